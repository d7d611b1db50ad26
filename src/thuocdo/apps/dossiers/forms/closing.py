"""The form that closes a period."""

from collections.abc import Iterable
from typing import Any

from django import forms

from thuocdo.apps.dossiers.services import Closing
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import say


class CloseForm(forms.Form):
    """Which period, as of which day."""

    code = forms.ChoiceField(label=say("Kỳ", "Period"))
    as_of = DayField(
        label=say("Ngày chốt số liệu", "As of"),
        required=False,
        help_text=say(
            "Để trống: ngày cuối kỳ. Việc xảy ra sau ngày này không được tính.",
            "Left empty: its last day. What happened later is not counted.",
        ),
    )
    reason = forms.CharField(
        label=say("Lý do chốt lại", "Reason for closing it again"),
        max_length=500,
        required=False,
        help_text=say("Chỉ cần khi kỳ đã chốt trước đó.", "Only where it was closed before."),
    )

    def __init__(self, *args: Any, periods: Iterable[tuple[str, str]], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["code"].choices = list(periods)  # type: ignore[attr-defined]

    def closing(self) -> Closing:
        """What was asked for."""
        data = self.cleaned_data
        return Closing(data["code"], data["as_of"], data["reason"])

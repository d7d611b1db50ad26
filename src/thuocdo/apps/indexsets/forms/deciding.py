"""Forms of the two decisions on an edition."""

from typing import Any

from django import forms

from thuocdo.apps.indexsets.forms.reading import date_field
from thuocdo.lib.language import say


class IssueForm(forms.Form):
    """Number and date of the decision, which a demonstration need not have."""

    number = forms.CharField(
        label=say("Số quyết định", "Number of the decision"),
        help_text=say("Ví dụ: 12/QĐ-UBND", "Such as 12/QĐ-UBND"),
        max_length=120,
        error_messages={
            "required": say("Nêu số quyết định ban hành.", "Give the number of the decision.")
        },
    )
    on = date_field(
        label=say("Ngày quyết định", "Date of the decision"),
        error_messages={
            "required": say("Nêu ngày của quyết định.", "Give the date of the decision.")
        },
    )

    def __init__(self, data: Any = None, *, is_official: bool) -> None:  # noqa: ANN401  (as Django's)
        super().__init__(data)
        for field in self.fields.values():
            field.required = is_official


class RetireForm(forms.Form):
    """Why an edition is no longer in force."""

    reason = forms.CharField(
        label=say("Lý do", "Reason"),
        help_text=say("Ví dụ: thay bằng Quyết định …", "Such as: replaced by Decision …"),
        max_length=300,
        error_messages={
            "required": say(
                "Nêu lý do cho phiên bản hết hiệu lực.", "Say why the edition is to be retired."
            )
        },
    )

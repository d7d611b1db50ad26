"""The form for a table of totals."""

from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from thuocdo.apps.units.models import Unit
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import say

ENDINGS = (".csv", ".txt", ".xlsx")
LARGEST = 5_000_000  # bytes


class TotalsForm(forms.Form):
    """A table of totals, whose units it is about, and until when it counts."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=say("Đơn vị", "Unit"),
        empty_label=None,
        help_text=say(
            "Dòng của đơn vị ngoài phạm vi này bị từ chối.",
            "Rows of units outside of it are refused.",
        ),
    )
    file = forms.FileField(
        label=say("Bảng tổng hợp", "Table of totals"), help_text=say("CSV, XLSX.", "CSV, XLSX.")
    )
    as_of = DayField(label=say("Số liệu tính đến ngày", "State of the data as of"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (as Django's)
        units: QuerySet[Unit],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def clean_file(self) -> Any:  # noqa: ANN401  (an upload)
        """Refuse what is no table."""
        file = self.cleaned_data["file"]
        if Path(file.name).suffix.lower() not in ENDINGS:
            raise ValidationError(
                say(
                    "Định dạng không đọc được. Lưu lại dạng CSV hoặc XLSX.",
                    "It cannot be read. Save it as CSV or XLSX.",
                )
            )
        if file.size > LARGEST:
            raise ValidationError(
                say("Tệp quá 5 MB. Chia thành nhiều tệp.", "The file is over 5 MB. Split it.")
            )
        return file

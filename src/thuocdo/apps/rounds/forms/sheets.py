"""A workbook that comes back, and in which way its numbers are written."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from thuocdo.apps.rounds.selectors.own_sheets import Given, given_in
from thuocdo.lib.language import said, say
from thuocdo.reading.tables.reading import table_in
from thuocdo.reading.tables.sources import Kind, Source
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Refusal

MARKS = (
    (DecimalMark.COMMA.value, say("Dấu phẩy thập phân: 14,24", "Decimal comma: 14,24")),
    (DecimalMark.POINT.value, say("Dấu chấm thập phân: 14.24", "Decimal point: 14.24")),
)
LARGEST = 5 * 1024 * 1024  # bytes
TOO_LARGE = say("Tệp lớn hơn 5 MB.", "The file is larger than 5 MB.")
NO_WORKBOOK = say(
    "Không phải tệp Excel (.xlsx). Dùng tệp đã tải từ trang này.",
    "Not a workbook (.xlsx). Use the file that was downloaded here.",
)


class SheetForm(forms.Form):
    """The workbook of a self-assessment."""

    table = forms.FileField(
        label=say("Tệp Excel đã điền", "The workbook, filled in"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
    mark = forms.ChoiceField(
        label=say(
            "Số gõ dạng chữ trong tệp viết theo cách nào?",
            "How are numbers written that were typed as text?",
        ),
        choices=MARKS,
        widget=forms.RadioSelect,
    )
    given: list[Given]

    def clean(self) -> dict[str, Any]:
        """Read the rows; what cannot be read is told at the file."""
        data = super().clean() or {}
        table = data.get("table")
        if table is None or "mark" not in data:
            return data
        if table.size > LARGEST:
            raise ValidationError({"table": TOO_LARGE})
        source = Source(table.name, table.read())
        if source.kind is not Kind.WORKBOOK:
            raise ValidationError({"table": NO_WORKBOOK})
        try:
            self.given = given_in(table_in(source, DecimalMark(data["mark"])))
        except Refusal as refused:
            raise ValidationError({"table": said(refused.sentence)}) from refused
        return data

    def rows(self) -> list[Given]:
        """What the file gives, after it was found valid."""
        return self.given

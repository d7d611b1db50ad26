"""A decree by form: its kind, the units that change, and those that begin."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from thuocdo.apps.units.models import EventKind, Kind
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import say
from thuocdo.reading.registers.model import Change, ChangeKind, Decree, RegisteredUnit, UnitKind
from thuocdo.vietnamese.normalising import to_nfc

ROWS = 5  # new units in the form; a decree with more comes as a table
WHOLE = Decimal(1)
BEGINNING = [kind for kind in Kind.choices if kind[0] not in {Kind.DISTRICT, Kind.TOWNSHIP}]


class DecreeForm(forms.Form):
    """What a decree says of the units that change."""

    kind = forms.ChoiceField(label=say("Việc", "What happens"), choices=EventKind.choices)
    on = DayField(label=say("Ngày có hiệu lực", "First day of the new state"))
    document = forms.CharField(
        label=say("Số, ký hiệu văn bản", "Number of the document"),
        help_text=say("Ví dụ: 1685/NQ-UBTVQH15", "For example: 1685/NQ-UBTVQH15"),
        max_length=300,
    )
    is_confirmed = forms.BooleanField(
        label=say("Đã đọc trong chính văn bản", "Read in the document itself"), required=False
    )
    old = forms.CharField(
        label=say("Mã các đơn vị thay đổi", "Codes of the units that change"),
        help_text=say(
            "Mỗi mã một dòng hoặc cách nhau bằng dấu phẩy.", "One a line, or separated by commas."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    note = forms.CharField(
        label=say("Ghi chú", "Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_old(self) -> list[str]:
        """The codes, each once."""
        codes = self.cleaned_data["old"].replace(",", " ").split()
        return list(dict.fromkeys(codes))

    def decree(self, rows: list[dict[str, Any]]) -> Decree:
        """The decree that form and rows make together.

        Raises:
            ValidationError: the number of units does not fit the kind.
        """
        kind = ChangeKind(self.cleaned_data["kind"])
        old = self.cleaned_data["old"]
        refuse_unfit_number(kind, len(old), len(rows))
        changes = tuple(
            Change(
                on=self.cleaned_data["on"],
                kind=kind,
                old=code,
                new=new,
                share_of_old=share,
                document=self.cleaned_data["document"],
                is_confirmed=self.cleaned_data["is_confirmed"],
            )
            for code, new, share in ends(kind, old, rows)
        )
        begun = () if kind is ChangeKind.TRANSFER else tuple(map(unit_of, rows))
        return Decree(changes, begun, self.cleaned_data["note"])


class NewUnitForm(forms.Form):
    """A unit that begins, or the one that receives a part."""

    code = forms.CharField(label=say("Mã", "Code"), max_length=20)
    name = forms.CharField(
        label=say("Tên, kèm loại đơn vị", "Name with its type"), max_length=200, required=False
    )
    name_en = forms.CharField(
        label=say("Tên tiếng Anh", "Name in English"), max_length=200, required=False
    )
    type = forms.ChoiceField(label=say("Loại", "Type"), choices=BEGINNING, initial=Kind.COMMUNE)
    parent = forms.CharField(
        label=say("Mã cấp trên", "Code of the superior"),
        help_text=say("Để trống nếu giữ nguyên.", "Empty if it stays the same."),
        max_length=20,
        required=False,
    )
    share = forms.DecimalField(
        label=say("Tỷ phần nhận từ đơn vị cũ", "Share of the old unit"),
        help_text=say(
            "Từ 0 đến 1, cho chia tách và chuyển địa giới; để trống nếu chưa biết.",
            "From 0 to 1, for splits and transfers; empty if not known.",
        ),
        min_value=0,
        max_value=1,
        localize=True,
        required=False,
    )
    population = forms.IntegerField(
        label=say("Dân số (người)", "Population"), min_value=0, localize=True, required=False
    )


NewUnits = forms.formset_factory(NewUnitForm, extra=ROWS, max_num=ROWS)


class UploadForm(forms.Form):
    """A table of decrees."""

    table = forms.FileField(
        label=say("Bảng văn bản, CSV hoặc XLSX", "Table of decrees, CSV or XLSX"),
        help_text=say("Nhiều nhất 1 MB.", "1 MB at most."),
    )


def refuse_unfit_number(kind: ChangeKind, old: int, new: int) -> None:
    """Each kind needs so many units."""
    least_old, most_old, least_new, most_new, vi, en = NUMBERS[kind]
    if not (least_old <= old <= most_old and least_new <= new <= most_new):
        raise ValidationError(say(vi, en))


MANY = 1000
NUMBERS = {
    ChangeKind.RENAME: (1, 1, 1, 1, "Đổi tên cần một mã cũ và một đơn vị mới.",
                        "A rename needs one old code and one new unit."),
    ChangeKind.STATUS: (1, 1, 1, 1, "Đổi loại hoặc cấp trên cần một mã cũ và một đơn vị mới.",
                        "A change of type or superior needs one old code and one new unit."),
    ChangeKind.MERGE: (2, MANY, 1, 1, "Sáp nhập cần từ hai mã cũ và một đơn vị mới.",
                       "A merger needs two old codes or more and one new unit."),
    ChangeKind.SPLIT: (1, 1, 2, ROWS, "Chia tách cần một mã cũ và từ hai đơn vị mới.",
                       "A split needs one old code and two new units or more."),
    ChangeKind.ABOLISH: (1, MANY, 0, 0, "Giải thể không có đơn vị mới.",
                         "An abolition has no new unit."),
    ChangeKind.TRANSFER: (1, 1, 1, 1, "Chuyển địa giới cần một mã chuyển đi và một đơn vị nhận.",
                          "A transfer needs one code that gives and one unit that receives."),
}  # fmt: skip


def ends(
    kind: ChangeKind, old: list[str], rows: list[dict[str, Any]]
) -> list[tuple[str, str | None, Decimal | None]]:
    """Old code, new code and share of each edge."""
    if kind is ChangeKind.ABOLISH:
        return [(code, None, None) for code in old]
    if kind is ChangeKind.SPLIT:
        return [(old[0], row["code"], row["share"]) for row in rows]
    if kind is ChangeKind.TRANSFER:
        receiver, share = rows[0]["code"], rows[0]["share"]
        rest = None if share is None else WHOLE - share
        return [
            (old[0], receiver, share), (old[0], old[0], rest), (receiver, receiver, WHOLE)
        ]  # fmt: skip
    return [(code, rows[0]["code"], WHOLE) for code in old]


def unit_of(row: dict[str, Any]) -> RegisteredUnit:
    """The unit that a row begins.

    Raises:
        ValidationError: it has no name.
    """
    if not row["name"].strip():
        raise ValidationError(
            say(f"Đơn vị mới {row['code']} chưa có tên. Ghi tên, kèm loại đơn vị.",
                f"The new unit {row['code']} has no name. Give it, with its type.")
        )  # fmt: skip
    return RegisteredUnit(
        code=row["code"],
        name=to_nfc(row["name"].strip()),
        kind=UnitKind(row["type"]),
        name_en=row["name_en"].strip(),
        parent=row["parent"].strip(),
        population=row["population"],
    )

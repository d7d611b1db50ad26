"""The table in which the council gives its own points: a row a unit, a reason for all or each."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField

from thuocdo.apps.rounds.forms.council import own_field
from thuocdo.apps.rounds.selectors.pointing import PointsRow
from thuocdo.apps.rounds.services.pointing import Given
from thuocdo.core.index_set.model import Leaf
from thuocdo.core.scoring.figures import InputType
from thuocdo.lib.language import say

REASON = "ly_do"  # where the rule asks for none itself


class ShownRow(NamedTuple):
    """One unit in the table."""

    row: PointsRow
    fields: list[BoundField]


class PointsForm(forms.Form):
    """A field for each figure of each unit; rows left empty are left as they are."""

    common = forms.CharField(
        label=say("Lý do chung", "Common reason"),
        help_text=say(
            "Dùng cho những đơn vị có điểm mà ô lý do để trống.",
            "For units with points whose reason is left empty.",
        ),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, leaf: Leaf, rows: list[PointsRow], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.rows = rows
        self.asked = leaf.rule.inputs if leaf.rule else ()
        self.names = [each.name for each in self.asked]
        self.reasons = [each.name for each in self.asked if each.type is InputType.TEXT]
        if not self.reasons:
            self.names.append(REASON)
            self.reasons.append(REASON)
        for row in rows:
            self.add(row)

    def add(self, row: PointsRow) -> None:
        """The fields of one unit, named for those who hear them."""
        made = {each.name: own_field(each) for each in self.asked}
        made.setdefault(self.reasons[0], forms.CharField(max_length=2000, required=False))
        said = row.word or row.given
        known = {REASON: said.text, **said.figures} if said else {}
        for name in self.names:
            field = made[name]
            field.widget.attrs["aria-label"] = f"{row.entry.participant}: {field.label or REASON}"
            field.initial = (
                known.get(name, "").replace(".", ",")
                if self.is_number(name)
                else (known.get(name, ""))
            )
            if self.is_number(name):
                field.widget.attrs["inputmode"] = "decimal"
            self.fields[f"d{row.entry.pk}_{name}"] = field

    def is_number(self, name: str) -> bool:
        """Whether a figure is written with a decimal comma."""
        numbers = {InputType.POINTS, InputType.NUMBER, InputType.RATE, InputType.COUNT}
        return any(each.name == name and each.type in numbers for each in self.asked)

    def shown(self) -> Iterator[ShownRow]:
        """The rows as the table shows them."""
        for row in self.rows:
            yield ShownRow(row, [self[f"d{row.entry.pk}_{name}"] for name in self.names])

    @property
    def labels(self) -> list[object]:
        """The headings of the columns."""
        labels = {each.name: own_field(each).label for each in self.asked}
        return [labels.get(name, say("Lý do", "Reason")) for name in self.names]

    def given(self) -> dict[int, Given]:
        """What was written, without rows that have no figure."""
        data, common = self.cleaned_data, self.cleaned_data["common"]
        found: dict[int, Given] = {}
        for row in self.rows:
            texts = {name: data[f"d{row.entry.pk}_{name}"] for name in self.names}
            if any(text for name, text in texts.items() if name not in self.reasons):
                filled = {name: texts[name] or common for name in self.reasons}
                reason = " ".join(dict.fromkeys(text for text in filled.values() if text))
                own = {n: t for n, t in {**texts, **filled}.items() if n != REASON}
                found[row.entry.pk] = Given(own, reason)
        return found

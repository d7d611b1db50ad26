"""Forms of field checks: planning one over the items of a unit, answering a line, closing."""

from typing import Any, NamedTuple

from django import forms

from thuocdo.apps.rounds.models import Entry, Found
from thuocdo.apps.rounds.services.checking import Visit
from thuocdo.core.index_set.model import Leaf
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import say

LONGEST = 300  # signs of what is to be looked at


class Asked(NamedTuple):
    """The field of one item."""

    leaf: Leaf
    name: str
    text: str
    is_wrong: bool


class VisitForm(forms.Form):
    """When, who, by which document, and what is to be looked at of each item."""

    on = DayField(label=say("Ngày kiểm tra", "Day of the visit"))
    members = forms.CharField(
        label=say("Thành phần đoàn", "Who goes"),
        help_text=say("Mỗi dòng một người, kèm chức vụ.", "One a line, with the office."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
    )
    document = forms.CharField(
        label=say("Số văn bản cử đoàn", "Document that orders it"), max_length=200
    )

    def __init__(self, *args: Any, asked: list[tuple[Entry, Leaf]], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.asked = asked
        for entry, _ in asked:
            self.fields[f"xem_{entry.pk}"] = forms.CharField(required=False, max_length=LONGEST)

    def lines(self) -> list[Asked]:
        """The items with their fields, which are a hundred: the page writes them itself."""
        found = []
        for entry, leaf in self.asked:
            name = f"xem_{entry.pk}"
            text = self.data.get(name, "") if self.is_bound else ""
            found.append(Asked(leaf, name, text, self.is_bound and name in self.errors))
        return found

    def visit(self) -> Visit:
        """What was written."""
        data = self.cleaned_data
        return Visit(data["on"], data["members"], data["document"])

    def questions(self) -> dict[int, str]:
        """What is to be looked at; items left empty are not part of the visit."""
        found = {entry.pk: self.cleaned_data[f"xem_{entry.pk}"] for entry, _ in self.asked}
        return {key: text for key, text in found.items() if text.strip()}


class LineForm(forms.Form):
    """What was found."""

    found = forms.ChoiceField(
        label=say("Kết quả", "Finding"), choices=Found.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=say("Ghi nhận", "Note"),
        help_text=say("Bắt buộc khi không đúng hoặc không kiểm tra được.", "Needed if not right."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4000,
        required=False,
    )


class CloseForm(forms.Form):
    """How the visit ends."""

    conclusion = forms.CharField(
        label=say("Kết luận", "Conclusion"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
    )

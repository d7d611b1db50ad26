"""Forms of field checks: planning one over the items of a unit, answering a line, closing."""

from typing import Any

from django import forms

from thuocdo.apps.rounds.models import Entry, Found
from thuocdo.apps.rounds.services.checking import Visit
from thuocdo.core.index_set.model import Leaf
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import said, say


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
        for entry, leaf in asked:
            hint = say(f"Nội dung cần xem của mục {leaf.code}", f"What to look at of {leaf.code}")
            field = forms.CharField(required=False, max_length=300)
            field.widget.attrs["aria-label"] = hint
            self.fields[f"xem_{entry.pk}"] = field

    def lines(self) -> list[tuple[str, str, forms.BoundField]]:
        """The items with their fields."""
        return [(leaf.code, said(leaf.title), self[f"xem_{e.pk}"]) for e, leaf in self.asked]

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

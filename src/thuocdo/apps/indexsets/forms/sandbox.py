"""The form of a rule's own inputs, on which values are tried."""

from collections.abc import Callable
from typing import Any

from django import forms

from thuocdo.apps.indexsets.forms.reading import count_field, date_field, number_field
from thuocdo.apps.indexsets.selectors import Tried, tried
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.index_set.model import IndexSet, Leaf, NotApplicable
from thuocdo.core.scoring.figures import Entry, Input, InputType
from thuocdo.lib.language import said, say
from thuocdo.vietnamese.sentence import Sentence

NOT_APPLICABLE = "khong-ap-dung"
OTHER = "muc-"  # before the code of an item that the rule looks at
YES, NO = "co", "khong"
TRIED = Sentence("thử quy tắc", "trying the rule")


def yes_no_field(**options: Any) -> forms.TypedChoiceField:  # noqa: ANN401
    """Yes, no, or not said, which is neither."""
    choices = [("", say("chưa nêu", "not said")), (YES, say("có", "yes")), (NO, say("không", "no"))]
    return forms.TypedChoiceField(
        choices=choices, coerce=lambda value: value == YES, empty_value=None, **options
    )


FIELDS: dict[InputType, Callable[..., forms.Field]] = {
    InputType.COUNT: count_field,
    InputType.NUMBER: number_field,
    InputType.RATE: number_field,
    InputType.POINTS: number_field,
    InputType.DATE: date_field,
    InputType.YES_NO: yes_no_field,
    InputType.TEXT: forms.CharField,
}


class SandboxForm(forms.Form):
    """Nothing is required: what was not typed is missing, and the rule says what follows."""

    def __init__(self, index_set: IndexSet, leaf: Leaf, data: Any = None) -> None:  # noqa: ANN401
        self.index_set, self.leaf = index_set, leaf
        self.result: Tried | None = None
        inputs = leaf.rule.inputs if leaf.rule else ()
        super().__init__(data if is_filled(data, inputs, leaf) else None)
        for asked in inputs:
            self.fields[asked.name] = field_of(asked, leaf)
        for code in leaf.rule.needs if leaf.rule else ():
            label = say(f"Điểm của mục {code}", f"Points of item {code}")
            self.fields[OTHER + code] = number_field(label=label, required=False)
        if leaf.not_applicable is not NotApplicable.REFUSED:
            label = say("Không áp dụng cho đơn vị", "Does not apply to the unit")
            self.fields[NOT_APPLICABLE] = forms.BooleanField(label=label, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask the rule; a figure that contradicts itself is told at its field."""
        typed = super().clean() or {}
        if self.errors or self.leaf.rule is None:
            return typed
        names = {asked.name for asked in self.leaf.rule.inputs}
        values = {name: typed[name] for name in names if typed.get(name) not in (None, "")}
        others = {
            code: typed[OTHER + code]
            for code in self.leaf.rule.needs
            if typed.get(OTHER + code) is not None
        }
        reason = said(TRIED) if typed.get(NOT_APPLICABLE) else None
        try:
            self.result = tried(self.index_set, self.leaf, Entry(values, reason), others)
        except InvalidFigure as refusal:
            text = said(refusal.sentence)
            self.add_error(next((name for name in names if f"`{name}`" in text), None), text)
        return typed


def field_of(asked: Input, leaf: Leaf) -> forms.Field:
    """The field for one input, in the type that the rule asks for."""
    label = say(*asked.label)
    if asked.type is not InputType.CHOICE:
        return FIELDS[asked.type](label=label, required=False)
    words = {option.value: option.label for option in getattr(leaf.rule, "options", ())}
    choices = [(value, say(*words.get(value, (value, value)))) for value in asked.options]
    return forms.ChoiceField(
        label=label, required=False, choices=[("", say("chưa nêu", "not said")), *choices]
    )


def is_filled(data: Any, inputs: tuple[Input, ...], leaf: Leaf) -> bool:  # noqa: ANN401
    """Whether the address carries values to try."""
    needs = leaf.rule.needs if leaf.rule else ()
    names = {i.name for i in inputs} | {OTHER + code for code in needs} | {NOT_APPLICABLE}
    return any(name in names for name in data or ())

"""Forms of the council: calling it, deciding an item, answering an appeal, heading a document."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms

from thuocdo.apps.rounds.models import Layer, Word
from thuocdo.apps.rounds.selectors.own_fields import labels_of
from thuocdo.apps.rounds.services.appealing import Answer, Filed
from thuocdo.apps.rounds.services.sitting import TAKEN, Called, Decision
from thuocdo.core.index_set.model import Leaf
from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.core.tracing.phrases import NO, YES
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import said, say
from thuocdo.vietnamese.sentence import Sentence

OWN = "own"
ANSWERS = {"có": YES, "không": NO}
NO_LABELS: Mapping[str, Sentence] = MappingProxyType({})
LINES = forms.Textarea(attrs={"rows": 4})
LONG = forms.Textarea(attrs={"rows": 3})


class CallForm(forms.Form):
    """What calls a sitting."""

    held_on = DayField(label=say("Ngày họp", "Day of the sitting"))
    chair = forms.CharField(label=say("Chủ tọa", "Chair"), max_length=150)
    secretary = forms.CharField(label=say("Thư ký", "Secretary"), max_length=150, required=False)
    members = forms.CharField(
        label=say("Thành viên khác", "Other members"),
        help_text=say("Mỗi dòng một người, kèm chức vụ.", "One a line, with the office."),
        widget=LINES,
        required=False,
    )
    place = forms.CharField(label=say("Địa điểm", "Place"), max_length=200, required=False)
    document = forms.CharField(
        label=say("Giấy mời, văn bản", "Document that calls it"), max_length=200, required=False
    )

    def called(self) -> Called:
        """What was written."""
        data = self.cleaned_data
        members = tuple(line.strip() for line in data["members"].splitlines() if line.strip())
        return Called(
            data["held_on"],
            data["chair"],
            data["place"],
            data["secretary"],
            members,
            data["document"],
        )


class DecisionForm(forms.Form):
    """The figures of a layer or the council's own, votes, and the reason."""

    taken = forms.ChoiceField(
        label=say("Hội đồng lấy số liệu của", "The council takes the figures of"),
        widget=forms.RadioSelect,
    )
    in_favour = forms.IntegerField(
        label=say("Phiếu thuận", "Votes in favour"), min_value=0, max_value=500, required=False
    )
    against = forms.IntegerField(
        label=say("Phiếu không thuận", "Votes against"), min_value=0, max_value=500, required=False
    )
    reason = forms.CharField(
        label=say("Lý do quyết định", "Reason"),
        help_text=say("Được công bố cùng kết quả.", "It is published with the results."),
        widget=LONG,
        max_length=2000,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's)
        leaf: Leaf,
        words: Mapping[Layer, Word],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        layers = [(layer.value, layer.label) for layer in TAKEN if layer in words]
        own = [(OWN, say("số liệu khác, nhập dưới đây", "other figures, entered below"))]
        choice = self.fields["taken"]
        choice.choices = layers + own  # type: ignore[attr-defined]
        self.asked = leaf.rule.inputs if leaf.rule else ()
        labels = labels_of(leaf.rule) if leaf.rule else {}
        for each in self.asked:
            self.fields[f"so_{each.name}"] = own_field(each, labels)
        self.order_fields(
            ["taken", *(f"so_{each.name}" for each in self.asked), "in_favour", "against", "reason"]
        )

    def decision(self) -> Decision:
        """What was written."""
        data = self.cleaned_data
        texts = {each.name: data.get(f"so_{each.name}", "") for each in self.asked}
        taken = None if data["taken"] == OWN else Layer(data["taken"])
        return Decision(
            data["reason"], taken, {} if taken else texts, data["in_favour"], data["against"]
        )


def own_field(asked: Input, labels: Mapping[str, Sentence] = NO_LABELS) -> forms.Field:
    """A field for one figure of the council's own, read by the same reader as everybody's."""
    label = said(asked.label)
    if asked.type is InputType.YES_NO:
        answers = [("", "–"), *((text, said(words)) for text, words in ANSWERS.items())]
        return forms.ChoiceField(label=label, choices=answers, required=False)
    if asked.type is InputType.CHOICE:
        told = [said(labels.get(option, Sentence(option, option))) for option in asked.options]
        options = [("", "–"), *zip(asked.options, told, strict=True)]
        return forms.ChoiceField(label=label, choices=options, required=False)
    return forms.CharField(label=label, required=False, max_length=2000)


class ConfirmForm(forms.Form):
    """Agreeing to all accepted explanations at once."""

    reason = forms.CharField(
        label=say("Lý do chung", "Common reason"),
        max_length=2000,
        initial=say(
            "Hội đồng nhất trí với kết quả thẩm định lần hai.",
            "The council agrees to the second appraisal.",
        ),
    )


class AppealForm(forms.Form):
    """What a unit appeals against."""

    document = forms.CharField(
        label=say("Số, ký hiệu văn bản của đơn vị", "Number of the unit's letter"), max_length=200
    )
    code = forms.ChoiceField(label=say("Mục", "Item"), required=False)
    text = forms.CharField(label=say("Nội dung kiến nghị", "What is asked"), widget=LONG)

    def __init__(self, *args: Any, leaves: list[tuple[str, str]], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        whole = [("", say("kết quả chung", "the result as a whole"))]
        self.fields["code"].choices = whole + leaves  # type: ignore[attr-defined]

    def filed(self) -> Filed:
        """What was written."""
        data = self.cleaned_data
        return Filed(data["document"], data["text"], data["code"])


class AnswerForm(forms.Form):
    """What the council says to an appeal."""

    is_upheld = forms.ChoiceField(
        label=say("Kết luận", "Conclusion"),
        choices=[
            ("no", say("Không chấp nhận, giữ kết quả", "Not upheld, the result stands")),
            ("yes", say("Chấp nhận, Hội đồng quyết định lại", "Upheld, to be decided again")),
        ],
        widget=forms.RadioSelect,
    )
    code = forms.ChoiceField(label=say("Mục quyết định lại", "Item"), required=False)
    text = forms.CharField(label=say("Trả lời", "Answer"), widget=LONG)

    def __init__(self, *args: Any, leaves: list[tuple[str, str]], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        if leaves:
            self.fields["code"].choices = [("", "–"), *leaves]  # type: ignore[attr-defined]
        else:
            del self.fields["code"]

    def answer(self) -> Answer:
        """What was written."""
        data = self.cleaned_data
        return Answer(data["text"], data["is_upheld"] == "yes", data.get("code", ""))


class PaperForm(forms.Form):
    """The head of an official document; what is left empty the registry writes."""

    parent = forms.CharField(label=say("Cơ quan chủ quản", "Parent body"), required=False)
    issuer = forms.CharField(label=say("Cơ quan ban hành", "Issuing body"))
    number = forms.CharField(label=say("Số", "Number"), required=False, max_length=20)
    symbol = forms.CharField(label=say("Ký hiệu", "Symbol"), max_length=40)
    place = forms.CharField(label=say("Địa danh", "Place"), max_length=100)
    on = DayField(label=say("Ngày ký", "Day"), required=False)


def leaf_choices(leaves: list[Leaf]) -> list[tuple[str, str]]:
    """Leaves as people choose them."""
    return [(leaf.code, f"{leaf.code} {said(leaf.title)}") for leaf in leaves]

"""Rule kind ``all_or_nothing``: the full points when every condition holds, else none."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from thuocdo.core.documents.located import Mapping
from thuocdo.core.rounding import ZERO
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Situation,
    StandsAlone,
    Terms,
    flag_of,
    rescored,
)
from thuocdo.vietnamese.sentence import Sentence


@dataclass(frozen=True, slots=True)
class AllOrNothing(StandsAlone):
    """Yes to everything earns all; a condition without an answer leaves the leaf missing."""

    kind: ClassVar[str] = "all_or_nothing"
    conditions: tuple[tuple[str, Sentence], ...]  # input name, what must hold
    maximum: Decimal  # points

    @property
    def inputs(self) -> tuple[Input, ...]:
        return tuple(Input(name, InputType.YES_NO, label) for name, label in self.conditions)

    def bounds(self) -> tuple[Decimal, Decimal]:
        return ZERO, self.maximum

    def score(self, at: Situation) -> Reached | Gone:
        points = self.maximum
        for name, _ in self.conditions:
            answer = flag_of(at.values, name)
            if answer is None:
                return Gone.MISSING
            if not answer:
                points = ZERO
        return Reached(points)

    def unmet(self, at: Situation) -> list[tuple[str, Sentence]]:
        """The conditions answered with no."""
        return [(name, label) for name, label in self.conditions if not at.values[name]]

    def sentence(self) -> Sentence:
        worth = wording.points(self.maximum)
        if len(self.conditions) == 1:
            label = self.conditions[0][1]
            return Sentence(
                f"{label.vi}: {worth.vi}; không: 0 điểm", f"{label.en}: {worth.en}; else 0 points"
            )
        labels = wording.joined([label for _, label in self.conditions])
        return Sentence(
            f"đạt đủ các điều kiện ({labels.vi}): {worth.vi}; thiếu một điều kiện: 0 điểm",
            f"all conditions hold ({labels.en}): {worth.en}; one missing: 0 points",
        )

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        unmet = self.unmet(at)
        if not unmet:
            return Sentence("đạt đủ điều kiện", "all conditions hold")
        labels = wording.joined([label for _, label in unmet])
        return Sentence(f"không đạt: {labels.vi}", f"does not hold: {labels.en}")

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        unmet = self.unmet(at)
        labels = wording.joined([label for _, label in unmet])
        way = Sentence(f"cần đáp ứng: {labels.vi}", f"to be met: {labels.en}")
        return rescored(self, at, dict.fromkeys((name for name, _ in unmet), True), way)


def read_all_or_nothing(document: Mapping, terms: Terms) -> AllOrNothing:
    """Read ``kind: all_or_nothing``; without ``conditions`` the one input is ``yes``."""
    if not document.has("conditions"):
        return AllOrNothing((("yes", terms.label("yes", "Có thực hiện", "Done")),), terms.maximum)
    labels, english = document.labels("conditions"), document.labels("conditions_en")
    if not labels:
        raise document.place_of("conditions").refusal(
            "`conditions` chưa có điều kiện nào. Thêm ít nhất một điều kiện.",
            "`conditions` is empty. Add at least one condition.",
        )
    for name in english:
        if name not in labels:
            raise document.place_of("conditions_en").refusal(
                f"`{name}` trong `conditions_en` không có trong `conditions`. Sửa tên.",
                f"`{name}` in `conditions_en` is not among the `conditions`. Correct the name.",
            )
    conditions = tuple((name, Sentence(vi, english.get(name, vi))) for name, vi in labels.items())
    return AllOrNothing(conditions, terms.maximum)

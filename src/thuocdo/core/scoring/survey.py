"""Rule kind ``survey``: the mean of weighted answers, or the share of good ones, in points."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, NamedTuple

from thuocdo.core.documents.located import Mapping
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.rounding import HUNDRED, ZERO, ratio
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, InputType, Values
from thuocdo.core.scoring.names import refuse_repeats
from thuocdo.core.scoring.outcomes import read_label
from thuocdo.core.scoring.rate import Rate
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Situation,
    StandsAlone,
    Terms,
    count_of,
    decimal_of,
)
from thuocdo.vietnamese.sentence import Sentence

ERROR = Input(
    "standard_error",
    InputType.NUMBER,
    Sentence("Sai số chuẩn (điểm phần trăm)", "Standard error (percentage points)"),
    optional=True,
)


class SurveyForm(StrEnum):
    """How answers become one percentage."""

    MEAN = "mean"  # the mean of option weights
    SHARE = "share"  # the share of satisfied answers


class Answer(NamedTuple):
    """One answer that can be ticked; blanks and "don't know" are not among them."""

    name: str  # of the input that holds its count
    label: Sentence
    weight: Decimal  # percent of the maximum


@dataclass(frozen=True, slots=True)
class WeightedMean:
    """The mean weight of the answers given, or the percentage itself when only that is known."""

    answers: tuple[Answer, ...]
    score_label: Sentence

    @property
    def inputs(self) -> tuple[Input, ...]:
        counts = (Input(a.name, InputType.COUNT, a.label, optional=True) for a in self.answers)
        return (Input("score", InputType.RATE, self.score_label), *counts)

    def of(self, values: Values) -> Decimal | Gone:
        """The percentage.

        Raises:
            InvalidFigure: both the percentage and counts are declared, or it lies outside 0–100.
        """
        counts = {a.name: count_of(values, a.name) for a in self.answers}
        score, known = decimal_of(values, "score"), [c for c in counts.values() if c is not None]
        if score is not None:
            return self.stated(score, has_counts=bool(known))
        if len(known) < len(counts):
            return Gone.MISSING
        total = sum(known, ZERO)
        if total == 0:
            return Gone.NO_DENOMINATOR
        return ratio(sum((a.weight * (counts[a.name] or ZERO) for a in self.answers), ZERO), total)

    def stated(self, score: Decimal, *, has_counts: bool) -> Decimal:
        """The declared percentage, when nothing contradicts it."""
        if has_counts:
            raise InvalidFigure(
                "vừa có điểm khảo sát vừa có số phiếu theo phương án. Giữ lại một cách khai.",
                "both a survey score and counts of answers are declared. Keep one of them.",
            )
        if not ZERO <= score <= HUNDRED:
            vi, en = wording.number(score)
            raise InvalidFigure(
                f"{self.score_label.vi} là {vi}, phải từ 0 đến 100. Sửa số này.",
                f"{self.score_label.en} is {en}; it must be from 0 to 100. Correct it.",
            )
        return score

    def described(self, values: Values, value: Decimal) -> Sentence:
        """The mean, with the number of answers when it is known."""
        vi, en = wording.percent(value)
        if decimal_of(values, "score") is not None:
            return Sentence(f"điểm khảo sát {vi}", f"a survey score of {en}")
        total = sum((count_of(values, a.name) or ZERO for a in self.answers), ZERO)
        n = wording.amount(total, Sentence("phiếu", "answers"))
        return Sentence(f"điểm khảo sát {vi} ({n.vi})", f"a survey score of {en} ({n.en})")

    def sentence(self) -> Sentence:
        """The weights in words."""
        weights = [(a.label, wording.percent(a.weight)) for a in self.answers]
        table = wording.joined(
            [Sentence(f"{a.vi} {w.vi}", f"{a.en} {w.en}") for a, w in weights], ", "
        )
        return Sentence(
            f"trung bình các phương án trả lời ({table.vi})",
            f"the mean of the answers ({table.en})",
        )


@dataclass(frozen=True, slots=True)
class GoodShare:
    """The share of satisfied answers among all answers."""

    rate: Rate

    @property
    def inputs(self) -> tuple[Input, ...]:
        return self.rate.inputs

    def of(self, values: Values) -> Decimal | Gone:
        """The percentage."""
        return self.rate.of(values)

    def described(self, values: Values, value: Decimal) -> Sentence:
        """The share with its counts."""
        return self.rate.described(values, value)

    def sentence(self) -> Sentence:
        """The share in words."""
        part, whole = self.rate.numerator, self.rate.denominator
        return Sentence(f"{part.vi} ÷ {whole.vi}", f"{part.en} ÷ {whole.en}")


@dataclass(frozen=True, slots=True)
class Survey(StandsAlone):
    """``maximum × percentage``; nobody answered is a zero denominator."""

    kind: ClassVar[str] = "survey"
    form: WeightedMean | GoodShare
    maximum: Decimal  # points

    @property
    def inputs(self) -> tuple[Input, ...]:
        return (*self.form.inputs, ERROR)

    @property
    def may_lack_denominator(self) -> bool:
        return True

    def bounds(self) -> tuple[Decimal, Decimal]:
        return ZERO, self.maximum

    def score(self, at: Situation) -> Reached | Gone:
        value = self.form.of(at.values)
        if isinstance(value, Gone):
            return value
        return Reached(ratio(self.maximum * value, HUNDRED), value)

    def sentence(self) -> Sentence:
        worth, form = wording.points(self.maximum), self.form.sentence()
        return Sentence(f"{worth.vi} × {form.vi}", f"{worth.en} × {form.en}")

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        assert reached.measured is not None  # noqa: S101  (a survey always measures)
        return self.form.described(at.values, reached.measured)

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        return None  # answers are given by people; no figure of the unit's own can raise them


def read_survey(document: Mapping, terms: Terms) -> Survey:
    """Read ``kind: survey`` with ``form``; a mean has ``answers`` of ``{input, label, weight}``."""
    if document.choice("form", SurveyForm) is SurveyForm.SHARE:
        rate = Rate(
            terms.label("numerator", "Số người hài lòng", "Satisfied respondents"),
            terms.label("denominator", "Số người trả lời", "Respondents"),
            terms.label("rate", "Tỷ lệ hài lòng (%)", "Satisfaction rate (%)"),
            terms.counted,
        )
        return Survey(GoodShare(rate), terms.maximum)

    def read_answer(item: Mapping) -> Answer:
        return Answer(item.text("input"), read_label(item), item.decimal("weight"))

    answers = document.each("answers", read_answer)
    refuse_repeats(document, "answers", [a.name for a in answers], {"score", ERROR.name})
    weights = [answer.weight for answer in answers]
    if max(weights) != HUNDRED or min(weights) < 0:
        raise document.place_of("answers").refusal(
            "trọng số phương án phải từ 0 đến 100 và phương án tốt nhất là 100.",
            "answer weights must be from 0 to 100 and the best answer must be 100.",
        )
    label = terms.label("score", "Điểm khảo sát (%)", "Survey score (%)")
    return Survey(WeightedMean(answers, label), terms.maximum)

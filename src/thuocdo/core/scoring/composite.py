"""Rule kind ``composite``: several rules or leaves joined by all, any, sum, least or best."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, NamedTuple

from thuocdo.core.rounding import ZERO
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, Values
from thuocdo.core.scoring.rule import Gone, NextStep, Reached, Rule, Situation, rescored
from thuocdo.vietnamese.sentence import Sentence


class Combination(StrEnum):
    """How the parts become one number of points."""

    ALL = "all"  # the maximum when every part is full
    ANY = "any"  # the maximum when at least one part is full
    SUM = "sum"  # added, up to the maximum
    LEAST = "least"  # the weakest part counts
    BEST = "best"  # the strongest part counts


WORDS = {
    Combination.ALL: Sentence("tất cả các phần đều đạt tối đa", "every part is full"),
    Combination.ANY: Sentence("ít nhất một phần đạt tối đa", "at least one part is full"),
    Combination.SUM: Sentence("cộng các phần", "the sum of the parts"),
    Combination.LEAST: Sentence("lấy phần thấp nhất", "the lowest part"),
    Combination.BEST: Sentence("lấy phần cao nhất", "the highest part"),
}


class EmptyPart(StrEnum):
    """What a part earns when its own denominator is zero; unwritten, the leaf decides."""

    SCORE_ZERO = "score_zero"
    AWARD_MAXIMUM = "award_maximum"


NOTHING_AROSE = Sentence("không phát sinh (mẫu số bằng 0)", "nothing arose (the denominator is 0)")


class Part(NamedTuple):
    """A rule of its own, whose inputs are written ``name.input``."""

    name: str
    label: Sentence
    rule: Rule
    when_empty: EmptyPart | None = None

    def values_in(self, values: Values) -> Values:
        """The figures of this part, under the names that its rule knows."""
        prefix = f"{self.name}."
        return {key.removeprefix(prefix): v for key, v in values.items() if key.startswith(prefix)}

    def score(self, at: Situation) -> Reached | Gone:
        """The points of this part."""
        got = self.rule.score(Situation(self.values_in(at.values), at.others))
        if got is not Gone.NO_DENOMINATOR or self.when_empty is None:
            return got
        is_awarded = self.when_empty is EmptyPart.AWARD_MAXIMUM
        points = self.rule.bounds()[1] if is_awarded else ZERO
        return Reached(points, remark=NOTHING_AROSE)

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        """How this part came to its points."""
        if reached.remark is NOTHING_AROSE:
            return NOTHING_AROSE
        return self.rule.explanation(Situation(self.values_in(at.values), at.others), reached)

    @property
    def leaves_zero_open(self) -> bool:
        """Whether a denominator of zero here is for the leaf to decide."""
        return self.rule.may_lack_denominator and self.when_empty is None


class OtherLeaf(NamedTuple):
    """Another leaf as a part."""

    code: str

    def score(self, at: Situation) -> Reached | Gone:
        """The points of that leaf."""
        other = at.others.get(self.code)
        return Gone.MISSING if other is None else Reached(other.points)


@dataclass(frozen=True, slots=True)
class Composite:
    """Parts joined; a part without points leaves the whole without points."""

    kind: ClassVar[str] = "composite"
    combination: Combination
    parts: tuple[Part, ...]
    leaves: tuple[tuple[OtherLeaf, Decimal], ...]  # with the points at which it counts as full
    maximum: Decimal  # points

    @property
    def inputs(self) -> tuple[Input, ...]:
        return tuple(
            i._replace(name=f"{part.name}.{i.name}")
            for part in self.parts
            for i in part.rule.inputs
        )

    @property
    def needs(self) -> tuple[str, ...]:
        nested = [code for part in self.parts for code in part.rule.needs]
        return tuple(dict.fromkeys([leaf.code for leaf, _ in self.leaves] + nested))

    @property
    def may_lack_denominator(self) -> bool:
        return any(part.leaves_zero_open for part in self.parts)

    def bounds(self) -> tuple[Decimal, Decimal]:
        highs = [part.rule.bounds()[1] for part in self.parts] + [full for _, full in self.leaves]
        if self.combination is Combination.SUM:
            return ZERO, min(sum(highs, ZERO), self.maximum)
        if self.combination is Combination.LEAST:
            return ZERO, min(highs)
        return ZERO, max(highs) if self.combination is Combination.BEST else self.maximum

    def score(self, at: Situation) -> Reached | Gone:
        reached: list[tuple[Decimal, Decimal]] = []  # points, full points
        sources = [(part.score, part.rule.bounds()[1]) for part in self.parts]
        for score, full in sources + [(leaf.score, full) for leaf, full in self.leaves]:
            got = score(at)
            if isinstance(got, Gone):
                return got
            reached.append((got.points, full))
        return Reached(self.combined(reached))

    def combined(self, reached: list[tuple[Decimal, Decimal]]) -> Decimal:
        """The points of the whole from (points, full points) of the parts."""
        points = [got for got, _ in reached]
        if self.combination is Combination.SUM:
            return max(min(sum(points, ZERO), self.maximum), ZERO)
        if self.combination in {Combination.LEAST, Combination.BEST}:
            return min(points) if self.combination is Combination.LEAST else max(points)
        full = [got >= top for got, top in reached]
        holds = all(full) if self.combination is Combination.ALL else any(full)
        return self.maximum if holds else ZERO

    def sentence(self) -> Sentence:
        how, worth = WORDS[self.combination], wording.points(self.maximum)
        parts = [self.told(part, part.rule.sentence()) for part in self.parts]
        codes = [Sentence(f"mục {leaf.code}", f"item {leaf.code}") for leaf, _ in self.leaves]
        told = wording.joined(parts + codes)
        return Sentence(
            f"{how.vi}, tối đa {worth.vi} — {told.vi}", f"{how.en}, at most {worth.en} — {told.en}"
        )

    def told(self, part: Part, words: Sentence) -> Sentence:
        """A part's label before its words."""
        return Sentence(f"{part.label.vi}: {words.vi}", f"{part.label.en}: {words.en}")

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        told = []
        for part in self.parts:
            got = part.score(at)
            assert isinstance(got, Reached)  # noqa: S101  (the whole has points, so each part has)
            words, worth = part.explanation(at, got), wording.points(got.points)
            told.append(
                self.told(part, Sentence(f"{words.vi} ({worth.vi})", f"{words.en} ({worth.en})"))
            )
        for leaf, _ in self.leaves:
            got = leaf.score(at)
            assert isinstance(got, Reached)  # noqa: S101  (as above)
            worth = wording.points(got.points)
            told.append(Sentence(f"mục {leaf.code}: {worth.vi}", f"item {leaf.code}: {worth.en}"))
        return wording.joined(told)

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        """The smallest single change that helps, else all parts' next steps together."""
        steps = []
        for part in self.parts:
            inner = Situation(part.values_in(at.values), at.others)
            got = part.rule.score(inner)
            step = part.rule.next_step(inner, got) if isinstance(got, Reached) else None
            if step is not None:
                changes = {f"{part.name}.{key}": value for key, value in step.changes.items()}
                steps.append((changes, self.told(part, step.sentence)))
        single = [rescored(self, at, *step) for step in steps]
        helpful = [step for step in single if step is not None]
        if helpful:
            return min(helpful, key=lambda step: step.points)
        together: dict[str, object] = {}
        for changes, _ in steps:
            together |= changes
        return rescored(self, at, together, wording.joined([words for _, words in steps]))  # type: ignore[arg-type]

"""Rule kind ``composite``: several rules or leaves joined by all, any, sum, least or best."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, NamedTuple

from thuocdo.core.rounding import ZERO
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, Values
from thuocdo.core.scoring.rule import (
    Gone,
    NextStep,
    Reached,
    Rule,
    Situation,
    rescored,
    with_changes,
)
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
    when_empty: EmptyPart | None
    full: Decimal  # points at which it is full
    names: tuple[tuple[str, str], ...]  # (as declared for the whole, as the rule knows it)

    def inside(self, at: Situation) -> Situation:
        """The situation of this part: its figures under the names that its rule knows."""
        values = at.values
        own = {name: values[whole] for whole, name in self.names if whole in values}
        return Situation(own, at.others)

    def score(self, at: Situation) -> Reached | Gone:
        """The points of this part."""
        got = self.rule.score(self.inside(at))
        if got is not Gone.NO_DENOMINATOR or self.when_empty is None:
            return got
        is_awarded = self.when_empty is EmptyPart.AWARD_MAXIMUM
        return Reached(self.full if is_awarded else ZERO, remark=NOTHING_AROSE)

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        """How this part came to its points."""
        if reached.remark is NOTHING_AROSE:
            return NOTHING_AROSE
        return self.rule.explanation(self.inside(at), reached)

    def next_step(self, at: Situation) -> tuple[Values, Sentence] | None:
        """The changes, as declared for the whole, that win something in this part."""
        inner = self.inside(at)
        got = self.rule.score(inner)
        step = self.rule.next_step(inner, got) if isinstance(got, Reached) else None
        if step is None:
            return None
        return {f"{self.name}.{key}": value for key, value in step.changes.items()}, step.sentence

    def told(self, words: Sentence) -> Sentence:
        """The label before its words."""
        return Sentence(f"{self.label.vi} — {words.vi}", f"{self.label.en} — {words.en}")

    def defined(self) -> Sentence:
        """The label with the rule."""
        rule = self.rule.sentence()
        return Sentence(f"{self.label.vi} ({rule.vi})", f"{self.label.en} ({rule.en})")

    @property
    def leaves_zero_open(self) -> bool:
        """Whether a denominator of zero here is for the leaf to decide."""
        return self.rule.may_lack_denominator and self.when_empty is None


def part_of(name: str, label: Sentence, rule: Rule, when_empty: EmptyPart | None = None) -> Part:
    """A part, with what scoring needs of its rule worked out once."""
    names = tuple((f"{name}.{i.name}", i.name) for i in rule.inputs)
    return Part(name, label, rule, when_empty, rule.bounds()[1], names)


class OtherLeaf(NamedTuple):
    """Another leaf as a part."""

    code: str

    def score(self, at: Situation) -> Reached | Gone:
        """The points of that leaf."""
        other = at.others.get(self.code)
        return Gone.MISSING if other is None else Reached(other.points)


class Way(NamedTuple):
    """How one part rises, in one step or several."""

    part: Part
    changes: Values
    words: tuple[Sentence, ...]

    @property
    def sentence(self) -> Sentence:
        """The steps in their order, after the part's label."""
        vi, en = " rồi ".join(w.vi for w in self.words), ", then ".join(w.en for w in self.words)
        return self.part.told(Sentence(vi, en))


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
        highs = [part.full for part in self.parts] + [full for _, full in self.leaves]
        if self.combination is Combination.SUM:
            return ZERO, min(sum(highs, ZERO), self.maximum)
        if self.combination is Combination.LEAST:
            return ZERO, min(*highs, self.maximum)
        if self.combination is Combination.BEST:
            return ZERO, min(max(highs), self.maximum)
        return ZERO, self.maximum

    def score(self, at: Situation) -> Reached | Gone:
        reached: list[tuple[Decimal, Decimal]] = []  # points, full points
        gone: Gone | None = None
        for source, full in self.sources:
            got = source.score(at)
            if got is Gone.MISSING:
                return got  # a missing figure outweighs a part in which nothing arose
            if isinstance(got, Gone):
                gone = got
            else:
                reached.append((min(got.points, full), full))
        return Reached(self.combined(reached)) if gone is None else gone

    @property
    def sources(self) -> list[tuple[Part | OtherLeaf, Decimal]]:
        """All that is joined, with its full points."""
        return [*((part, part.full) for part in self.parts), *self.leaves]

    def combined(self, reached: list[tuple[Decimal, Decimal]]) -> Decimal:
        """The points of the whole from (points, full points) of the parts."""
        points = [got for got, _ in reached]
        if self.combination is Combination.ALL:
            return self.maximum if all(got == full for got, full in reached) else ZERO
        if self.combination is Combination.ANY:
            return self.maximum if any(got == full for got, full in reached) else ZERO
        if self.combination is Combination.SUM:
            joined = sum(points, ZERO)
        else:
            joined = min(points) if self.combination is Combination.LEAST else max(points)
        return max(min(joined, self.maximum), ZERO)

    def sentence(self) -> Sentence:
        how, worth = WORDS[self.combination], wording.points(self.maximum)
        parts = [part.defined() for part in self.parts]
        for leaf, full in self.leaves:
            top = wording.points(full)
            parts.append(
                Sentence(f"mục {leaf.code} đạt {top.vi}", f"item {leaf.code} with {top.en}")
            )
        told = wording.joined(parts)
        if self.combination in {Combination.ALL, Combination.ANY}:
            return Sentence(
                f"{worth.vi} khi {how.vi}, nếu không 0 điểm: {told.vi}",
                f"{worth.en} when {how.en}, else 0 points: {told.en}",
            )
        return Sentence(
            f"{how.vi}, tối đa {worth.vi}: {told.vi}", f"{how.en}, at most {worth.en}: {told.en}"
        )

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        told = []
        for part in self.parts:
            got = part.score(at)
            assert isinstance(got, Reached)  # noqa: S101  (the whole has points, so each part has)
            words, worth = part.explanation(at, got), wording.points(got.points)
            told.append(part.told(Sentence(f"{words.vi} ({worth.vi})", f"{words.en} ({worth.en})")))
        for leaf, _ in self.leaves:
            got = leaf.score(at)
            assert isinstance(got, Reached)  # noqa: S101  (as above)
            worth = wording.points(got.points)
            told.append(Sentence(f"mục {leaf.code}: {worth.vi}", f"item {leaf.code}: {worth.en}"))
        return wording.joined(told)

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        """The smallest gain from one part, else from parts together; None where leaves decide."""
        single = []
        for part in self.parts:
            found = part.next_step(at)
            if found is not None:
                changes, words = found
                single.append(rescored(self, at, changes, part.told(words)))
        gains = [step for step in single if step is not None]
        return min(gains, key=lambda step: step.points) if gains else self.together(at)

    def together(self, at: Situation) -> NextStep | None:
        """Raise all parts step by step until the whole gains, then keep those that it takes."""
        ways: dict[str, Way] = {}
        gain = None
        while gain is None:
            raised = self.raised(at, ways)
            if not raised:
                return None
            ways |= raised
            gain = self.gain(at, ways)
        for name in list(ways):
            fewer = {other: way for other, way in ways.items() if other != name}
            same = self.gain(at, fewer)
            if same is not None and same.points >= gain.points:
                ways, gain = fewer, same
        return gain

    def raised(self, at: Situation, ways: dict[str, Way]) -> dict[str, Way]:
        """The ways of the parts that can still rise, each one step further."""
        now = with_changes(at, changes_of(ways))
        further = {}
        for part in self.parts:
            found = part.next_step(now)
            if found is not None:
                so_far = ways.get(part.name, Way(part, {}, ()))
                further[part.name] = Way(
                    part, {**so_far.changes, **found[0]}, (*so_far.words, found[1])
                )
        return further

    def gain(self, at: Situation, ways: dict[str, Way]) -> NextStep | None:
        """What the ways earn together; None if nothing."""
        words = wording.joined([way.sentence for way in ways.values()])
        return rescored(self, at, changes_of(ways), words)


def changes_of(ways: dict[str, Way]) -> Values:
    """The changes of all ways."""
    return {name: value for way in ways.values() for name, value in way.changes.items()}

"""One item as its page shows it: points of the moment, the next step, fields, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from thuocdo.apps.rounds.models import Entry, Participant
from thuocdo.apps.rounds.selectors.fields import EXPLANATION, NOT_APPLICABLE, text_of
from thuocdo.apps.rounds.selectors.figures import entry_of_draft
from thuocdo.apps.rounds.selectors.own_fields import Field, Kept, fields_of, kept_in
from thuocdo.apps.rounds.selectors.own_last import Badge, LastYear, last_of
from thuocdo.apps.rounds.selectors.own_tree import Line, Tree
from thuocdo.apps.rounds.selectors.scores import index_set_of, live
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.index_set.model import Case, Leaf, NotApplicable, WhenMissing
from thuocdo.core.rollup.leaves import score_leaf
from thuocdo.core.rollup.results import LeafResult, State
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.rule import Earned
from thuocdo.core.tracing.gaps import gap_in
from thuocdo.core.tracing.phrases import capitalised, figure_text
from thuocdo.core.tracing.traces import Trace, others_of, traced
from thuocdo.vietnamese.sentence import Sentence

LEFT, WIDTH = 8, 504  # of the yardstick's view box, 520 wide
Others = Mapping[str, Earned | None]


class Now(NamedTuple):
    """The points of an item as it stands, or what contradicts itself in it."""

    trace: Trace
    refusal: Sentence | None  # a contradiction between its figures

    @property
    def result(self) -> LeafResult:
        """Points and maximum."""
        return self.trace.result

    @property
    def how(self) -> Sentence:
        """How the points came about, or why there are none."""
        return capitalised(self.trace.explanation)

    @property
    def step(self) -> Sentence | None:
        """What wins more; None at the top, and where nothing is typed."""
        result = self.result
        if self.refusal or result.points is None or result.lost <= 0:
            return None
        return gap_in(self.trace).sentence

    @property
    def is_scored(self) -> bool:
        """Whether there are points or a smaller maximum."""
        return self.result.state is not State.MISSING


def now_of(leaf: Leaf, draft: Mapping[str, dict[str, object]], others: Others) -> Now:
    """Score what is typed; a contradiction counts as missing and is told."""
    entry = entry_of_draft(leaf, draft)
    try:
        result, refusal = score_leaf(leaf, entry, others, WhenMissing.INCOMPLETE), None
    except InvalidFigure as wrong:
        result = LeafResult(leaf, State.MISSING, entry, None, None, leaf.maximum)
        refusal = wrong.sentence
    return Now(traced("", result, others), refusal)


def others_for(leaf: Leaf, participant: Participant) -> dict[str, Earned | None]:
    """Points of the items that the rule looks at. No query for most; else two."""
    if leaf.rule is None or not leaf.rule.needs:
        return {}
    return others_of(live(participant, participant.entries.all()))


@dataclass(frozen=True, slots=True)
class Item:
    """One item with everything its page shows."""

    whole: Tree
    line: Line
    now: Now
    fields: list[Field]
    last: list[LastYear]  # of each item that it came from

    @property
    def entry(self) -> Entry:
        """The row."""
        return self.line.entry

    @property
    def leaf(self) -> Leaf:
        """The rule's leaf."""
        return self.line.leaf

    @property
    def badge(self) -> Badge | None:
        """What the new edition did to it."""
        return self.line.badge

    @property
    def explanation(self) -> str:
        """In the unit's own words."""
        return text_of(self.entry.draft, EXPLANATION)

    @property
    def not_applicable(self) -> str:
        """The reason given."""
        return text_of(self.entry.draft, NOT_APPLICABLE)

    @property
    def free(self) -> dict[str, Kept]:
        """The last saves of the two fields in people's own words."""
        draft = self.entry.draft
        return {name: kept_in(draft, name) for name in (EXPLANATION, NOT_APPLICABLE)}

    @property
    def may_not_apply(self) -> bool:
        """Whether the rule lets a unit say so."""
        return self.leaf.not_applicable is not NotApplicable.REFUSED

    @property
    def asks_to_explain(self) -> bool:
        """Figures are there and no document shows them."""
        return self.now.is_scored and not self.line.evidence and not self.not_applicable

    @property
    def dot(self) -> int | None:
        """Where the points lie on the yardstick."""
        return place_of(self.now.result.points, self.leaf)

    @property
    def last_dot(self) -> int | None:
        """Where last year's points lie; none where the maximum was another."""
        is_same = self.last and all(one.maximum == self.leaf.maximum for one in self.last)
        return place_of(self.line.last, self.leaf) if is_same and len(self.last) == 1 else None

    @property
    def cases(self) -> list[Sentence]:
        """Worked examples in a few words."""
        return [example(self.leaf, case) for case in chosen(self.leaf.cases)]


def item(whole: Tree, code: str) -> Item:
    """One item of a tree. One query more, where there was a round before."""
    line = next(line for line in whole.lines if line.leaf.code == code)
    leaf, others = line.leaf, others_of(whole.result)
    known = entry_points(line, leaf, others)
    codes = line.badge.old if line.badge else ()
    return Item(
        whole,
        line,
        known,
        fields_of(leaf, line.entry.draft) if line.is_own else [],
        last_of(whole.participant, whole.last_year, codes),
    )


def entry_points(line: Line, leaf: Leaf, others: Others) -> Now:
    """Own items are scored from what is typed, the rest from what was given."""
    if line.is_own:
        return now_of(leaf, line.entry.draft, others)
    return Now(traced("", line.result, others), None)


def leaf_of(entry: Entry) -> Leaf:
    """The leaf of a row that came with its round."""
    return index_set_of(entry.participant.round).leaf(entry.code)


def place_of(points: Decimal | None, leaf: Leaf) -> int | None:
    """A place on the yardstick from nothing to the maximum."""
    if points is None or leaf.maximum <= 0:
        return None
    share = min(max(points / leaf.maximum, Decimal(0)), Decimal(1))
    return LEFT + int(WIDTH * share)


def chosen(cases: tuple[Case, ...]) -> list[Case]:
    """Where points begin and end: the last case of the fewest, the next better, the first full."""
    scored = [case for case in cases if is_telling(case)]
    if not scored:
        return []
    amounts = [case.points or Decimal(0) for case in scored]
    low, high = min(amounts), max(amounts)
    last_low = max(n for n, amount in enumerate(amounts) if amount == low)
    first_high = amounts.index(high)
    between = [n for n, amount in enumerate(amounts) if low < amount < high]
    places = {first_high, last_low, *between[:1]}
    return sorted((scored[n] for n in places), key=lambda case: -(case.points or Decimal(0)))


def is_telling(case: Case) -> bool:
    """Whether a case shows the rule at work, not what follows where nothing arose."""
    values = case.entry.values
    wholes = [value for name, value in values.items() if name.endswith(("denominator", "total"))]
    return case.points is not None and bool(values) and Decimal(0) not in wholes


def example(leaf: Leaf, case: Case) -> Sentence:
    """``tỷ lệ 40% → 1,6 điểm``; in English with the figures, which a name does not have."""
    assert case.points is not None  # noqa: S101  (chosen so)
    labels = {asked.name: asked.label for asked in leaf.rule.inputs} if leaf.rule else {}
    figures = "; ".join(
        f"{labels[name].en}: {figure_text(value).en}" for name, value in case.entry.values.items()
    )
    got = wording.points(case.points)
    return Sentence(f"{case.name} → {got.vi}", f"{figures} → {got.en}")

"""A unit's page as plain data: one result in depth, all others beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thuocdo.core.rounding import ZERO, to_published
from thuocdo.reporting.snapshots.model import Accepted, Kind, Snapshot, UnitLine, UnitScore
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.changes import Compared, UnitChange
from thuocdo.web.portal.ranking.errata import Erratum, errata_of
from thuocdo.web.portal.ranking.finding import of_one
from thuocdo.web.portal.ranking.naming import block_slug, block_title
from thuocdo.web.portal.ranking.rows import Row, Source, row_of
from thuocdo.web.portal.ranking.standing import full_scale
from thuocdo.web.portal.shelf import Published, Shelf
from thuocdo.web.portal.unit.choosing import Choice
from thuocdo.web.portal.unit.descent import Descent, arrival, predecessors, successors
from thuocdo.web.portal.unit.movement import Movement, movement_of
from thuocdo.web.portal.unit.parts import Domain, Item, domains_of, gaps, strong, weak
from thuocdo.web.portal.unit.trend import TrendPage, trend_of

SHOWN_GAPS = 8


@dataclass(frozen=True, slots=True)
class Result:
    """One result of the unit among its others."""

    one: Published
    row: Row
    is_current: bool

    @property
    def year_text(self) -> str:
        """The year, which is no number to be grouped."""
        return str(self.one.year)


@dataclass(frozen=True, slots=True)
class StatedSum:
    """What the parts of a stated result add up to."""

    points: Decimal
    maximum: Decimal
    risen: int  # parts that rose
    parts: int


@dataclass(frozen=True, slots=True)
class UnitPage:
    """One unit, with one of its results in depth."""

    published: Published
    row: Row
    title: Sentence  # the finding
    compared: Compared | None
    results: Sequence[Result]
    domains: Sequence[Domain]
    strong: Sequence[Item]
    weak: Sequence[Item]
    gaps: Sequence[Item]
    movement: Movement | None
    trend: TrendPage | None
    predecessors: Sequence[Descent]
    successors: Sequence[Descent]
    arrival: Sentence | None
    came_from: str  # old code that led here; ""
    errata: Sequence[Erratum]
    accepted: Sequence[Accepted]
    stated_sum: StatedSum | None

    @property
    def snapshot(self) -> Snapshot:
        """The published figures."""
        return self.published.snapshot

    @property
    def unit(self) -> UnitLine:
        """The unit as it was registered that year."""
        return self.row.unit

    @property
    def score(self) -> UnitScore:
        """What it came to."""
        return self.row.score

    @property
    def change(self) -> UnitChange | None:
        """Against the year before."""
        return self.row.change

    @property
    def year_text(self) -> str:
        """The year, which is no number to be grouped."""
        return str(self.snapshot.year)

    @property
    def block_slug(self) -> str:
        """The block, in addresses."""
        return block_slug(self.unit.block)

    @property
    def block_title(self) -> Sentence:
        """The block, in texts."""
        return block_title(self.unit.block)

    @property
    def is_stated(self) -> bool:
        """Whether the figures are those of an old document."""
        return self.snapshot.kind is Kind.STATED

    @property
    def whole(self) -> Decimal | None:
        """The most that points can be."""
        return full_scale(self.snapshot)

    @property
    def before_text(self) -> str:
        """The year before, which is no number to be grouped."""
        return str(self.compared.year if self.compared else self.snapshot.year - 1)

    @property
    def of_points(self) -> Sentence:
        """Points, where they are not those of the scale."""
        return written(self.row.of[0] if self.row.of else None, self.snapshot.decimals)

    @property
    def of_maximum(self) -> Sentence:
        """The maximum that applies to the unit."""
        return written(self.row.of[1] if self.row.of else None, None)

    @property
    def to_win_text(self) -> Sentence:
        """``to_win`` as it is read."""
        return written(self.to_win, self.snapshot.decimals)

    @property
    def to_win(self) -> Decimal:
        """Points that the nearest steps of all items would give."""
        return sum((item.line.gain or ZERO for item in self.gaps), ZERO)

    @property
    def has_changes(self) -> bool:
        """Whether any domain can be compared with the year before."""
        return any(domain.change is not None for domain in self.domains)

    @property
    def has_medians(self) -> bool:
        """Whether there are others to compare with."""
        return any(domain.median is not None for domain in self.domains)

    @property
    def first_gaps(self) -> Sequence[Item]:
        """The largest steps."""
        return self.gaps[:SHOWN_GAPS]

    @property
    def other_gaps(self) -> Sequence[Item]:
        """The rest of them."""
        return self.gaps[SHOWN_GAPS:]


def written(value: Decimal | None, decimals: int | None) -> Sentence:
    """A number in both languages."""
    if value is None:
        return Sentence("–", "–")
    return Sentence(*(write_number(value, decimals, speech) for speech in ("vi", "en")))


def unit_page(
    shelf: Shelf, one: Published, code: str, compared: Compared | None, choice: Choice
) -> UnitPage:
    """The page of a unit that has this result."""
    score = one.snapshot.scores[code]
    row = row_of(source_of(one, code, compared), score, is_regional=False)
    domains = domains_of(one.snapshot, score, compared)
    items = [item for domain in domains for item in domain.items]
    newest = shelf.newest(one.slug) or one
    lines = newest.snapshot.lineage
    return UnitPage(
        published=one,
        row=row,
        title=heading(one, row, compared),
        compared=compared,
        results=other_results(shelf, one, code),
        domains=domains,
        strong=strong(items),
        weak=weak(items),
        gaps=gaps(items),
        movement=movement_of(compared, code),
        trend=trend_of(shelf, one, code, choice.way),
        predecessors=predecessors(shelf, lines, code),
        successors=successors(shelf, lines, code),
        arrival=arrival(shelf, lines, choice.came_from, code),
        came_from=choice.came_from,
        errata=errata_of(one, {code}),
        accepted=accepted_of(one, row),
        stated_sum=stated_sum(one.snapshot, score),
    )


def source_of(one: Published, code: str, compared: Compared | None) -> Source:
    """Where the row of the unit is made from."""
    return Source(one.snapshot, one.snapshot.units[code].block, compared)


def heading(one: Published, row: Row, compared: Compared | None) -> Sentence:
    """Rank and how it moved; where ranks do not compare, how the points moved."""
    told, change = of_one(row, compared), row.change
    if compared is None or change is None or change.places or row.rank is None:
        return told
    if change.points is None or not to_published(change.points):
        return told
    decimals, rises = one.snapshot.decimals, change.points > 0
    vi, en = (write_number(abs(change.points), decimals, speech) for speech in ("vi", "en"))
    return Sentence(
        f"{told.vi}, {'tăng' if rises else 'giảm'} {vi} điểm so với năm {compared.year}",
        f"{told.en}, {'up' if rises else 'down'} {en} points against {compared.year}",
    )


def other_results(shelf: Shelf, current: Published, code: str) -> list[Result]:
    """All indices and years of the unit, as their rankings show them."""
    return [
        Result(one, row_of(source_of(one, code, None), score, is_regional=False), one is current)
        for one, score in shelf.of_unit(code)
    ]


def accepted_of(one: Published, row: Row) -> list[Accepted]:
    """The accepted findings about this unit, by its name or code."""
    names = {row.unit.name, row.unit.code}
    return [each for each in one.snapshot.accepted if any(n in each.subject for n in names)]


def stated_sum(snapshot: Snapshot, score: UnitScore) -> StatedSum | None:
    """The parts of a stated result added up; none where it has no parts."""
    if snapshot.kind is not Kind.STATED or not score.groups:
        return None
    tallies = list(score.groups.values())
    return StatedSum(
        sum((tally.points for tally in tallies), ZERO),
        sum((tally.maximum for tally in tallies), ZERO),
        sum(1 for tally in tallies if tally.change is not None and tally.change > 0),
        len(tallies),
    )

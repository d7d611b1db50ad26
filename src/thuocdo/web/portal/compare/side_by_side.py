"""Units and years as a table: values, ranks, and between two years what may be said of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.comparing.comparability import Comparability
from thuocdo.reporting.comparison_sheets import FLAGS
from thuocdo.reporting.snapshots.model import Kind, Node, UnitLine, UnitScore
from thuocdo.reporting.two_years import Change, TwoYears
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.compare.asked import Asked
from thuocdo.web.portal.ranking.changes import UnitChange, stated_change, unit_change
from thuocdo.web.portal.ranking.standing import standing
from thuocdo.web.portal.shelf import Published, Shelf

Between = Callable[[Published, Published], TwoYears | None]  # none: there are no figures to bridge
NO_RESULT = Sentence("không có kết quả năm này", "no result in this year")
NO_FIGURES = Sentence(
    "một trong hai năm lấy từ văn bản, không có số liệu gốc để bắc cầu",
    "one of the years is stated by a document; there are no figures to bridge from",
)
NO_BRIDGE = Sentence(
    "không có bảng ánh xạ giữa hai phiên bản bộ chỉ số",
    "nothing maps one edition of the index set to the other",
)


class Cell(NamedTuple):
    """One unit in one year."""

    published: Published
    score: UnitScore | None
    value: Decimal | None  # by which the unit is ranked
    change: UnitChange | None  # against the year before it in this table; none for the first

    @property
    def flag(self) -> Sentence | None:
        """How far the change may be read, in words."""
        return FLAGS[self.change.flag] if self.change else None


class Row(NamedTuple):
    """One unit over the years."""

    unit: UnitLine
    cells: tuple[Cell, ...]


class DomainRow(NamedTuple):
    """One domain: its percent for every unit and year, in the order of the columns."""

    node: Node
    percents: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """All that the table shows."""

    asked: Asked
    years: tuple[Published, ...]  # oldest first
    rows: tuple[Row, ...]
    domains: tuple[DomainRow, ...]
    cautions: tuple[Sentence, ...]  # for reading units against each other


def side_by_side(shelf: Shelf, asked: Asked, between: Between) -> SideBySide:
    """Lay the asked units and years out."""
    years = tuple(one for year in asked.years if (one := shelf.find(asked.slug, year)))
    rows = tuple(Row(unit, cells_of(unit.code, years, between)) for unit in asked.units)
    return SideBySide(asked, years, rows, domains_of(years, rows), cautions_of(years, rows))


def cells_of(unit: str, years: Sequence[Published], between: Between) -> tuple[Cell, ...]:
    """A unit in each year, with the change since the column before."""
    found = []
    for place, one in enumerate(years):
        score = one.snapshot.scores.get(unit)
        older = years[place - 1] if place else None
        change = changed(unit, older, one, between) if older and score else None
        value = standing(one.snapshot, score) if score else None
        found.append(Cell(one, score, value, change))
    return tuple(found)


def changed(unit: str, older: Published, newer: Published, between: Between) -> UnitChange:
    """The difference with its flag; none is worked out where nothing bridges the years."""
    kinds = {older.snapshot.kind, newer.snapshot.kind}
    score = newer.snapshot.scores[unit]
    if Kind.STATED in kinds:
        if score.stated is not None and newer.year - older.year == 1:
            return stated_change(newer.snapshot, score)
        return incomparable(NO_FIGURES)
    years = between(older, newer)
    if years is None:
        return incomparable(NO_BRIDGE)
    return unit_change(years.change_of(unit), older.snapshot, newer.snapshot)


def incomparable(reason: Sentence) -> UnitChange:
    """No difference, and why."""
    return UnitChange(None, None, None, Comparability.NOT_COMPARABLE, reason)


def domains_of(years: Sequence[Published], rows: Sequence[Row]) -> tuple[DomainRow, ...]:
    """The domains of the newest year; one that a year lacks has no percent there."""
    if not years:
        return ()
    return tuple(
        DomainRow(node, tuple(domain_percent(cell, node) for row in rows for cell in row.cells))
        for node in years[-1].snapshot.domains
        if node.maximum > 0
    )


def domain_percent(cell: Cell, node: Node) -> Decimal | None:
    """Achieved of the maximum; none where the domain was another one then."""
    there = cell.published.snapshot.nodes.get(node.code)
    if cell.score is None or there is None or there.title.vi != node.title.vi:
        return None
    tally = cell.score.groups.get(node.code)
    return tally.percent if tally else None


def cautions_of(years: Sequence[Published], rows: Sequence[Row]) -> tuple[Sentence, ...]:
    """What to mind when units are read against each other."""
    told = []
    if len({row.unit.block for row in rows}) > 1:
        told.append(OTHER_BLOCK)
    newest = [row.cells[-1].score for row in rows if row.cells]
    if len({score.maximum for score in newest if score}) > 1:
        told.append(OTHER_MAXIMUM)
    if any(one.snapshot.kind is Kind.STATED for one in years):
        told.append(STATED)
    return tuple(told)


OTHER_BLOCK = Sentence(
    "Các đơn vị thuộc khối khác nhau: không so hạng giữa hai khối.",
    "The units are of different blocks: their ranks are not compared.",
)
OTHER_MAXIMUM = Sentence(
    "Điểm tối đa áp dụng của các đơn vị khác nhau: so theo %, không so theo tổng điểm.",
    "Different maxima apply to the units: compare percentages, not totals.",
)
STATED = Sentence(
    "Có năm lấy từ văn bản công bố: chỉ nêu mức thay đổi mà văn bản nêu, không tính lại.",
    "A year is stated by a document: only the change that it states is shown.",
)


def change_between(one: Row, between: Between) -> tuple[TwoYears, Change] | None:
    """From the first to the last year of a unit; none where nothing bridges them."""
    first, last = one.cells[0], one.cells[-1]
    kinds = {first.published.snapshot.kind, last.published.snapshot.kind}
    if first is last or Kind.STATED in kinds or last.score is None:
        return None
    years = between(first.published, last.published)
    return (years, years.change_of(one.unit.code)) if years else None

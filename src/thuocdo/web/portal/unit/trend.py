"""The index of a unit over the years, in three ways through changes of units."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from thuocdo.core.comparing.series import SeriesPoint
from thuocdo.reporting.snapshots.comparing import Way, series
from thuocdo.reporting.snapshots.model import Kind, Snapshot
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.trend_data import Break
from thuocdo.web.portal.ranking.standing import spread_of
from thuocdo.web.portal.shelf import Published, Shelf

WAYS: Mapping[str, tuple[Way, Sentence]] = {
    "nhu-da-co": (Way.AS_IT_WAS, Sentence("Như đã có", "As it was")),
    "don-vi-hien-nay": (Way.TODAYS_UNITS, Sentence("Theo đơn vị hiện nay", "Units of today")),
    "khong-doi": (Way.UNCHANGED, Sentence("Chỉ đơn vị không đổi", "Unchanged units only")),
}
FIRST = "nhu-da-co"
INCOMPLETE = Sentence("thiếu số liệu, chưa có kết quả", "figures missing, no result")
UNIT, EDITION = Sentence("đổi đơn vị", "unit changed"), Sentence("đổi bộ chỉ số", "new edition")


class YearValue(NamedTuple):
    """One row of the trend: a year, a unit, its value."""

    year: str
    unit: str  # code
    name: Sentence
    value: Decimal | None  # percent
    note: Sentence | None  # worked out, or why there is none
    rank: int | None
    out_of: int | None
    made_of: str  # units it was worked out from, with weights; ""


class TrendPage(NamedTuple):
    """The trend as the reader asked to see it."""

    way: str
    rows: Sequence[YearValue]
    years: tuple[int, ...]
    medians: tuple[Decimal | None, ...]
    breaks: tuple[Break, ...]

    @property
    def is_shown(self) -> bool:
        """Whether there is more than one year to look at."""
        return len(self.years) > 1


def trend_of(shelf: Shelf, one: Published, unit: str, way: str) -> TrendPage | None:
    """The published years up to the one shown; none where figures are only stated."""
    snapshots = {
        year: other.snapshot
        for year, other in sorted(shelf.by_scheme[one.slug].items())
        if year <= one.year and other.snapshot.kind is Kind.COMPUTED
    }
    if one.snapshot.kind is Kind.STATED:
        return None
    chosen = way if way in WAYS else FIRST
    points = series(unit, snapshots.values(), WAYS[chosen][0])
    years = tuple(range(min(snapshots), max(snapshots) + 1))
    block = one.snapshot.units[unit].block
    return TrendPage(
        chosen,
        [row_of(shelf, snapshots, point) for point in points],
        years,
        tuple(median_in(snapshots.get(year), block) for year in years),
        tuple(breaks_of(snapshots, points)),
    )


def row_of(shelf: Shelf, snapshots: Mapping[int, Snapshot], point: SeriesPoint) -> YearValue:
    """One point with the place the unit took then."""
    snapshot, known = snapshots[point.year], shelf.units.get(point.unit)
    unit = snapshot.units.get(point.unit) or known
    score = None if point.is_reconstructed else snapshot.scores.get(point.unit)
    note = INCOMPLETE if score and score.missing else point.note
    return YearValue(
        str(point.year),
        point.unit,
        unit.title if unit else Sentence(point.unit, point.unit),
        point.value,
        note,
        score.rank if score else None,
        score.out_of if score else None,
        ", ".join(code for code, _ in point.made_of),
    )


def median_in(snapshot: Snapshot | None, block: str) -> Decimal | None:
    """The median percent of the block in a year; none where there was none."""
    if snapshot is None:
        return None
    spread = spread_of(score.percent for score in snapshot.in_block(block))
    return spread.median if spread else None


def breaks_of(snapshots: Mapping[int, Snapshot], points: Sequence[SeriesPoint]) -> Iterator[Break]:
    """The years from which on values do not plainly compare with those before."""
    units = {point.unit for point in points}
    years = list(snapshots)
    for before, year in pairwise(years):
        old, new = snapshots[before], snapshots[year]
        reasons = [UNIT] if is_reorganised(new, units) else []
        reasons += [EDITION] if old.edition_hash != new.edition_hash else []
        if reasons:
            vi, en = ", ".join(r.vi for r in reasons), ", ".join(r.en for r in reasons)
            yield Break(year, Sentence(vi, en))


def is_reorganised(snapshot: Snapshot, units: Collection[str]) -> bool:
    """Whether one of the units was made, ended or changed in the year."""
    return any(
        line.on.year == snapshot.year and line.old != line.new and {line.old, line.new} & set(units)
        for line in snapshot.lineage
    )

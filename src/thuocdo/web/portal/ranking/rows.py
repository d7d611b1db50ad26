"""The rows of a ranking: filtered, ordered, each with what may be said of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from thuocdo.core.rounding import ZERO
from thuocdo.reporting.snapshots.model import BandLine, Interval, Snapshot, UnitLine, UnitScore
from thuocdo.vietnamese.collation import unit_key
from thuocdo.vietnamese.folding import search
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.changes import Compared, UnitChange
from thuocdo.web.portal.ranking.standing import full_scale, standing
from thuocdo.web.portal.ranking.state import Order, State

UNRANKED = Sentence("được chấm, không xếp hạng", "assessed, not ranked")
NO_TOTAL = Sentence("không công bố tổng điểm", "no total published")
REORGANISED = Sentence("sắp xếp lại", "reorganised")


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of the block."""

    unit: UnitLine
    score: UnitScore
    value: Decimal | None  # none: figures are missing, or nothing was stated
    rank: int | None  # in the block, or in the region that was chosen
    out_of: int | None
    is_tied: bool
    band: BandLine | None
    change: UnitChange | None
    remark: Sentence | None  # why there is no rank
    of: tuple[Decimal, Decimal] | None  # points and maximum, where the maximum is not the scale's
    since: Sentence | None = None  # how the unit came about in this year

    @property
    def interval(self) -> Interval | None:
        """Places between which the unit would stand, with more than one."""
        return self.score.interval

    @property
    def address(self) -> str:
        """The page of the unit."""
        return reverse("portal:unit", args=(self.unit.code,))


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows are made from."""

    snapshot: Snapshot
    block: str
    compared: Compared | None


def rows_of(source: Source, state: State) -> list[Row]:
    """The rows that the reader asked for, in the order that the reader asked for."""
    scores = source.snapshot.in_block(source.block)
    rows = [row_of(source, score, is_regional=bool(state.region)) for score in scores]
    if state.region:
        rows = [row for row in rows if row.unit.region == state.region]
    if state.find:
        rows = named(rows, state.find)
    return ordered(rows, state)


def row_of(source: Source, score: UnitScore, *, is_regional: bool) -> Row:
    """One unit with its place in the block or in its region."""
    snapshot = source.snapshot
    unit, value = snapshot.units[score.unit], standing(snapshot, score)
    bands = {band.code: band for band in snapshot.bands}
    rank, out_of = score.rank, score.out_of
    is_tied = score.is_tied
    if is_regional:
        rank, out_of = score.region_rank, score.region_out_of
        is_tied = is_tied and shares_place(source, score)
    change = source.compared.of.get(score.unit) if source.compared else None
    return Row(
        unit,
        score,
        value,
        rank,
        out_of,
        is_tied,
        bands.get(score.band),
        change,
        remark_on(score, value),
        other_maximum(snapshot, score),
        since_of(snapshot, score.unit),
    )


def shares_place(source: Source, score: UnitScore) -> bool:
    """Whether another unit of the same region has the same rank in it."""
    units, block = source.snapshot.units, source.snapshot.in_block(source.block)
    region = units[score.unit].region
    same = [
        other
        for other in block
        if units[other.unit].region == region and other.region_rank == score.region_rank
    ]
    return len(same) > 1


def remark_on(score: UnitScore, value: Decimal | None) -> Sentence | None:
    """Why a unit has no rank; none when it has one."""
    if score.rank is not None:
        return None
    if score.missing:
        count = len(score.missing)
        return Sentence(
            f"thiếu số liệu ở {count} mục, chưa xếp hạng",
            f"figures missing for {count} item{'' if count == 1 else 's'}, not ranked",
        )
    if value is None:
        return NO_TOTAL
    return UNRANKED


def other_maximum(snapshot: Snapshot, score: UnitScore) -> tuple[Decimal, Decimal] | None:
    """Points and maximum where they differ from the scale; none where they say nothing new."""
    points, maximum = score.total, score.maximum
    if points is None or maximum is None or score.missing or maximum == full_scale(snapshot):
        return None
    return points, maximum


def since_of(snapshot: Snapshot, code: str) -> Sentence | None:
    """How a unit came about in the year of the results; none where it did not."""
    for event in snapshot.lineage:
        if event.new == code and event.on.year == snapshot.year and event.old != code:
            vi, en = KINDS.get(event.kind, REORGANISED)
            return Sentence(f"{vi} {snapshot.year}", f"{en} {snapshot.year}")
    return None


KINDS = {
    "merge": Sentence("sáp nhập", "merged"),
    "split": Sentence("chia tách", "split"),
    "rename": Sentence("đổi tên", "renamed"),
    "transfer": Sentence("điều chỉnh địa giới", "boundary changed"),
}


def named(rows: Iterable[Row], query: str) -> list[Row]:
    """The rows whose name or code holds the query, however its marks were typed."""
    texts: dict[str, list[Row]] = {}
    for row in rows:
        for text in {row.unit.name, row.unit.name_en, row.unit.code} - {""}:
            texts.setdefault(text, []).append(row)
    found = [row for hit in search(query, texts) for row in texts[hit.text]]
    return list({row.unit.code: row for row in found}.values())


def ordered(rows: list[Row], state: State) -> list[Row]:
    """The rows by a column; those without a value in it come last, whatever the direction."""
    by_rank = sorted(rows, key=lambda row: (row.rank is None, row.rank or 0, row.value is None))
    if state.order is Order.NAME:
        return sorted(by_rank, key=lambda r: unit_key(r.unit.name), reverse=state.is_reversed)
    value = VALUES[state.order]
    known = [row for row in by_rank if value(row) is not None]
    absent = [row for row in by_rank if value(row) is None]
    known.sort(key=lambda row: value(row) or ZERO, reverse=state.is_reversed)
    return [*known, *absent]


def falling(number: Decimal | int | None) -> Decimal | None:
    """A number by which the largest stands first."""
    return None if number is None else -Decimal(number)


VALUES: dict[Order, Callable[[Row], Decimal | None]] = {
    Order.RANK: lambda row: None if row.rank is None else Decimal(row.rank),
    Order.POINTS: lambda row: falling(row.value),
    Order.CHANGE: lambda row: falling(row.change.points if row.change else None),
    Order.PLACES: lambda row: falling(row.change.places if row.change else None),
    Order.BAND: lambda row: None if row.band is None else -row.band.floor,
}

"""``scores.csv``: totals, ranks, bands, groups, methods and leaves, with all digits."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from thuocdo.reporting.snapshots.cells import (
    YES,
    decimal,
    digits,
    flag,
    guarded,
    number,
    rows_of,
    table,
    unguarded,
)
from thuocdo.reporting.snapshots.model import (
    Interval,
    LeafLine,
    StatedChange,
    Tally,
    UnitScore,
)
from thuocdo.vietnamese.sentence import Sentence

HEADER = (
    "unit",
    "what",
    "code",
    "state",
    "points",
    "maximum",
    "percent",
    "missing",
    "missing_items",
    "rank",
    "out_of",
    "is_tied",
    "band",
    "rank_low",
    "rank_high",
    "region_rank",
    "region_out_of",
    "points_change",
    "places_change",
)
TOTAL, GROUP, METHOD, LEAF = "total", "group", "method", "leaf"
EXTRA = ("points_change", "places_change")


class Row(NamedTuple):
    """Points of one thing, as far as all rows have them."""

    unit: str
    what: str
    code: str
    state: str
    points: str
    maximum: str


def scores_csv(scores: Mapping[str, UnitScore]) -> str:
    """One row a total, group, method and leaf of each unit, in the order of blocks and ranks."""
    return table(HEADER, (row for score in scores.values() for row in rows_for(score)))


def rows_for(score: UnitScore) -> Iterator[list[str]]:
    """All rows of one unit, the total first."""
    unit = guarded(score.unit)
    yield total_row(unit, score)
    for what, tallies in ((GROUP, score.groups), (METHOD, score.methods)):
        for code, tally in tallies.items():
            yield tally_row(Row(unit, what, guarded(code), "", *amounts(tally)), tally)
    for code, leaf in score.leaves.items():
        row = Row(unit, LEAF, guarded(code), leaf.state, *amounts(leaf))
        yield [*row, *[""] * (len(HEADER) - len(row))]


def amounts(of: Tally | LeafLine | UnitScore) -> tuple[str, str]:
    """Points and maximum; a unit's points are its total."""
    points = of.total if isinstance(of, UnitScore) else of.points
    return digits(points), digits(of.maximum)


def total_row(unit: str, score: UnitScore) -> list[str]:
    """What the unit came to."""
    low, high = score.interval or (None, None)
    points, places = score.stated or (None, None)
    return [
        *Row(unit, TOTAL, "", "", *amounts(score)),
        digits(score.percent),
        "",
        " ".join(score.missing),
        digits(score.rank),
        digits(score.out_of),
        flag(of=score.is_tied),
        score.band,
        digits(low),
        digits(high),
        digits(score.region_rank),
        digits(score.region_out_of),
        digits(points),
        digits(places),
    ]


def tally_row(row: Row, tally: Tally) -> list[str]:
    """A group or method; how many of its leaves are missing."""
    between = len(HEADER) - len(row) - 2 - len(EXTRA)
    return [*row, "", str(tally.missing), *[""] * between, digits(tally.change), ""]


def points_in(text: str) -> "dict[str, Points]":
    """All rows again, by unit, in the order of the table.

    Raises:
        KeyError: a row stands before the total of its unit.
        ValueError: a unit stands twice, or something is no number.
    """
    found: dict[str, Points] = {}
    for row in rows_of(text, HEADER):
        unit, what = unguarded(row[0]), row[1]
        if what == TOTAL:
            if unit in found:
                raise ValueError(unit)
            found[unit] = Points(row, {}, {}, {})
            continue
        points = found[unit]
        if what == LEAF:
            points.leaves[unguarded(row[2])] = row
        else:
            view = points.groups if what == GROUP else points.methods
            view[unguarded(row[2])] = Tally(
                Decimal(row[4]), Decimal(row[5]), int(row[7]), decimal(row[17])
            )
    return found


class Points(NamedTuple):
    """The rows of one unit."""

    total: list[str]
    groups: dict[str, Tally]
    methods: dict[str, Tally]
    leaves: dict[str, list[str]]

    def leaf(self, code: str) -> tuple[str, Decimal | None, Decimal]:
        """State, points and maximum of a leaf."""
        row = self.leaves[code]
        return row[3], decimal(row[4]), Decimal(row[5])

    def score(self, leaves: Mapping[str, LeafLine], facts: tuple[Sentence, ...]) -> UnitScore:
        """The unit again."""
        row = self.total
        low, high = number(row[13]), number(row[14])
        return UnitScore(
            unit=unguarded(row[0]),
            total=decimal(row[4]),
            maximum=decimal(row[5]),
            percent=decimal(row[6]),
            rank=number(row[9]),
            out_of=number(row[10]),
            is_tied=row[11] == YES,
            band=row[12],
            missing=tuple(row[8].split()),
            groups=self.groups,
            methods=self.methods,
            leaves=leaves,
            interval=None if low is None or high is None else Interval(low, high),
            region_rank=number(row[15]),
            region_out_of=number(row[16]),
            stated=StatedChange(decimal(row[17]), number(row[18])) if any(row[17:]) else None,
            facts=facts,
        )

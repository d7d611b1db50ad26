"""Sums from the cube for any units and period, in about a millisecond.

The cube is kept in Parquet and held as numpy arrays by each process that asks. Rows in the site's
database would have to be written in one transaction with the lake, which lies elsewhere, and the
sum over a subtree of 150 units, 50 fields and a year reads 100,000 rows there; DuckDB over the
Parquet takes 10 to 20 ms to open the files alone. Arrays are read once an import, and the manifest
says when: a look at one small file.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from thuocdo.analytics.cubes.building import kept
from thuocdo.analytics.cubes.cells import CELL, NO_HALF, PLACE, WHEN, Cells, Ints, summed, unpacked
from thuocdo.analytics.cubes.counting import SIDES
from thuocdo.analytics.cubes.errors import NotInCube
from thuocdo.analytics.cubes.events import DAILY, MEASURES, MONTHLY
from thuocdo.analytics.halves import EDGES, half_of, halves
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.manifest import Manifest
from thuocdo.analytics.periods import Period
from thuocdo.analytics.tables import day_of

ALL = (*MONTHLY, *DAILY)  # order of the rows of sums
STOCKS = np.array([m.is_stock for m in ALL])
ROW_OF = {measure.name: row for row, measure in enumerate(ALL)}
DIMENSIONS = ("unit", "field", "group", "channel")
LAYERS = (  # what is summed up beforehand; the first that has all that is asked for is read
    (),
    ("unit",),
    ("field",),
    ("unit", "field"),
    DIMENSIONS,
)
VIEWS = 4  # as-of days held at once


@dataclass(frozen=True)
class Where:
    """Which dossiers; none: all."""

    side: str = "responsible"  # whose unit: responsible or receiver
    units: Collection[int] | None = None
    fields: Collection[int] | None = None
    groups: Collection[int] | None = None
    channels: Collection[int] | None = None

    def chosen(self) -> dict[str, Collection[int]]:
        """The dimensions that are narrowed."""
        wanted = zip(DIMENSIONS, (self.units, self.fields, self.groups, self.channels), strict=True)
        return {name: numbers for name, numbers in wanted if numbers is not None}


class Sums(NamedTuple):
    """The answer: one entry a group, in the order of the groups."""

    groups: list[tuple[int, ...]]  # numbers of what was grouped by; last the part, from 1
    sums: Ints  # a row a measure of ``ALL``, a column a group

    def of(self, place: int) -> dict[str, int]:
        """Name of a measure → its sum, of one group; what ``Kpi.rate`` wants."""
        return dict(zip(ROW_OF, self.sums[:, place].tolist(), strict=True))


@dataclass(frozen=True)
class Layer:
    """Sums over everything but some dimensions."""

    coordinates: dict[str, NDArray[Any]]
    sums: Ints


@dataclass
class View:
    """The cube as of the end of a day: what depends on that day is put into its half-month."""

    keys: Ints
    sums: Ints
    layers: dict[tuple[str, ...], Layer] = field(default_factory=dict)

    @classmethod
    def of(cls, cells: Cells, day: int) -> "View":
        """Add what had begun by the end of a day since 2000."""
        times = unpacked(WHEN, cells.times)
        come = times["day"] <= day
        begun = halves(times["day"][come])
        half = np.where(times["half"][come] == NO_HALF, begun, times["half"][come])
        keys = np.concatenate([cells.keys, (cells.places[come] << CELL["half"]) | half])
        sums = np.zeros((len(ALL), keys.size), np.int64)
        sums[: len(MONTHLY), : cells.keys.size] = cells.sums
        columns = np.arange(cells.keys.size, keys.size)
        sums[len(MONTHLY) + times["measure"][come], columns] = cells.counts[come]
        return cls(*summed(keys, sums))

    def layer(self, names: Collection[str]) -> Layer:
        """The smallest layer with these dimensions."""
        wanted = next(layer for layer in LAYERS if set(names) <= set(layer))
        if wanted not in self.layers:
            coordinates = unpacked(CELL, self.keys)
            kept_bits = {"side": 1, **{n: PLACE[n] for n in wanted}, "half": CELL["half"]}
            keys = np.zeros(self.keys.size, np.int64)
            for name, width in kept_bits.items():
                keys = (keys << width) | coordinates[name]
            found, sums = summed(keys, self.sums)
            self.layers[wanted] = Layer(unpacked(kept_bits, found), sums)
        return self.layers[wanted]


class Cube:
    """The kept cube of a lake, in memory."""

    def __init__(self, cells: Cells, manifest: Manifest) -> None:
        self.cells = cells
        self.manifest = manifest
        self.views: dict[int, View] = {}

    def sums(
        self,
        parts: Sequence[Period],
        as_of: date,
        where: Where | None = None,
        by: Sequence[str] = (),
    ) -> Sums:
        """Sums by group and part.

        Args:
            parts: One after the other, without gaps; each begins on the 1st or 15th of a month and
                ends on the day before one, unless it ends on or after ``as_of``.
            as_of: What happened later is not counted; a stock is as of that day or the part's end.
            where: Whose dossiers; all, by the responsible unit, if not given.
            by: Of ``DIMENSIONS``.

        Raises:
            NotInCube: the days do not fit, or ``by`` names something else.
        """
        refuse_other(by)
        chosen = where or Where()
        end = last_half(parts[-1], as_of, self.manifest.last) + 1
        edges = [min(first_half(part), end) for part in parts]
        layer = self.view(as_of).layer({*by, *chosen.chosen()})
        rows = rows_of(layer, chosen, end)
        part = np.searchsorted(edges, layer.coordinates["half"][rows], side="right")
        keys = [layer.coordinates[name][rows].astype(np.int64) for name in by]
        return grouped(keys, part, layer.sums[:, rows], len(parts))

    def view(self, as_of: date) -> View:
        """The cube as of a day; that of a day asked for lately is at hand."""
        day = day_of(as_of)
        if day not in self.views:
            while len(self.views) >= VIEWS:
                self.views.pop(next(iter(self.views)))
            self.views[day] = View.of(self.cells, day)
        return self.views[day]

    @cached_property
    def units(self) -> NDArray[np.int32]:
        """Units that have any number."""
        return np.unique(unpacked(CELL, self.cells.keys)["unit"])


_OPEN: dict[str, Cube] = {}


def cube_of(lake: Lake) -> Cube:
    """The cube as the last import left it; read anew only if there was one since.

    Raises:
        NotInCube: no import has counted this lake yet.
    """
    manifest = lake.manifest()
    if manifest is None:
        raise NotInCube(
            "Kho hồ sơ chưa có bảng tổng hợp. Nhập một tệp hồ sơ để lập.",
            "The lake of dossiers has no cube yet. Import a file of dossiers to make it.",
        )
    known = _OPEN.get(str(lake.root))
    if known is None or known.manifest != manifest:
        known = _OPEN[str(lake.root)] = Cube(kept(lake), manifest)
    return known


def rows_of(layer: Layer, where: Where, end: int) -> NDArray[np.intp]:
    """Rows of a layer that are asked for, up to a half-month; stocks need all before it."""
    sides = layer.coordinates["side"]
    first, last = np.searchsorted(sides, [SIDES[where.side], SIDES[where.side] + 1])
    inside = slice(int(first), int(last))
    mask = layer.coordinates["half"][inside] < end
    for name, numbers in where.chosen().items():
        wanted = np.zeros(1 << PLACE[name], np.bool_)
        wanted[list(numbers)] = True
        mask &= wanted[layer.coordinates[name][inside]]
    return np.flatnonzero(mask) + inside.start


def grouped(keys: list[Ints], part: Ints, sums: Ints, parts: int) -> Sums:
    """Flows of each part, and stocks at its end; groups without any number are left out."""
    group = np.zeros(part.size, np.int64)
    for key in keys:
        group = group * (int(key.max(initial=0)) + 1) + key
    _, first, inverse = np.unique(group, return_index=True, return_inverse=True)
    shape = (first.size, parts + 1)
    where = inverse * shape[1] + part
    dense = np.zeros((len(ALL), *shape), np.int64)
    for row, numbers in zip(dense, sums, strict=True):
        total = np.bincount(where, numbers, minlength=first.size * shape[1])  # exact below 2^53
        row[:] = total.reshape(shape)
    dense[STOCKS] = dense[STOCKS].cumsum(axis=2)
    dense[:, :, 0] = 0
    at, parted = np.nonzero(dense.any(axis=0))
    columns = [key[first][at].tolist() for key in keys]
    return Sums(list(zip(*columns, parted.tolist(), strict=True)), dense[:, at, parted])


def first_half(part: Period) -> int:
    """The half-month with which a part begins."""
    if part.first.day not in EDGES:
        raise cuts(part.first)
    return half_of(part.first)


def last_half(part: Period, as_of: date, known_until: int) -> int:
    """The half-month with which a part ends, or in which nothing more has happened."""
    last = min(part.last, as_of)
    is_whole = (last + timedelta(days=1)).day in EDGES
    if not is_whole and not (last == as_of and day_of(as_of) >= known_until):
        raise cuts(last)
    return half_of(last)


def cuts(day: date) -> NotInCube:
    """The refusal of a day inside a half-month."""
    return NotInCube(
        f"Ngày {day:%d/%m/%Y} cắt ngang nửa tháng mà bảng tổng hợp lưu. Chọn kỳ bắt đầu ngày 1 "
        "hoặc 15, hoặc tính từ từng hồ sơ.",
        f"{day:%d/%m/%Y} cuts through a half-month, as the cube keeps them. Choose a period that "
        "begins on the 1st or 15th, or count the dossiers themselves.",
    )


def refuse_other(by: Sequence[str]) -> None:
    """Refuse a dimension that the cube does not have."""
    others = [name for name in by if name not in DIMENSIONS]
    if others:
        raise NotInCube(
            f"Bảng tổng hợp không chia theo {', '.join(others)}. Có: {', '.join(DIMENSIONS)}.",
            f"The cube does not divide by {', '.join(others)}. It has: {', '.join(DIMENSIONS)}.",
        )


assert set(ALL) == set(MEASURES)  # noqa: S101  (every measure has its row)

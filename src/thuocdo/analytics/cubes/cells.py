"""Cells of a cube: whole numbers at a unit, field, group of procedures, channel and half-month.

Half-months, the 1st to the 14th and the 15th to the end, because reporting years and their quarters
begin on the 15th; calendar months are two halves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from thuocdo.analytics.cubes.events import DAILY, MONTHLY
from thuocdo.analytics.durable import whole

Ints: TypeAlias = NDArray[np.int64]

# Coordinates packed into one whole number, so that one sort orders cells: name → bits.
PLACE = {"side": 1, "unit": 20, "field": 12, "group": 10, "channel": 2}
HALF_BITS = 13
WHEN = {"measure": 4, "half": HALF_BITS, "day": 17}  # of what is kept by day
CELL = {**PLACE, "half": HALF_BITS}
NO_HALF = (1 << HALF_BITS) - 1  # of a state: it belongs to no time, only begins and ends


@dataclass(frozen=True)
class Cells:
    """Signed sums; of two sets of cells the numbers of the same key are added."""

    keys: Ints  # place and half-month, ascending, each once
    sums: Ints  # a row a measure of ``MONTHLY``, a column a key
    places: Ints  # of what is kept by day: ascending by place, then by time
    times: Ints
    counts: Ints

    @classmethod
    def empty(cls) -> Self:
        """Of no dossier."""
        nothing = np.empty(0, np.int64)
        return cls(nothing, np.empty((len(MONTHLY), 0), np.int64), nothing, nothing, nothing)

    @classmethod
    def read(cls, folder: Path, name: str) -> Self:
        """From the two files of that name."""
        halves, days = (
            {c: np.asarray(table[c]) for c in table.column_names}
            for table in (_read(folder / f"{name}.{part}.parquet") for part in ("halves", "days"))
        )
        keys = packed(CELL, halves)
        sums = np.empty((len(MONTHLY), keys.size), np.int64)
        for row, measure in zip(sums, MONTHLY, strict=True):
            row[:] = halves[measure.name]
        return cls(keys, sums, packed(PLACE, days), packed(WHEN, days), days["n"])

    def write(self, folder: Path, name: str) -> None:
        """To two files of that name; durable when it returns."""
        halves = unpacked(CELL, self.keys)
        sums = {m.name: row for m, row in zip(MONTHLY, self.sums, strict=True)}
        days = {**unpacked(PLACE, self.places), **unpacked(WHEN, self.times), "n": self.counts}
        for part, columns in {"halves": {**halves, **sums}, "days": days}.items():
            with whole(folder / f"{name}.{part}.parquet") as partial:
                pq.write_table(pa.table(columns), partial, compression="zstd")

    def __neg__(self) -> "Cells":
        return Cells(self.keys, -self.sums, self.places, self.times, -self.counts)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Cells):
            return NotImplemented
        mine, theirs = vars(self), vars(other)
        return all(np.array_equal(mine[name], theirs[name]) for name in mine)

    __hash__ = None  # type: ignore[assignment]  # arrays change


def added(parts: Iterable[Cells]) -> Cells:
    """Sums by key, without those that came to nothing."""
    together = [cells for cells in parts if cells.keys.size or cells.places.size]
    if len(together) < 2:
        return together[0] if together else Cells.empty()
    places = np.concatenate([c.places for c in together])
    times = np.concatenate([c.times for c in together])
    counts = np.concatenate([c.counts for c in together])
    halves = together_by_key([(c.keys, list(range(len(MONTHLY))), c.sums) for c in together])
    return Cells(*halves, *summed_by_day(places, times, counts))


def together_by_key(parts: Sequence[tuple[Ints, list[int], Ints]]) -> tuple[Ints, Ints]:
    """Sums of several parts: keys (ascending, each once), rows of ``MONTHLY``, numbers of these."""
    every = np.sort(np.concatenate([keys for keys, _, _ in parts]))
    keys = every[_starts(every[1:] != every[:-1])] if every.size else every
    total = np.zeros((len(MONTHLY), keys.size), np.int64)
    for some, rows, sums in parts:
        places = np.searchsorted(keys, some) if some.size < keys.size else slice(None)
        for row, numbers in zip(rows, sums, strict=True):
            total[row, places] += numbers
    something = total.any(axis=0)
    return keys[something], total[:, something]


def summed(keys: Ints, sums: NDArray[Any]) -> tuple[Ints, Ints]:
    """Each key once, ascending, with the sums of its columns."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = _starts(ordered[1:] != ordered[:-1])
    if not keys.size:
        return keys, sums.astype(np.int64)
    total = np.empty((len(sums), starts.size), np.int64)
    for row, numbers in zip(total, sums, strict=True):
        np.add.reduceat(numbers[order], starts, dtype=np.int64, out=row)
    something = total.any(axis=0)
    return ordered[starts][something], total[:, something]


def summed_by_day(places: Ints, times: Ints, counts: Ints) -> tuple[Ints, Ints, Ints]:
    """Each place and time once, ascending, with its sum."""
    if not places.size:
        return places, times, counts
    order = np.lexsort((times, places))
    places, times = places[order], times[order]
    starts = _starts((places[1:] != places[:-1]) | (times[1:] != times[:-1]))
    total = np.add.reduceat(counts[order], starts)
    kept = starts[total != 0]
    return places[kept], times[kept], total[total != 0]


def _starts(is_other: NDArray[np.bool_]) -> NDArray[np.intp]:
    return np.concatenate([np.zeros(1, np.intp), np.flatnonzero(is_other) + 1])


def packed(bits: dict[str, int], columns: dict[str, NDArray[Any]]) -> Ints:
    """Coordinates as one whole number, the first in the highest bits.

    Raises:
        OverflowError: a coordinate has more bits than it is given.
    """
    key = np.zeros(len(columns[next(iter(bits))]), np.int64)
    for name, width in bits.items():
        column = columns[name]
        if column.size and not (column.min() >= 0 and column.max() < 1 << width):
            raise OverflowError(f"{name} does not fit into {width} bits")
        key <<= width
        key |= column
    return key


def unpacked(bits: dict[str, int], keys: Ints) -> dict[str, NDArray[np.int32]]:
    """The coordinates of keys."""
    columns, rest = {}, keys
    for name, width in reversed(bits.items()):
        columns[name] = (rest & ((1 << width) - 1)).astype(np.int32)
        rest = rest >> width
    return dict(reversed(columns.items()))


def _read(path: Path) -> pa.Table:
    return pq.read_table(path, partitioning=None)


assert len(DAILY) < 1 << WHEN["measure"]  # noqa: S101  (a new measure must not share a number)

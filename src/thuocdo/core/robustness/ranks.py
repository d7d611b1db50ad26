"""Ranks of totals within blocks, many rows at once, ties exact by whole-number keys."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.robustness.points_table import AnyIntArray, BoolArray, FloatArray, IntArray

Ties = Literal["competition", "dense", "ordinal"]

KEYS_PER_POINT = 1e6  # totals less than half a millionth of a point apart are the same
KEY_BITS = 37  # sign and 36 bits: totals to 68,719 points
KEYS_AT_ONCE = 1 << 16  # × 8 bytes stays in the second-level cache


@dataclass(frozen=True, slots=True, eq=False)
class Seating:
    """Where units sit when each block is a run of neighbours: seat → unit."""

    units: IntArray  # seats; the unit on each seat
    starts: IntArray  # seats; first seat of the seat's block
    base: IntArray  # seats; block number and seat within the block, as bits around the key
    index_bits: int

    @property
    def ranks_dtype(self) -> type[np.uint16] | type[np.uint32]:
        """Two bytes are enough for any block below 65,536 units."""
        return np.uint16 if self.index_bits <= 16 else np.uint32


def seating(blocks: IntArray, order: IntArray) -> Seating:
    """Seat the units of ``order``, block by block, keeping their order within a block.

    Args:
        blocks: The block of every unit.
        order: The units to be seated, the preferred first.
    """
    units = order[np.argsort(blocks[order], kind="stable")]
    _, first, number, size = np.unique(
        blocks[units], return_index=True, return_inverse=True, return_counts=True
    )
    starts = first[number]
    index_bits = int(max(size, default=1)).bit_length()
    if len(size).bit_length() + KEY_BITS + index_bits > 63:
        raise InvalidRequest(
            f"{len(size)} khối, khối lớn nhất {size.max()} đơn vị: quá lớn để xếp hạng một lần. "
            "Hãy chia các khối thành nhiều lần tính.",
            f"{len(size)} blocks, the largest of {size.max()} units: too many to rank at once. "
            "Rank the blocks in several runs.",
        )
    # Blocks count from 1, so that block, key and seat together are never negative.
    base = ((number + 1) << (KEY_BITS + index_bits)) + (np.arange(len(units)) - starts)
    return Seating(units, starts, base, index_bits)


def keys_of(totals: FloatArray) -> IntArray:
    """Totals in points as whole millionths, half to even."""
    return np.rint(totals * KEYS_PER_POINT).astype(np.int64)


def seat_ranks(keys: IntArray, seats: Seating, ranks: AnyIntArray, ties: Ties) -> None:
    """Rank every row of keys (rows × seats) into ``ranks``; a block's highest key has rank 1.

    Key, block and seat share one 64-bit number, so that one plain sort replaces a sort of
    indices, which takes three times as long.
    """
    at_once = max(1, KEYS_AT_ONCE // len(seats.units))
    for first in range(0, len(keys), at_once):
        rows = slice(first, first + at_once)
        _rank_rows(keys[rows], seats, ranks[rows], ties)


def _rank_rows(keys: IntArray, seats: Seating, ranks: AnyIntArray, ties: Ties) -> None:
    packed = np.negative(keys)
    packed <<= seats.index_bits
    packed += seats.base
    packed.sort(axis=1)
    tied = (packed[:, 1:] ^ packed[:, :-1]) < (1 << seats.index_bits)
    packed &= (1 << seats.index_bits) - 1
    packed += seats.starts
    packed += np.arange(0, ranks.size, ranks.shape[1])[:, np.newaxis]
    places = np.arange(len(seats.units)) - seats.starts + 1
    # One index into the flat array: two indices, or put_along_axis, take twice as long.
    ranks.reshape(-1)[packed] = _dense(tied, seats) if ties == "dense" else places
    if ties == "competition":
        _share_ranks(ranks.reshape(-1), packed.reshape(-1), tied, places)


def _share_ranks(ranks: AnyIntArray, order: IntArray, tied: BoolArray, places: IntArray) -> None:
    """Give every unit of a tie the place of its first; ties are few, so each is looked at."""
    before = np.flatnonzero(tied)
    row = before // max(1, tied.shape[1])
    before += row  # a row has one place more than neighbours
    begins = np.diff(before, prepend=-2) != 1
    first = np.maximum.accumulate(np.where(begins, before, 0))
    ranks[order[before + 1]] = places[first - row * len(places)]


def _dense(tied: BoolArray, seats: Seating) -> IntArray:
    """The dense rank that belongs to each place of the sorted rows."""
    fresh = np.ones((len(tied), len(seats.units)), dtype=np.bool_)
    np.logical_not(tied, out=fresh[:, 1:])
    met: IntArray = np.cumsum(fresh, axis=1)
    ranks: IntArray = met - met[:, seats.starts] + 1
    return ranks


def competition_ranks(
    keys: IntArray,
    blocks: IntArray,
    *,
    ranked: BoolArray | None = None,
    ties: Ties = "competition",
) -> IntArray:
    """Rank units within their blocks; the highest key has rank 1.

    Args:
        keys: Units, or rows × units; whole numbers below 2**36, as `keys_of` makes them.
        blocks: The block of each unit.
        ranked: Units that take part; the others get rank 0. All when None.
        ties: ``competition`` 1, 1, 3; ``dense`` 1, 1, 2; ``ordinal`` 1, 2, 3, the unit that
            stands first in the table first.

    Raises:
        InvalidRequest: A key is 2**36 or more, or the blocks are too many and too large.
    """
    _check_keys(keys)
    taking_part = np.arange(len(blocks)) if ranked is None else np.flatnonzero(ranked)
    seats = seating(blocks, taking_part)
    ranks = np.zeros(keys.shape, dtype=np.int64)
    if len(seats.units):
        rows = np.atleast_2d(keys)[:, seats.units]
        seated = np.empty(rows.shape, dtype=np.int64)
        seat_ranks(rows, seats, seated, ties)
        ranks[..., seats.units] = seated.reshape(*keys.shape[:-1], -1)
    return ranks


def _check_keys(keys: IntArray) -> None:
    if keys.size and max(-int(keys.min()), int(keys.max())) >= 1 << (KEY_BITS - 1):
        raise InvalidRequest(
            "Có tổng điểm quá lớn (trên 68 nghìn điểm) để xếp hạng: kiểm tra bảng điểm.",
            "A total is too large (above 68 thousand points) to be ranked: check the points.",
        )

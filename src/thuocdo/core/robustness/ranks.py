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


def seat_ranks(keys: IntArray, seats: Seating, ties: Ties = "competition") -> AnyIntArray:
    """Rank every row of keys (rows × seats); the highest key of a block has rank 1.

    Key, block and seat share one 64-bit number, so that one plain sort replaces a sort of
    indices, which takes three times as long.
    """
    ranks = np.empty(keys.shape, dtype=seats.ranks_dtype)
    at_once = max(1, KEYS_AT_ONCE // len(seats.units))
    for first in range(0, len(keys), at_once):
        rows = slice(first, first + at_once)
        _rank_rows(keys[rows], seats, ties, ranks[rows])
    return ranks


def _rank_rows(keys: IntArray, seats: Seating, ties: Ties, ranks: AnyIntArray) -> None:
    packed = np.negative(keys)
    packed <<= seats.index_bits
    packed += seats.base
    packed.sort(axis=1)
    tied = (packed[:, 1:] ^ packed[:, :-1]) < (1 << seats.index_bits)
    places = _places(tied, seats, ties)
    packed &= (1 << seats.index_bits) - 1
    packed += seats.starts
    packed += np.arange(0, ranks.size, ranks.shape[1])[:, np.newaxis]
    ranks.reshape(-1)[packed] = places


def _places(tied: BoolArray, seats: Seating, ties: Ties) -> IntArray:
    """The rank that belongs to each place of the sorted rows, from which places tie."""
    seat: IntArray = np.arange(len(seats.units))
    places: IntArray = seat - seats.starts + 1
    if ties == "ordinal" or not tied.any():
        return places
    fresh = np.ones((len(tied), len(seat)), dtype=np.bool_)
    np.logical_not(tied, out=fresh[:, 1:])
    if ties == "dense":
        met: IntArray = np.cumsum(fresh, axis=1)
        places = met - met[:, seats.starts] + 1
    else:
        leader = fresh * seat
        np.maximum.accumulate(leader, axis=1, out=leader)
        places = leader - seats.starts + 1
    return places


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
        ranks[..., seats.units] = seat_ranks(rows, seats, ties).reshape(*keys.shape[:-1], -1)
    return ranks


def _check_keys(keys: IntArray) -> None:
    if keys.size and max(-int(keys.min()), int(keys.max())) >= 1 << (KEY_BITS - 1):
        raise InvalidRequest(
            "Có tổng điểm quá lớn (trên 68 nghìn điểm) để xếp hạng: kiểm tra bảng điểm.",
            "A total is too large (above 68 thousand points) to be ranked: check the points.",
        )

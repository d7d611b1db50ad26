"""Rank the units of a block by their totals."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.index_set.model import Policies, RankedValue, Ties
from thuocdo.core.rounding import rank_key, to_published
from thuocdo.vietnamese.collation import code_key


class Place(NamedTuple):
    """A rank that is never shown without its denominator."""

    rank: int  # from 1, the best
    out_of: int  # units ranked in the block
    is_tied: bool  # another unit of the block has the same value


def ranked(values: Mapping[str, Decimal], ties: Ties) -> dict[str, Place]:
    """Rank the keys by value, highest first.

    Args:
        values: Compared as they are; see ``compared`` for exact and published values.
        ties: 1,1,3 (competition), 1,1,2 (dense), or 1,2,3 with equal values in order of codes.

    Returns:
        A place for each key, in the order of the ranks.
    """
    by_code = sorted(values, key=code_key)
    ordered = sorted(by_code, key=values.__getitem__, reverse=True)  # keeps equal ones by code
    shared = Counter(values.values())
    places: dict[str, Place] = {}
    rank = distinct = 0
    previous: Decimal | None = None
    for position, unit in enumerate(ordered, start=1):
        value = values[unit]
        if value != previous:
            rank, distinct, previous = position, distinct + 1, value
        number = {Ties.COMPETITION: rank, Ties.DENSE: distinct, Ties.ORDINAL: position}[ties]
        places[unit] = Place(number, len(ordered), shared[value] > 1)
    return places


def compared(total: Decimal, policies: Policies) -> Decimal:
    """The value that ranks compare: exact to 12 decimals, or as published."""
    if policies.ranked_value is RankedValue.PUBLISHED:
        return to_published(total, policies.decimals)
    return rank_key(total)


def ranked_in_blocks(
    totals: Mapping[str, Decimal | None],
    blocks: Mapping[str, str],
    policies: Policies,
    excluded: Iterable[str] = (),
) -> dict[str, Place]:
    """Rank each block by itself.

    Args:
        totals: Total of each unit; None for an incomplete unit, which gets no rank.
        blocks: Block of each unit; units without one stand together in the block "".
        policies: Of the index set.
        excluded: Units that are assessed but not ranked, and do not count in "out of".

    Raises:
        InvalidRequest: an excluded unit is not among those assessed.
    """
    left_out = known_units(excluded, totals)
    members: dict[str, dict[str, Decimal]] = {}
    for unit, total in totals.items():
        if total is not None and unit not in left_out:
            members.setdefault(blocks.get(unit, ""), {})[unit] = compared(total, policies)
    places: dict[str, Place] = {}
    for block in members.values():
        places |= ranked(block, policies.ties)
    return places


def known_units(named: Iterable[str], units: Collection[str]) -> set[str]:
    """The named units; a misspelt one must not stay in the ranking unseen."""
    there = set(named)
    if not there <= set(units):
        stray = ", ".join(sorted(there - set(units)))
        raise InvalidRequest(
            f"đơn vị không xếp hạng {stray} không có trong danh sách được chấm. Sửa mã đơn vị.",
            f"the units not to be ranked include {stray}, not among those assessed. "
            "Correct the code.",
        )
    return there

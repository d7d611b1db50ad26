"""Ways of counting ranks, and which rows of a complete ranking fit none of them."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple


class Misfit(NamedTuple):
    """A rank that another one should stand for."""

    row: int  # place in the table
    expected: int
    is_doubtful: bool = False  # decimals that are not shown may have decided


class Equals(NamedTuple):
    """Rows of one total."""

    above: int  # units with a higher total
    level: int  # 1 for the highest total
    rows: tuple[tuple[int, int], ...]  # (row, rank), best rank first


def misfits(rows: Sequence[tuple[Decimal, int]]) -> list[Misfit]:
    """The fewest rows that keep a ranking from being 1, 1, 3 (or 1, 2, 3 of equals) or 1, 1, 2.

    Args:
        rows: Total in points and rank of all units ranked.
    """
    groups = _groups(rows)
    sparse = [wrong for group in groups for wrong in _sparse(group)]
    dense = [wrong for group in groups for wrong in _other_than(group, group.level)]
    fewest = min(sparse, dense, key=len)
    return sorted(fewest)


def _groups(rows: Sequence[tuple[Decimal, int]]) -> list[Equals]:
    by_total: dict[Decimal, list[tuple[int, int]]] = {}
    for row, (total, rank) in enumerate(rows):
        by_total.setdefault(total, []).append((row, rank))
    ordered = [by_total[total] for total in sorted(by_total, reverse=True)]
    counts = accumulate(map(len, ordered), initial=0)
    return [
        Equals(above, level, tuple(sorted(group, key=lambda each: each[1])))
        for level, (above, group) in enumerate(zip(counts, ordered, strict=False), start=1)
    ]


def _sparse(group: Equals) -> list[Misfit]:
    """Equals share the best place of theirs, or stand one after the other."""
    shared = _other_than(group, group.above + 1)
    one_by_one = _out_of_run(group)
    found = min(shared, one_by_one, key=len)
    # A few among many who share a rank are odd ones; else unseen decimals are as likely.
    is_doubtful = len(shared) >= len(one_by_one) and _follows_unseen_decimals(group)
    return [wrong._replace(is_doubtful=is_doubtful) for wrong in found]


def _other_than(group: Equals, expected: int) -> list[Misfit]:
    return [Misfit(row, expected) for row, rank in group.rows if rank != expected]


def _out_of_run(group: Equals) -> list[Misfit]:
    """Rows that repeat a rank or leave the run, with the ranks of the run that are free."""
    free = dict.fromkeys(range(group.above + 1, group.above + len(group.rows) + 1))
    without = []
    for row, rank in group.rows:
        if rank in free:
            del free[rank]
        else:
            without.append(row)
    return [Misfit(row, rank) for row, rank in zip(without, free, strict=True)]


def _follows_unseen_decimals(group: Equals) -> bool:
    """Whether some order of the equals, with ties counted 1, 1, 3, gives these ranks."""
    before = None
    for own, (_, rank) in enumerate(group.rows, start=group.above + 1):
        if rank not in {own, before}:
            return False
        before = rank
    return True

"""Check: within a ranking a higher total has a better rank, and equal totals an equal one."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.checking.finding import Check, Finding, Severity
from thuocdo.core.checking.precision import decimals_shown, half_unit
from thuocdo.core.checking.rank_counting import misfits
from thuocdo.core.checking.wording import (
    MAY_BE_DECIMALS,
    NOTHING_TO_ADD,
    joined,
    number,
    opened,
)
from thuocdo.vietnamese.sentence import Sentence


class Place(NamedTuple):
    """One unit in a ranking."""

    subject: str
    total: Decimal  # points, as published
    rank: int


def rank_follows_score(places: Sequence[Place], out_of: int | None) -> Iterable[Finding]:
    """Find the fewest units whose move would make the ranks follow the totals.

    Only where none has to move and all ``out_of`` units are listed are the ranks themselves
    compared with those that the totals give: 1, 1, 3 or 1, 1, 2 or an order among equals. Equals
    of which some share a rank and others do not are found too.
    """
    kept = _longest_in_order(places)
    in_order = {id(place) for place in kept}
    moved = [place for place in places if id(place) not in in_order]
    is_whole = out_of == len(places)
    for place in moved:
        yield _out_of_order(place, kept, _rank_by_total(place, places) if is_whole else None)
    wrong = list(_wrong_ranks(places)) if is_whole and not moved else []
    yield from (finding for _, finding in wrong)
    found = {id(place) for place, _ in wrong}
    yield from _untied([place for place in kept if id(place) not in found])


def _longest_in_order(places: Sequence[Place]) -> list[Place]:
    """The longest run in which ranks rise with each lower total, best total first.

    Patience sorting from the lowest total up, so that a country's 3,321 communes take
    milliseconds, and of two units either of which could move it is the lower one.
    """
    ordered = sorted(places, key=lambda place: (place.total, -place.rank))
    ends: list[tuple[int, int]] = []  # smallest last key of a run of each length
    last: list[int] = []  # the place that ends it
    before: list[int] = []
    step, total = 0, None
    for index, place in enumerate(ordered):
        step, total = step + (place.total != total), place.total
        # Among equal ranks only equal totals may follow each other.
        key = (-place.rank, -step)
        length = bisect_right(ends, key)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [key]
        last[length : length + 1] = [index]
    run, index = [], last[-1] if last else -1
    while index >= 0:
        run.append(ordered[index])
        index = before[index]
    return run


def _rank_by_total(place: Place, places: Iterable[Place]) -> int:
    return 1 + sum(other.total > place.total for other in places)


def _out_of_order(place: Place, kept: Sequence[Place], by_total: int | None) -> Finding:
    """Name the nearest unit in order that the place contradicts."""
    higher = [one for one in kept if one.total > place.total and one.rank >= place.rank]
    lower = [one for one in kept if one.total < place.total and one.rank <= place.rank]
    against = [*higher, *lower]
    nearest = min(against, key=lambda one: abs(one.total - place.total))
    expected = nearest.rank + 1 if higher else max(nearest.rank - 1, 1)
    is_doubtful = all(_may_be_equal(place.total, one.total) for one in against)
    severity = Severity.WARNING if is_doubtful else Severity.ERROR
    mine, theirs = number(place.total), number(nearest.total)
    text = Sentence(
        f"đạt {mine.vi} điểm, hạng {place.rank}, trong khi {nearest.subject} đạt {theirs.vi} điểm, "
        f"hạng {nearest.rank}; thứ hạng chưa theo điểm.",
        f"{mine.en} points, rank {place.rank}, while {nearest.subject} has {theirs.en} points, "
        f"rank {nearest.rank}; the ranks do not follow the points.",
    )
    return _finding(place, by_total or expected, severity, text)


def _may_be_equal(one: Decimal, other: Decimal) -> bool:
    """90.9 may be 90.94 shown with fewer decimals; 90.90 may not."""
    shown = decimals_shown(one), decimals_shown(other)
    return shown[0] != shown[1] and abs(one - other) <= half_unit(min(shown))


def _wrong_ranks(places: Sequence[Place]) -> Iterable[tuple[Place, Finding]]:
    """Compare each rank with the way of counting that fits the most units."""
    for wrong in misfits([(place.total, place.rank) for place in places]):
        place = places[wrong.row]
        text = Sentence(
            f"hạng công bố là {place.rank}, theo điểm là {wrong.expected}.",
            f"the stated rank is {place.rank}, by the points it is {wrong.expected}.",
        )
        severity, remark = Severity.ERROR, NOTHING_TO_ADD
        if wrong.is_doubtful:
            severity, remark = Severity.WARNING, MAY_BE_DECIMALS
        yield place, _finding(place, wrong.expected, severity, joined(text, remark))


def _untied(kept: Sequence[Place]) -> Iterable[Finding]:
    """Equal totals with different ranks may be told apart by decimals that are not shown."""
    first: dict[Decimal, Place] = {}
    for place in kept:
        best = first.setdefault(place.total, place)
        if best.rank != place.rank:
            text = Sentence(
                f"bằng điểm với {best.subject} nhưng hạng {place.rank}, không phải {best.rank}; "
                "có thể xếp theo phần thập phân không công bố.",
                f"equal in points with {best.subject} but rank {place.rank}, not {best.rank}; "
                "decimals that are not shown may have decided.",
            )
            yield _finding(place, best.rank, Severity.NOTE, text)


def _finding(place: Place, expected: int, severity: Severity, text: Sentence) -> Finding:
    return Finding(
        subject=place.subject,
        check=Check.RANK_FOLLOWS_SCORE,
        expected=Decimal(expected),
        found=Decimal(place.rank),
        severity=severity,
        message=opened(severity, text),
    )

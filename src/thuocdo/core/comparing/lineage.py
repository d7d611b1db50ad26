"""Where units come from and what became of them, through dated events."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from thuocdo.core.comparing.events import Edge, Event, refuse_unfit
from thuocdo.core.errors import InvalidRequest
from thuocdo.core.rounding import EXACT, ONE, ZERO
from thuocdo.vietnamese.dates import write_date

Shares = dict[str, Decimal | None]  # unit → share of the old unit; None: unknown
WEIGHT_STEP = Decimal("1e-20")  # fine enough for any figure, and a sum of weights stays exact


Ways = dict[str, list[tuple[str, Decimal | None]]]  # unit → units it leads to, with shares


class Day(NamedTuple):
    """All edges of one day, read as happening at once."""

    on: date
    forward: Ways  # an abolished unit leads nowhere
    backward: Ways

    @property
    def ended(self) -> set[str]:
        """The units that were no more on that day."""
        return self.forward.keys() - self.backward.keys()


class Lineage:
    """Units over time; a unit without an event never changed."""

    def __init__(self, events: Iterable[Event]) -> None:
        """Put the events in order.

        Raises:
            InvalidRequest: the events contradict each other.
        """
        self.events = tuple(sorted(events, key=lambda event: event.on))
        refuse_unfit(self.events)
        self.days = tuple(
            day_of(on, [edge for event in day for edge in event.edges])
            for on, day in groupby(self.events, key=lambda event: event.on)
        )
        self.ended = {unit: day.on for day in self.days for unit in day.ended}

    def between(self, since: date, at: date) -> Iterator[Day]:
        """The days with events after ``since`` up to ``at``, included."""
        return (day for day in self.days if since < day.on <= at)

    def predecessors(self, unit: str, at: date, since: date) -> Shares:
        """The units of ``since`` from which a unit of ``at`` is made.

        Returns:
            For each, the share of it that is in the unit now; None where a share on the way is
            unknown. Shares multiply along a way and add over ways. A unit that did not change is
            its own predecessor with 1.

        Raises:
            InvalidRequest: the unit no longer existed at ``at``.
        """
        self.refuse_gone(unit, at)
        made_of: Shares = {unit: ONE}
        for day in reversed(list(self.between(since, at))):
            made_of = traced(made_of, day.backward)
        return made_of

    def successors(self, unit: str, since: date, at: date) -> Shares:
        """The units of ``at`` that hold parts of a unit of ``since``; an abolished one has none.

        Raises:
            InvalidRequest: the unit no longer existed at ``since``.
        """
        self.refuse_gone(unit, since)
        became: Shares = {unit: ONE}
        for day in self.between(since, at):
            became = traced(became, day.forward)
        return became

    def is_unchanged(self, unit: str, at: date, since: date) -> bool:
        """Whether the unit is all of one old unit and nothing else; a rename changes nothing."""
        return list(self.predecessors(unit, at, since).values()) == [ONE]

    def refuse_gone(self, unit: str, at: date) -> None:
        """Refuse a unit that an event up to the day has ended."""
        ended_on = self.ended.get(unit)
        if ended_on is not None and ended_on <= at:
            raise InvalidRequest(
                f"đơn vị {unit} không còn tồn tại từ ngày {write_date(ended_on)}. Chọn đơn vị kế "
                "thừa, hoặc một năm trước đó.",
                f"the unit {unit} ended on {write_date(ended_on)}. Choose a successor, or an "
                "earlier year.",
            )


def day_of(on: date, edges: list[Edge]) -> Day:
    """The edges of a day, both ways."""
    forward: Ways = {edge.old: [] for edge in edges}
    backward: Ways = {}
    for old, new, share in edges:
        if new is not None:
            forward[old].append((new, share))
            backward.setdefault(new, []).append((old, share))
    return Day(on, forward, backward)


def traced(shares: Shares, ways: Ways) -> Shares:
    """Follow the edges of one day from each unit; units without an edge stay as they are."""
    moved: Shares = {}
    for unit, share in shares.items():
        for to, part in ways.get(unit, [(unit, ONE)]):
            moved[to] = added(moved.get(to, ZERO), multiplied(share, part))
    return moved


def multiplied(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """The product; unknown if either is."""
    return None if one is None or other is None else EXACT.multiply(one, other)


def added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """The sum; unknown if either is."""
    return None if one is None or other is None else EXACT.add(one, other)


def predecessor_weights(
    shares: Mapping[str, Decimal | None], sizes: Mapping[str, Decimal] | None = None
) -> dict[str, Decimal] | None:
    """How much each predecessor counts in a figure worked out for today's unit.

    Args:
        shares: From ``Lineage.predecessors``.
        sizes: Of the old units, such as population or dossiers; None counts them equally.

    Returns:
        Share × size, brought to a sum of exactly one. None when a share or size that is needed is
        unknown, or nothing has a size. A sole predecessor needs neither.

    Raises:
        InvalidRequest: a size is negative.
    """
    if len(shares) == 1:
        return dict.fromkeys(shares, ONE)
    parts: dict[str, Decimal] = {}
    for unit, share in shares.items():
        part = multiplied(share, ONE if sizes is None else size_of(unit, sizes))
        if part is None:
            return None
        parts[unit] = part
    return brought_to_one(parts)


def size_of(unit: str, sizes: Mapping[str, Decimal]) -> Decimal | None:
    """The size of a unit; None when it is not known."""
    size = sizes.get(unit)
    if size is not None and size < 0:
        raise InvalidRequest(
            f"quy mô của đơn vị {unit} là {size}, không được âm. Sửa số này.",
            f"the size of the unit {unit} is {size}; it must not be negative. Correct it.",
        )
    return size


def brought_to_one(parts: dict[str, Decimal]) -> dict[str, Decimal] | None:
    """Parts as weights that add to exactly one; the largest takes up the rounding."""
    whole = sum(parts.values(), ZERO)
    if whole == 0:
        return None
    weights = {
        unit: EXACT.divide(part, whole).quantize(WEIGHT_STEP, context=EXACT)
        for unit, part in parts.items()
    }
    largest = max(weights, key=lambda unit: weights[unit])
    weights[largest] += ONE - sum(weights.values(), ZERO)
    return weights

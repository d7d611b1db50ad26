"""What a unit came from and what became of it, edge by edge."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thuocdo.apps.units.models import LineageEdge, LineageEvent, Unit


class Heir(NamedTuple):
    """A unit that holds land of another one, or from which land came, and how that is known."""

    unit: Unit
    event: LineageEvent
    share: Decimal | None  # of the old unit; none: not known
    through: Unit | None = None  # the part of an abolished unit that went there


def heirs(unit: Unit) -> list[Heir]:
    """What the unit became; of a unit without a successor, what its parts became.

    Huyện Đồng Phú ended without a district in its place: its heirs are the communes that its own
    communes became, each once. Two queries at most.
    """
    edges = LineageEdge.objects.select_related("event", "new").filter(new__isnull=False)
    direct = (
        edges.filter(old=unit).exclude(new=unit).order_by("event__on", "new__sort_key", "new__code")
    )
    found = [Heir(made(edge), edge.event, edge.share) for edge in direct]
    gone_on = unit.gone_on
    if found or gone_on is None:
        return found
    of_parts = edges.select_related("old").filter(old__parent=unit, event__on=gone_on)
    once: dict[int, Heir] = {}
    for edge in of_parts.order_by("new__sort_key", "new__code"):
        heir = made(edge)
        once.setdefault(heir.pk, Heir(heir, edge.event, None, edge.old))
    return list(once.values())


def made(edge: LineageEdge) -> Unit:
    """The new unit of an edge that was chosen for having one."""
    new = edge.new
    assert new is not None  # noqa: S101  (the query asks for it)
    return new


def forebears(unit: Unit) -> list[Heir]:
    """What the unit was made from. One query."""
    edges = LineageEdge.objects.select_related("event", "old").filter(new=unit).exclude(old=unit)
    ordered = edges.order_by("-event__on", "old__sort_key", "old__code")
    return [Heir(edge.old, edge.event, edge.share) for edge in ordered]


def heirs_today(unit: Unit, day: date) -> list[Unit]:
    """The units of the day that hold land of the unit, however many decrees lie between."""
    if unit.stands_on(day):
        return [unit]
    reached: dict[int, Unit] = {}
    waiting, seen = [unit], {unit.pk}
    while waiting:
        for heir in heirs(waiting.pop()):
            if heir.unit.pk in seen:
                continue
            seen.add(heir.unit.pk)
            if heir.unit.stands_on(day):
                reached[heir.unit.pk] = heir.unit
            elif heir.unit.valid_from <= day:
                waiting.append(heir.unit)
    return sorted(reached.values(), key=lambda one: (one.sort_key, one.code))

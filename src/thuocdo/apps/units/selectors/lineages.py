"""Lineage as the core follows it, out of the database."""

from collections.abc import Collection, Iterable

from thuocdo.apps.units.models import EventKind, LineageEdge, Unit
from thuocdo.core.comparing.events import Edge
from thuocdo.core.comparing.events import EventKind as CoreKind
from thuocdo.core.comparing.lineage import Lineage
from thuocdo.reading.lineage_table import Line, events_of

Ends = tuple[Line, int, int | None]  # an edge with the keys of its units


def lineage_of(units: Iterable[Unit] | None = None) -> Lineage:
    """Everything that happened to the units and to those they are connected with.

    Args:
        units: None takes the whole register.

    One query, whatever the number of units: all edges of a country are some ten thousand.
    """
    ends = list(stored_edges())
    if units is not None:
        ends = connected(ends, {unit.pk for unit in units})
    return Lineage(events_of(line for line, _, _ in ends))


def stored_edges() -> Iterable[Ends]:
    """All edges, in the order of their days."""
    rows = LineageEdge.objects.order_by("event__on", "event_id", "id").values_list(
        "event__on", "event__kind", "event__document", "basis", "share",
        "old__code", "new__code", "old_id", "new_id",
    )  # fmt: skip
    for on, kind, document, basis, share, old, new, old_id, new_id in rows:
        line = Line(on, core_kind(kind), Edge(old, new, share), basis, document)
        yield line, old_id, new_id


def core_kind(kind: str) -> CoreKind:
    """A change of type is, to a comparison, the same as another name."""
    return CoreKind.RENAME if kind == EventKind.STATUS else CoreKind(kind)


def connected(ends: list[Ends], keys: Collection[int]) -> list[Ends]:
    """The edges that hang together with the units, forward and back, over all days."""
    touching: dict[int, list[int]] = {}
    for place, (_, old, new) in enumerate(ends):
        touching.setdefault(old, []).append(place)
        if new is not None:
            touching.setdefault(new, []).append(place)
    waiting, seen, chosen = list(keys), set(keys), set[int]()
    while waiting:
        for place in touching.get(waiting.pop(), ()):
            chosen.add(place)
            near = {key for key in ends[place][1:] if isinstance(key, int)} - seen
            seen |= near
            waiting.extend(near)
    return [ends[place] for place in sorted(chosen)]

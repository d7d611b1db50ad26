"""Lineage as the core follows it, out of the database."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet

from thuocdo.apps.units.models import EventKind, LineageEdge, Unit
from thuocdo.core.comparing.events import Edge
from thuocdo.core.comparing.events import EventKind as CoreKind
from thuocdo.core.comparing.lineage import Lineage
from thuocdo.reading.lineage_table import Line, events_of

COLUMNS = (
    "old_id", "new_id", "event__on", "event__kind", "event__document", "basis", "share",
    "old__code", "new__code",
)  # fmt: skip
Stored = tuple[Any, ...]  # an edge by these columns


def lineage_of(units: Iterable[Unit] | None = None) -> Lineage:
    """Everything that happened to the units and to those they are connected with.

    Args:
        units: None takes the whole register.

    One query, whatever the number of units: all edges of a country are some ten thousand.
    """
    edges: list[Stored] = list(stored_edges())
    if units is not None:
        edges = connected(edges, {unit.pk for unit in units})
    return Lineage(events_of(map(line_of, edges)))


def stored_edges() -> QuerySet[LineageEdge, Stored]:
    """All edges, in the order of their days."""
    ordered = LineageEdge.objects.order_by("event__on", "event_id", "id")
    return ordered.values_list(*COLUMNS)


def line_of(edge: Stored) -> Line:
    """An edge as a row of a lineage table."""
    on, kind, document, basis, share, old, new = edge[2:]
    return Line(on, core_kind(kind), Edge(old, new, share), basis, document)


def core_kind(kind: str) -> CoreKind:
    """A change of type is, to a comparison, the same as another name."""
    return CoreKind.RENAME if kind == EventKind.STATUS else CoreKind(kind)


def connected(edges: list[Stored], keys: Collection[int]) -> list[Stored]:
    """The edges that hang together with the units, forward and back, over all days."""
    touching: dict[int, list[int]] = {}
    for place, (old, new, *_) in enumerate(edges):
        touching.setdefault(old, []).append(place)
        if new is not None:
            touching.setdefault(new, []).append(place)
    waiting, seen, chosen = list(keys), set(keys), set[int]()
    while waiting:
        for place in touching.get(waiting.pop(), ()):
            chosen.add(place)
            near = {key for key in edges[place][:2] if key is not None} - seen
            seen |= near
            waiting.extend(near)
    return [edges[place] for place in sorted(chosen)]

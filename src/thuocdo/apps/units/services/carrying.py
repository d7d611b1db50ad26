"""Units below one that ends: they follow it to its only successor."""

from collections.abc import Iterator, Mapping

from thuocdo.apps.units.errors import UnfitDecree
from thuocdo.apps.units.models import EventKind, LineageEdge, LineageEvent, Membership, Unit
from thuocdo.apps.units.services.naming import placed
from thuocdo.core.rounding import ONE
from thuocdo.reading.registers.model import Decree

KEPT = ("name", "name_en", "kind", "region", "latitude", "longitude", "population", "area_km2")
Pair = tuple[Unit, Unit]  # what ended, and what it goes on as


def carry_children(decree: Decree, ending: Mapping[str, Unit], new: Mapping[str, Unit]) -> None:
    """Everything below the units that end gets a row below their successors.

    Raises:
        UnfitDecree: there are units below, and not exactly one successor of the whole.
    """
    pairs = [pair for unit in ending.values() for pair in followers(decree, unit, new)]
    if not pairs:
        return
    event = LineageEvent.objects.create(
        kind=EventKind.STATUS,
        on=decree.head.on,
        document=decree.head.document,
        is_confirmed=decree.head.is_confirmed,
    )
    LineageEdge.objects.bulk_create(
        LineageEdge(event=event, old=old, new=row, share=ONE) for old, row in pairs
    )


def followers(decree: Decree, unit: Unit, new: Mapping[str, Unit]) -> Iterator[Pair]:
    """The pairs of all units below, at any depth."""
    below = list(unit.children.filter(valid_to__isnull=True))
    if not below:
        return
    ways = [change for change in decree.changes if change.old == unit.code]
    heir = new.get(ways[0].new or "") if len(ways) == 1 else None
    if heir is None:
        raise UnfitDecree(
            f"{unit.name} còn {len(below)} đơn vị trực thuộc nhưng không có đúng một đơn vị kế "
            "thừa. Ghi trước việc của các đơn vị trực thuộc.",
            f"{unit.name} still has {len(below)} units below it and not exactly one successor. "
            "Record first what happens to the units below.",
        )
    yield from carried(decree, below, heir)


def carried(decree: Decree, below: list[Unit], heir: Unit) -> Iterator[Pair]:
    """Each unit goes on below the heir, and what is below it follows."""
    for unit in below:
        deeper = list(unit.children.filter(valid_to__isnull=True))
        row = continued(unit, heir, decree)
        yield unit, row
        yield from carried(decree, deeper, row)


def continued(unit: Unit, heir: Unit, decree: Decree) -> Unit:
    """End the unit on the eve and store it anew below the heir, in the same blocks."""
    facts = {fact: getattr(unit, fact) for fact in KEPT}
    unit.valid_to = decree.head.eve
    unit.save(update_fields=["valid_to"])
    row = placed(
        Unit(
            code=unit.code,
            parent=heir,
            valid_from=decree.head.on,
            source=decree.head.document[:200],
            **facts,
        )
    )
    row.save()
    for place in unit.memberships.filter(valid_to__isnull=True):
        place.valid_to = decree.head.eve
        place.save(update_fields=["valid_to"])
        Membership.objects.create(
            block=place.block, unit=row, is_ranked=place.is_ranked, valid_from=row.valid_from
        )
    return row

"""Units that begin by a decree."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from thuocdo.apps.units.errors import CodeTaken, NoSuchUnit
from thuocdo.apps.units.models import Block, Membership, Unit
from thuocdo.apps.units.selectors import unit_at
from thuocdo.apps.units.services.naming import placed
from thuocdo.reading.registers.model import Decree, RegisteredUnit


def begin(decree: Decree, old: Mapping[str, Unit]) -> dict[str, Unit]:
    """Store the new units of a decree, by code, each in a block where that is clear.

    Raises:
        CodeTaken: another unit has the code on the day or later.
        NoSuchUnit: a superior is not there on the day.
    """
    made = {}
    for unit in decree.begun:
        roots = [old[c.old] for c in decree.changes if c.new == unit.code and c.old in old]
        refuse_taken(unit, decree)
        made[unit.code] = placed(new_row(unit, decree, roots))
        made[unit.code].save()
        join_block(made[unit.code], unit.block, roots)
    return made


def refuse_taken(unit: RegisteredUnit, decree: Decree) -> None:
    """Nobody has the code from the day on; who had it until the eve does not matter."""
    later = Q(valid_to__isnull=True) | Q(valid_to__gte=decree.head.on)
    other = Unit.objects.filter(later, code=unit.code).first()
    if other is not None:
        raise CodeTaken(unit.code, other.name)


def new_row(unit: RegisteredUnit, decree: Decree, roots: list[Unit]) -> Unit:
    """The row of a new unit; what the decree leaves open it has from its first predecessor."""
    first = roots[0] if roots else None
    return Unit(
        code=unit.code,
        name=unit.name,
        name_en=unit.name_en,
        kind=unit.kind.value,
        parent=superior(unit, decree, first),
        region=unit.region or (first.region if first else ""),
        latitude=unit.latitude,
        longitude=unit.longitude,
        population=unit.population,
        area_km2=unit.area_km2,
        valid_from=decree.head.on,
        source=decree.head.document[:200],
    )


def superior(unit: RegisteredUnit, decree: Decree, first: Unit | None) -> Unit | None:
    """The superior that the decree names, else that of the first predecessor."""
    if not unit.parent:
        return first.parent if first else None
    above = unit_at(unit.parent, decree.head.on)
    if above is None:
        raise NoSuchUnit(unit.parent, decree.head.on)
    return above


def join_block(unit: Unit, named: str, roots: Iterable[Unit]) -> None:
    """The block that is named, or the one in which all predecessors were."""
    if named:
        blocks = list(Block.objects.filter(authority=unit.parent, name=named))
    else:
        places = [set(root.memberships.values_list("block_id", flat=True)) for root in roots]
        shared = set.intersection(*places) if places else set()
        blocks = list(Block.objects.filter(pk__in=shared))
    if len(blocks) == 1:
        Membership.objects.create(block=blocks[0], unit=unit, valid_from=unit.valid_from)

"""Load a whole register, with what happened to its units, at once."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils.text import slugify

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.units.errors import CodeTaken
from thuocdo.apps.units.models import (
    UNKNOWN_BEGINNING,
    Block,
    LineageEdge,
    LineageEvent,
    Membership,
    Unit,
)
from thuocdo.apps.units.services.naming import placed
from thuocdo.reading.registers.changes import event_key
from thuocdo.reading.registers.model import Change, Register, RegisteredUnit
from thuocdo.vietnamese.folding import fold

BATCH = 500  # rows a statement: below the number of values that SQLite takes
BLOCKS = {  # names that every register uses, in English
    "sở, ngành": "Departments",
    "xã": "Communes",
    "phường": "Wards",
    "xã, phường": "Communes and wards",
    "tỉnh": "Provinces",
    "huyện": "Districts",
}
Key = tuple[str, date]  # code and first day
Stored = dict[Key, Unit]


class Loaded(NamedTuple):
    """What a load did; a second one adds nothing."""

    added: int  # units
    kept: int  # units that were there: what decrees did to them since stays
    events: int
    edges: int


@transaction.atomic
def load_register(
    *, register: Register, changes: Iterable[Change] = (), source: str, by: User | None
) -> Loaded:
    """Add the units and events that are not there yet.

    Args:
        register: Units with superiors, as they were read and checked.
        changes: What happened between them.
        source: Where the entries were read; kept with each unit.
        by: Who; None is the operator at the command line of the machine itself.

    Raises:
        NotAllowed: the person may not keep the register.
        CodeTaken: a unit would share its code with another one that is stored.

    A unit is known by its code and first day. One event in the log tells of the whole.
    """
    if by is not None:
        require(by, Permission.MANAGE_UNITS)
    stored = units_by_key()
    known = len(stored)
    added = add_units(register, stored, source)
    add_memberships(added, stored)
    events, edges = add_events(changes, register, stored)
    loaded = Loaded(len(added), len(register.units) - len(added), events, edges)
    if loaded.added or loaded.edges:
        details = {**loaded._asdict(), "source": source, "units_before": known}
        audit.record("register.loaded", subject=source, by=by, details=details)
    return loaded


def units_by_key() -> Stored:
    """Everything that is stored. One query."""
    return {(unit.code, unit.valid_from): unit for unit in Unit.objects.all()}


def key_of(unit: RegisteredUnit) -> Key:
    """Code and first day; one day stands for all that are not known."""
    return unit.code, unit.valid_from or UNKNOWN_BEGINNING


def add_units(register: Register, stored: Stored, source: str) -> list[RegisteredUnit]:
    """Store the units that are not there, those above first; returns them."""
    missing = [unit for unit in register.units if key_of(unit) not in stored]
    refuse_taken_codes(missing, stored)
    waiting = missing
    while waiting:
        ready = [unit for unit in waiting if is_below_stored(register, unit, stored)]
        made = [unit_row(register, unit, stored, source) for unit in ready]
        for row in Unit.objects.bulk_create(made, batch_size=BATCH):
            stored[row.code, row.valid_from] = row
        waiting = [unit for unit in waiting if key_of(unit) not in stored]
    return missing


def parent_key(register: Register, unit: RegisteredUnit) -> Key | None:
    """The superior's key; the register was checked to have it."""
    parent = register.parent_of(unit) if unit.parent else None
    return None if parent is None else key_of(parent)


def is_below_stored(register: Register, unit: RegisteredUnit, stored: Stored) -> bool:
    """Whether the unit has no superior, or one that is stored."""
    above = parent_key(register, unit)
    return above is None or above in stored


def unit_row(register: Register, unit: RegisteredUnit, stored: Stored, source: str) -> Unit:
    """A unit to be stored."""
    above = parent_key(register, unit)
    return placed(
        Unit(
            code=unit.code,
            name=unit.name,
            name_en=unit.name_en,
            kind=unit.kind.value,
            parent=None if above is None else stored[above],
            region=unit.region,
            latitude=unit.latitude,
            longitude=unit.longitude,
            population=unit.population,
            area_km2=unit.area_km2,
            valid_from=unit.valid_from or UNKNOWN_BEGINNING,
            valid_to=unit.valid_to,
            source=source,
        )
    )


def refuse_taken_codes(missing: list[RegisteredUnit], stored: Stored) -> None:
    """On each day a code stands for one unit, across registers and decrees."""
    spans: dict[str, list[Unit]] = {}
    for unit in stored.values():
        spans.setdefault(unit.code, []).append(unit)
    for new in missing:
        begin = new.valid_from or UNKNOWN_BEGINNING
        for other in spans.get(new.code, ()):
            begins_after = new.valid_to is not None and new.valid_to < other.valid_from
            if not begins_after and (other.valid_to is None or begin <= other.valid_to):
                raise CodeTaken(new.code, other.name)


def add_memberships(added: list[RegisteredUnit], stored: Stored) -> None:
    """Put new units into the blocks that the register names, below their superiors."""
    blocks: dict[tuple[int, str], Block] = {}
    rows = []
    for unit in added:
        row = stored[key_of(unit)]
        if unit.block and row.parent is not None:
            place = row.parent.pk, unit.block
            if place not in blocks:
                blocks[place] = block_of(row.parent, unit.block, len(blocks))
            rows.append(
                Membership(
                    block=blocks[place],
                    unit=row,
                    is_ranked=unit.is_ranked,
                    valid_from=row.valid_from,
                    valid_to=row.valid_to,
                )
            )
    Membership.objects.bulk_create(rows, batch_size=BATCH)


def block_of(authority: Unit, name: str, order: int) -> Block:
    """The block of that name, made where it is new."""
    block, _ = Block.objects.get_or_create(
        authority=authority,
        slug=slugify(fold(name)),
        defaults={"name": name, "name_en": BLOCKS.get(name, name), "order": order},
    )
    return block


def add_events(changes: Iterable[Change], register: Register, stored: Stored) -> tuple[int, int]:
    """Store the edges that are not there; returns how many events and edges."""
    known = set(LineageEdge.objects.values_list("event__on", "old_id", "new_id"))
    grouped: dict[tuple[object, ...], list[tuple[Change, Unit, Unit | None]]] = {}
    for change in changes:
        old, new = ends_of(change, register, stored)
        if (change.on, old.pk, new.pk if new else None) not in known:
            grouped.setdefault(event_key(change), []).append((change, old, new))
    events = LineageEvent.objects.bulk_create(
        [event_row(rows[0][0]) for rows in grouped.values()], batch_size=BATCH
    )
    edges = [
        LineageEdge(event=event, old=old, new=new, share=change.share_of_old, basis=change.basis)
        for event, rows in zip(events, grouped.values(), strict=True)
        for change, old, new in rows
    ]
    LineageEdge.objects.bulk_create(edges, batch_size=BATCH)
    return len(events), len(edges)


def ends_of(change: Change, register: Register, stored: Stored) -> tuple[Unit, Unit | None]:
    """The stored units of an edge; the register was checked to have both."""
    old = register.known_at(change.old, change.eve)
    new = None if change.new is None else register.known_at(change.new, change.on)
    return stored[key_of(old)], None if new is None else stored[key_of(new)]


def event_row(change: Change) -> LineageEvent:
    """The event of which an edge is a part."""
    return LineageEvent(
        kind=change.kind.value,
        on=change.on,
        document=change.document,
        is_confirmed=change.is_confirmed,
    )

"""Record what a decree did: units end, begin, change; nothing is deleted or rewritten."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.units.errors import NoSuchUnit, UnfitDecree
from thuocdo.apps.units.models import LineageEdge, LineageEvent, Membership, Unit
from thuocdo.apps.units.selectors import lineage_of, standing
from thuocdo.apps.units.services.beginning import begin
from thuocdo.apps.units.services.carrying import carry_children
from thuocdo.core.rounding import ONE, ZERO
from thuocdo.reading.registers.model import Decree

Units = dict[str, Unit]  # by code


@transaction.atomic
def record_event(*, decree: Decree, by: User | None) -> LineageEvent:
    """Write down one event of a decree.

    Old units end on the day before, but for those with an edge to themselves that do not begin
    anew. Units below one that ends follow it to its only successor.

    Args:
        decree: Edges between codes, and the units that begin.
        by: Who; None is the operator at the command line of the machine itself.

    Raises:
        NotAllowed: the person may not keep the register there.
        NoSuchUnit: a code stands for no unit that could change on that day.
        CodeTaken: a new unit has the code of another one.
        UnfitDecree: the document is missing, or units below have nowhere to go.
        InvalidRequest: the edges contradict each other or earlier events.
    """
    return record_events(decrees=[decree], by=by)[0]


@transaction.atomic
def record_events(*, decrees: Iterable[Decree], by: User | None) -> list[LineageEvent]:
    """Write down several events, all or none; the core looks at them together.

    So an old unit may be divided by several events of one day.
    """
    touched: dict[int, Unit] = {}
    events = []
    for decree in decrees:
        event, units = written(decree, by)
        events.append(event)
        touched |= {unit.pk: unit for unit in units}
    lineage_of(touched.values())
    return events


def written(decree: Decree, by: User | None) -> tuple[LineageEvent, list[Unit]]:
    """Store one event; returns it with the units it touched."""
    head = decree.head
    refuse_unfit(decree)
    old = locked(decree)
    refuse_strangers(by, old)
    begun = {unit.code for unit in decree.begun}
    staying = {c.old for c in decree.changes if c.old == c.new and c.new not in begun}
    ending = {code: unit for code, unit in old.items() if code not in staying}
    end(ending, head.eve)
    new = {code: old[code] for code in staying} | begin(decree, old)
    event = LineageEvent.objects.create(
        kind=head.kind.value,
        on=head.on,
        document=head.document,
        is_confirmed=head.is_confirmed,
        note=decree.note,
    )
    add_edges(event, decree, old, new)
    carry_children(decree, ending, new)
    audit.record("decree.recorded", subject=event, by=by, details=told(decree))
    return event, [*old.values(), *new.values()]


def refuse_unfit(decree: Decree) -> None:
    """A decree has a document, and shares that are shares."""
    if not decree.head.document.strip():
        raise UnfitDecree(
            "thiếu số, ký hiệu văn bản. Ghi văn bản quyết định việc này.",
            "the document is missing. Name the decision that orders this.",
        )
    if any(c.share_of_old is not None and not ZERO < c.share_of_old <= ONE for c in decree.changes):
        raise UnfitDecree(
            "mỗi tỷ phần phải lớn hơn 0 và không quá 1. Sửa tỷ phần, hoặc để trống nếu chưa biết.",
            "each share must be above 0 and at most 1. Correct it, or leave empty what is unknown.",
        )


def locked(decree: Decree) -> Units:
    """The old units by code, held until the transaction ends.

    Raises:
        NoSuchUnit: one is not there on the eve.
        UnfitDecree: one ended otherwise: decrees are recorded in the order of their days.
    """
    eve = decree.head.eve
    codes = {change.old for change in decree.changes}
    rows = standing(eve).filter(code__in=codes).order_by("pk").select_for_update(of=("self",))
    old = {unit.code: unit for unit in rows}
    for code in sorted(codes):
        if code not in old:
            raise NoSuchUnit(code, eve)
        if old[code].valid_to not in {None, eve}:
            raise UnfitDecree(
                f"đơn vị {code} ({old[code].name}) đã có sự kiện khác làm kết thúc. Ghi các văn "
                "bản theo thứ tự ngày hiệu lực.",
                f"the unit {code} ({old[code].name}) was ended by another event. Record decrees "
                "in the order of their days.",
            )
    return old


def refuse_strangers(by: User | None, old: Mapping[str, Unit]) -> None:
    """The right is asked for each unit that changes."""
    if by is not None:
        for unit in old.values():
            require(by, Permission.MANAGE_UNITS, unit)


def end(units: Units, last_day: date) -> None:
    """Units end, and with them their places in blocks."""
    for unit in units.values():
        unit.valid_to = last_day
    Unit.objects.bulk_update(units.values(), ["valid_to"])
    places = Membership.objects.filter(unit__in=units.values(), valid_to__isnull=True)
    places.update(valid_to=last_day)


def add_edges(event: LineageEvent, decree: Decree, old: Units, new: Units) -> None:
    """One edge a change.

    Raises:
        NoSuchUnit: an edge leads to a code that neither begins on the day nor goes on.
    """
    for change in decree.changes:
        if change.new is not None and change.new not in new:
            begun = Unit.objects.filter(code=change.new, valid_from=change.on).first()
            if begun is None:
                raise NoSuchUnit(change.new, change.on)
            new[change.new] = begun
    LineageEdge.objects.bulk_create(
        LineageEdge(
            event=event,
            old=old[change.old],
            new=None if change.new is None else new[change.new],
            share=change.share_of_old,
            basis=change.basis,
        )
        for change in decree.changes
    )


def told(decree: Decree) -> dict[str, object]:
    """What the log keeps of a decree."""
    head = decree.head
    return {
        "kind": head.kind.value,
        "on": head.on,
        "document": head.document,
        "is_confirmed": head.is_confirmed,
        "edges": [[change.old, change.new, change.share_of_old] for change in decree.changes],
        "begun": [[unit.code, unit.name, unit.kind.value] for unit in decree.begun],
    }

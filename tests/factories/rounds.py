"""A round of three units over the small set, opened, with people for every part in it."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

from django.db.models import Max

from tests.factories.accounts import person_with
from tests.factories.indexsets import EditionFactory
from tests.factories.units import LONG_AGO, UnitFactory
from thuocdo.apps.rounds.models import Phase, Progress
from thuocdo.apps.rounds.services import feeding, phases, saving, setting_up, submitting
from thuocdo.apps.units.models import Block, Kind, Membership
from thuocdo.reading.figures.reading import figures_in
from thuocdo.reading.tables.sources import Source

OPENED = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)  # a Monday, 8 o'clock in Viet Nam
NOW = OPENED + timedelta(days=1)
TIMED = (Phase.SELF, Phase.APPRAISAL, Phase.EXPLANATION, Phase.SECOND, Phase.COUNCIL)
GIVEN = "unit,code,input,value\n" + "".join(
    f"{unit},1.2,numerator,{part}\n{unit},1.2,denominator,100\n"
    f"{unit},2.1,numerator,{part}\n{unit},2.1,denominator,100\n"
    for unit, part in (("A", 95), ("B", 85), ("C", 70))
)


def windows(start=OPENED, days=10):
    """Five phases one after the other."""
    ends = [start + timedelta(days=days * place) for place in range(len(TIMED) + 1)]
    return {phase: (ends[n], ends[n + 1]) for n, phase in enumerate(TIMED)}


def a_round(*, opened=True, fed=True, **edition):
    """A round with its block, three units A, B, C, an officer and a leader of each.

    Returns:
        round, block, units, officers, leaders (by code), participants (by code), manager.
    """
    province = UnitFactory(code="T", name="Tỉnh thử", kind=Kind.PROVINCE)
    units = {
        code: UnitFactory(code=code, name=f"Xã {name}", parent=province)
        for code, name in (("A", "An Bình"), ("B", "Bình An"), ("C", "Cao Sơn"))
    }
    block = Block.objects.create(slug="xa", name="Các xã", name_en="Communes", authority=province)
    for unit in units.values():
        Membership.objects.create(block=block, unit=unit, valid_from=LONG_AGO)
    made = EditionFactory(issued=True, **edition)
    made.scheme.authority = province
    made.scheme.save()
    plan = setting_up.Plan(made, 2025, "Đánh giá năm 2025", "Assessment of 2025", "12/KH-UBND")
    round_ = setting_up.plan(what=plan, blocks={block: windows()}, by=None, at=OPENED)
    if opened:
        setting_up.open_round(round_=round_, by=None, at=OPENED)
    if opened and fed:
        give(round_)
    return SimpleNamespace(
        round=round_,
        block=round_.blocks.get(),
        province=province,
        units=units,
        officers={code: at_home("unit_officer", unit) for code, unit in units.items()},
        leaders={code: at_home("unit_leader", unit) for code, unit in units.items()},
        participants={row.unit.code: row for row in round_.participants.select_related("unit")},
        manager=person_with("method_officer"),
    )


def at_home(role, unit):
    """Somebody who works at the unit over which the role is granted."""
    person = person_with(role, unit=unit)
    person.unit = unit
    person.save()
    return person


def appraiser(province, domains=(), **options):
    """Somebody who appraises all units below a place, in some domains or all."""
    person = person_with("appraiser", unit=province, **options)
    person.grants.update(domains=list(domains))
    return person


def give(round_, text=GIVEN):
    """The figures that nobody types."""
    from thuocdo.apps.rounds.selectors.scores import index_set_of  # noqa: PLC0415

    figures = figures_in(Source("so-lieu.csv", text.encode()), index_set_of(round_))
    return feeding.feed(round_=round_, figures=figures, source="9/BC-VP", by=None, at=OPENED)


def entry(made, unit="A", code="1.1"):
    """One item, read anew."""
    return made.participants[unit].entries.get(code=code)


def type_in(made, unit="A", code="1.1", at=NOW, **fields):
    """An officer of the unit fills in fields: ``yes="có"``."""
    for name, text in fields.items():
        row = entry(made, unit, code)
        base = int(row.draft.get(name, {}).get("version", 0))
        saving.save_field(
            entry_id=row.pk,
            name=name,
            text=text,
            base=base,
            key=uuid4(),
            by=made.officers[unit],
            at=at,
        )
    return entry(made, unit, code)


def submitted(made, *codes, at=NOW):
    """The units fill in their one item, and their leaders sign; all three unless named."""
    for code in codes or tuple(made.units):
        type_in(made, code, yes="có" if code != "B" else "không", explanation="Đã gửi bản giấy.")
        submitting.sign_off(participant_id=made.participants[code].pk, by=made.leaders[code], at=at)
    return made


def advanced(made, phase):
    """The block moved on to a phase by the operator, after the deadline where some miss it."""
    block = made.block
    block.refresh_from_db()
    while block.phase != phase:
        waiting = block.participants.exclude(progress=Progress.SUBMITTED)
        last = waiting.aggregate(last=Max("closes_at"))["last"]
        late = last + timedelta(minutes=1) if block.phase == Phase.SELF and last else NOW
        block = phases.advance(block_id=block.pk, by=None, at=late)
    made.block = block
    return made

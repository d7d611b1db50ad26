"""Units: a province with communes, blocks, and events between them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from thuocdo.apps.units.models import Block, Kind, LineageEdge, LineageEvent, Membership, Unit
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.stored_order import stored_order

LONG_AGO = date(2020, 1, 1)


class UnitFactory(DjangoModelFactory):
    """A commune without a superior, there since 2020; ``parent=`` puts it below another unit."""

    class Meta:
        model = Unit

    code = factory.Sequence(lambda number: f"U{number:04d}")
    name = factory.Sequence(lambda number: f"Xã Số {number}")
    name_en = ""
    kind = Kind.COMMUNE
    parent = None
    path = factory.LazyAttribute(lambda u: f"{u.parent.path if u.parent else '/'}{u.code}/")
    valid_from = LONG_AGO
    folded = factory.LazyAttribute(lambda unit: fold(unit.name))
    sort_key = factory.LazyAttribute(lambda unit: stored_order(unit.name)[:600])
    source = "để thử"


class ProvinceFactory(UnitFactory):
    """A province."""

    code = factory.Sequence(lambda number: f"T{number:03d}")
    name = factory.Sequence(lambda number: f"Tỉnh Số {number}")
    kind = Kind.PROVINCE


class BlockFactory(DjangoModelFactory):
    """The communes of a province."""

    class Meta:
        model = Block

    slug = "xa"
    name = "xã"
    name_en = "Communes"
    authority = factory.SubFactory(ProvinceFactory)


class MembershipFactory(DjangoModelFactory):
    """A place in a block as long as the unit is there."""

    class Meta:
        model = Membership

    block = factory.SubFactory(BlockFactory)
    unit = factory.SubFactory(UnitFactory)
    valid_from = factory.LazyAttribute(lambda place: place.unit.valid_from)


class EventFactory(DjangoModelFactory):
    """A merger on 1 July 2025."""

    class Meta:
        model = LineageEvent

    kind = "merge"
    on = date(2025, 7, 1)
    document = "1/NQ-HĐND"


class EdgeFactory(DjangoModelFactory):
    """All of an old unit went to a new one."""

    class Meta:
        model = LineageEdge

    event = factory.SubFactory(EventFactory)
    old = factory.SubFactory(UnitFactory, valid_to=date(2025, 6, 30))
    new = factory.SubFactory(UnitFactory, valid_from=date(2025, 7, 1))
    share = 1

"""Reading the register."""

from datetime import date

import pytest
from django.utils.translation import override

from tests.factories.units import (
    BlockFactory,
    EdgeFactory,
    EventFactory,
    MembershipFactory,
    ProvinceFactory,
    UnitFactory,
)
from thuocdo.apps.units import selectors
from thuocdo.apps.units.models import EventKind, Kind

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def names(found):
    return [one.unit.name for one in found]


def test_a_code_is_another_unit_on_another_day(django_assert_num_queries):
    UnitFactory(code="1", name="Xã A", valid_to=BEFORE)
    UnitFactory(code="1", name="Xã B", valid_from=AFTER)

    with django_assert_num_queries(2):
        assert selectors.unit_at("1", BEFORE).name == "Xã A"
        assert selectors.unit_at("1", AFTER).name == "Xã B"
    assert selectors.unit_at("1", date(2019, 12, 31)) is None
    assert [unit.name for unit in selectors.spans_of("1")] == ["Xã B", "Xã A"]
    assert selectors.latest_units(["1", "9"])["1"].name == "Xã B"


def test_the_tree_on_a_day():
    country = UnitFactory(code="VN", name="Việt Nam", kind=Kind.COUNTRY)
    province = ProvinceFactory(name="Tỉnh A", parent=country)
    gone = UnitFactory(parent=province, valid_to=BEFORE, name="Xã Ăn Sơn")
    second = UnitFactory(parent=province, name="Xã Ân Thi")
    first = UnitFactory(parent=province, name="Phường An Khê")

    assert list(selectors.children_at(province, AFTER)) == [first, second]
    assert list(selectors.children_at(province, BEFORE)) == [first, gone, second]
    assert set(selectors.units_below(country, AFTER)) == {country, province, first, second}
    assert selectors.ancestors(first) == [country, province]
    assert selectors.ancestors(country) == []


def test_blocks_and_members_of_a_day(django_assert_num_queries):
    block = BlockFactory()
    empty = BlockFactory(authority=block.authority, slug="phuong")
    MembershipFactory(block=empty, valid_to=BEFORE)
    late = MembershipFactory(block=block, unit=UnitFactory(name="Xã Đồng Phú"))
    early = MembershipFactory(block=block, unit=UnitFactory(name="Xã Dĩ An"))
    MembershipFactory(block=block, valid_to=BEFORE)

    with django_assert_num_queries(2):
        assert list(selectors.blocks_at(block.authority, AFTER)) == [block]
        assert [m.unit for m in selectors.members_at(block, AFTER)] == [early.unit, late.unit]


def test_heirs_and_forebears_know_their_event_and_share():
    edge = EdgeFactory(share=None)

    [heir] = selectors.heirs(edge.old)
    [forebear] = selectors.forebears(edge.new)

    assert heir == (edge.new, edge.event, None, None)
    assert forebear.unit == edge.old
    assert selectors.heirs(edge.new) == []


def test_a_district_without_a_successor_has_those_of_its_communes(django_assert_num_queries):
    district = UnitFactory(kind=Kind.DISTRICT, valid_to=BEFORE)
    EdgeFactory(old=district, new=None, event__kind=EventKind.ABOLISH)
    one, other = (UnitFactory(parent=district, valid_to=BEFORE) for _ in range(2))
    edge = EdgeFactory(old=one)
    EdgeFactory(old=other, new=edge.new)

    with django_assert_num_queries(2):
        [heir] = selectors.heirs(district)

    assert (heir.unit, heir.through) == (edge.new, one)


def test_a_part_that_moved_does_not_end_the_unit():
    one, other = UnitFactory(), UnitFactory()
    event = EventFactory(kind=EventKind.TRANSFER)
    EdgeFactory(event=event, old=one, new=one, share="0.9")
    EdgeFactory(event=event, old=one, new=other, share="0.1")

    assert [heir.unit for heir in selectors.heirs(one)] == [other]
    assert selectors.forebears(one) == []
    assert selectors.heirs_today(one, AFTER) == [one]


def test_heirs_today_are_followed_over_several_decrees():
    first = EdgeFactory(new__valid_to=date(2026, 12, 31))
    second = EdgeFactory(old=first.new, new__valid_from=date(2027, 1, 1), event__on="2027-01-01")
    EdgeFactory(old=first.old, new=second.new)

    assert selectors.heirs_today(first.old, date(2027, 2, 1)) == [second.new]
    assert selectors.heirs_today(first.old, AFTER) == [first.new]
    assert selectors.heirs_today(first.old, date(2025, 1, 1)) == [first.old]


def test_heirs_of_a_later_day_are_not_those_of_an_earlier():
    unit = UnitFactory(valid_from=date(2021, 1, 1), valid_to=BEFORE)
    EdgeFactory(old=unit)

    assert selectors.heirs_today(unit, date(2020, 6, 1)) == []


def test_lineage_is_followed_with_all_that_hangs_together(django_assert_num_queries):
    new = UnitFactory(valid_from=AFTER)
    event = EventFactory()
    one = EdgeFactory(event=event, new=new)
    other = EdgeFactory(event=event, new=new)
    elsewhere = EdgeFactory(event__kind=EventKind.STATUS)
    EdgeFactory(event__kind=EventKind.ABOLISH, new=None, share=None)

    with django_assert_num_queries(1):
        lineage = selectors.lineage_of([one.old])

    made_of = lineage.predecessors(new.code, AFTER, BEFORE)
    assert made_of == {one.old.code: 1, other.old.code: 1}
    assert len(lineage.events) == 1
    assert len(selectors.lineage_of().events) == 3
    assert selectors.lineage_of([elsewhere.new]).events[0].kind == "rename"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("hà tu", ["Phường Hà Tu", "Xã Hạ Tú"], id="the same marks first"),
        pytest.param("hạ tú", ["Xã Hạ Tú", "Phường Hà Tu"], id="whatever the alphabet says"),
        pytest.param("ha tu", ["Phường Hà Tu", "Xã Hạ Tú"], id="without marks by alphabet"),
        pytest.param("dong phu", ["Xã Đồng Phú", "Huyện Đồng Phú"], id="đ, today's first"),
        pytest.param("HUYỆN đồng", ["Huyện Đồng Phú"], id="old names"),
        pytest.param("hoà bình", ["Xã Hòa Bình"], id="old placement of the tone"),
        pytest.param("06652", ["Phường Hà Tu"], id="a code"),
        pytest.param("066", ["Phường Hà Tu", "Xã Hạ Tú"], id="the beginning of codes"),
        pytest.param("bình", ["Xã Hòa Bình"], id="a later word"),
        pytest.param("tu ha", [], id="words in another order"),
        pytest.param("  ", [], id="nothing"),
        pytest.param("%", [], id="a sign of the database"),
    ],
)
def test_search(query, expected, django_assert_max_num_queries):
    UnitFactory(code="06652", name="Phường Hà Tu")
    UnitFactory(code="06699", name="Xã Hạ Tú")
    UnitFactory(code="695", name="Huyện Đồng Phú", valid_to=BEFORE)
    UnitFactory(code="25363", name="Xã Đồng Phú", valid_from=AFTER)
    UnitFactory(code="1", name="Xã Hòa Bình")

    with django_assert_max_num_queries(1):
        found = selectors.search_units(query, day=AFTER)

    assert names(found) == expected


def test_search_marks_what_fits_in_the_name_that_is_shown():
    unit = UnitFactory(code="1", name="Phường Hà Tu", name_en="Ha Tu Ward")

    [found] = selectors.search_units("ha tu", day=AFTER)
    with override("en"):
        [english] = selectors.search_units("ha tu", day=AFTER)

    assert found.parts == (("Phường ", False), ("Hà Tu", True))
    assert english.parts == (("Ha Tu", True), (" Ward", False))
    assert found.unit == unit


def test_a_code_alone_marks_nothing():
    UnitFactory(code="77", name="Xã A")

    [found] = selectors.search_units("77", day=AFTER)

    assert (found.is_code, found.closeness, found.parts) == (True, None, (("Xã A", False),))


def test_search_stops_at_the_limit_and_stays_within():
    province = ProvinceFactory(name="Tỉnh Xã Hội")
    for _ in range(5):
        UnitFactory(parent=province)
    UnitFactory()
    below = selectors.units_below(province, AFTER)

    assert len(selectors.search_units("xã", day=AFTER, limit=3)) == 3
    assert len(selectors.search_units("xã số", day=AFTER, units=below)) == 5

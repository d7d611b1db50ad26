"""Loading a register."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.accounts import person_with
from tests.factories.units import UnitFactory
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.units import selectors, services
from thuocdo.apps.units.errors import CodeTaken
from thuocdo.apps.units.models import (
    UNKNOWN_BEGINNING,
    Block,
    LineageEdge,
    LineageEvent,
    Membership,
    Unit,
)
from thuocdo.reading.library import demo_lineage, demo_units, national_lineage, national_units
from thuocdo.reading.registers.units import read_units

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
UNITS = """\
code,name,type,parent,block,is_ranked,valid_from,valid_to
1,Xã A,xã,T,xã,có,,2025-06-30
2,Xã B,xã,T,xã,không,,2025-06-30
1,Xã Mới,xã,T,xã,có,2025-07-01,
T,Tỉnh A,tỉnh,,,,,
"""
EVENTS = """\
date,kind,old,new,share_of_old,document,is_confirmed
2025-07-01,merge,1,1,1,1/NQ,không
2025-07-01,merge,2,1,1,1/NQ,không
"""


@pytest.fixture
def files(tmp_path):
    units, lineage = tmp_path / "units.csv", tmp_path / "lineage.csv"
    units.write_text(UNITS)
    lineage.write_text(EVENTS)
    return {"units": units, "lineage": lineage, "source": "để thử"}


def test_units_stand_below_their_superiors_with_blocks_and_events(files):
    loaded = services.load_files(**files, by=None)

    assert loaded == (4, 0, 1, 2)
    new = selectors.unit_at("1", AFTER)
    assert (new.name, new.path, new.parent.name) == ("Xã Mới", "/T/1/", "Tỉnh A")
    assert new.folded == "xa moi"
    assert [heir.unit.name for heir in selectors.forebears(new)] == ["Xã A", "Xã B"]
    assert not LineageEvent.objects.get().is_confirmed
    block = Block.objects.get()
    assert (block.slug, block.name_en, block.authority.code) == ("xa", "Communes", "T")
    ranked = Membership.objects.filter(is_ranked=True).values_list("unit__name", flat=True)
    assert set(ranked) == {"Xã A", "Xã Mới"}


def test_a_first_day_that_is_not_known_is_said_to_be_unknown(files):
    services.load_files(**files, by=None)

    assert selectors.unit_at("T", BEFORE).valid_from == UNKNOWN_BEGINNING
    assert selectors.unit_at("T", BEFORE).began_on is None
    assert selectors.unit_at("1", AFTER).began_on == AFTER


def test_loading_again_adds_nothing_and_tells_nothing(files):
    services.load_files(**files, by=None)

    assert services.load_files(**files, by=None) == (0, 4, 0, 0)
    assert Event.objects.count() == 1
    assert Event.objects.get().details["added"] == 4


def test_without_lineage_only_units_are_loaded(files):
    assert services.load_files(**files | {"lineage": None}, by=None) == (4, 0, 0, 0)
    assert services.load_files(**files, by=None) == (0, 4, 1, 2)


def test_what_a_later_decree_did_is_not_undone(files):
    services.load_files(**files, by=None)
    Unit.objects.filter(name="Xã Mới").update(valid_to=date(2026, 6, 30))

    services.load_files(**files, by=None)

    assert Unit.objects.get(name="Xã Mới").valid_to == date(2026, 6, 30)


def test_a_code_of_another_unit_is_refused_and_nothing_is_loaded(files):
    UnitFactory(code="1", name="Xã Khác", valid_from=date(2025, 7, 2))

    with pytest.raises(CodeTaken) as refused:
        services.load_files(**files, by=None)

    assert "Xã Khác" in refused.value.sentence.vi
    assert Unit.objects.count() == 1


def test_a_unit_before_another_of_the_same_code_may_be_loaded(files):
    UnitFactory(code="2", valid_from=date(2025, 7, 1))

    assert services.load_files(**files, by=None).added == 4


def test_a_method_officer_may_load_and_others_may_not(files):
    officer = person_with("method_officer")
    register = read_units(str(files["units"]))

    with pytest.raises(NotAllowed):
        services.load_register(register=register, source="x", by=person_with("director"))
    services.load_register(register=register, source="x", by=officer)

    assert Event.objects.get().by == officer


@pytest.mark.slow
def test_the_demonstration_loads():
    services.load_files(units=demo_units(), lineage=demo_lineage(), source="demo", by=None)

    province = selectors.unit_at("TM", AFTER)
    assert selectors.children_at(province, AFTER).filter(region="").count() == 20
    assert selectors.units_below(province, AFTER).exclude(region="").count() == 60
    assert {block.slug for block in province.blocks.all()} == {"so-nganh", "xa", "phuong"}


@pytest.mark.slow
def test_the_country_loads_in_few_queries_and_is_followed():
    with CaptureQueriesContext(connection) as queries:
        loaded = services.load_files(
            units=national_units(), lineage=national_lineage(), source="vietnam", by=None
        )

    assert loaded.added == 14_140
    assert loaded.edges == LineageEdge.objects.count() == 11_346
    assert len(queries) < 400  # SQLite takes some fifty units a statement
    ha_tu = selectors.unit_at("06652", AFTER)
    assert [unit.name for unit in selectors.ancestors(ha_tu)] == ["Việt Nam", "Tỉnh Quảng Ninh"]
    dong_phu = selectors.unit_at("695", BEFORE)
    assert "Xã Đồng Phú" in {heir.unit.name for heir in selectors.heirs(dong_phu)}
    yen_bai = selectors.unit_at("15", BEFORE)
    assert [unit.name for unit in selectors.heirs_today(yen_bai, AFTER)] == ["Tỉnh Lào Cai"]
    hoang_sa = selectors.unit_at("498", BEFORE)
    assert [unit.code for unit in selectors.heirs_today(hoang_sa, AFTER)] == ["20333"]
    assert selectors.lineage_of().predecessors("15", AFTER, BEFORE).keys() == {"10", "15"}
    found = selectors.search_units("ha tu", day=AFTER, limit=3)
    assert found[0].unit == ha_tu

"""Recording decrees."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.accounts import person_with
from tests.factories.units import (
    BlockFactory,
    EdgeFactory,
    MembershipFactory,
    ProvinceFactory,
    UnitFactory,
)
from thuocdo.apps.accounts.permissions import ROLES, NotAllowed, Permission
from thuocdo.apps.audit.models import Event
from thuocdo.apps.units import selectors, services
from thuocdo.apps.units.errors import CodeTaken, NoSuchUnit, UnfitDecree
from thuocdo.apps.units.models import LineageEvent, Unit
from thuocdo.core.errors import InvalidRequest
from thuocdo.reading.registers.model import Change, ChangeKind, Decree, RegisteredUnit, UnitKind

pytestmark = pytest.mark.django_db
ON, EVE = date(2027, 1, 1), date(2026, 12, 31)


def edge(kind, old, new, share=1, **more):
    share = None if share is None else Decimal(str(share))
    return Change(ON, ChangeKind(kind), old, new, share, document="5/NQ-HĐND", **more)


def new_unit(code, name="Xã Mới", kind=UnitKind.COMMUNE, **more):
    return RegisteredUnit(code=code, name=name, kind=kind, valid_from=ON, **more)


def record(*changes, begun=(), by=None):
    return services.record_event(decree=Decree(changes, tuple(begun)), by=by)


@pytest.fixture
def province():
    return ProvinceFactory(code="T", name="Tỉnh A")


@pytest.fixture(autouse=True)
def communes(province):
    return [UnitFactory(code=code, name=f"Xã {code}", parent=province) for code in "ABC"]


def test_a_merger_ends_two_units_and_begins_one(province):
    record(edge("merge", "A", "N"), edge("merge", "B", "N"), begun=[new_unit("N")])

    new = selectors.unit_at("N", ON)
    assert (new.parent, new.path, new.valid_to) == (province, "/T/N/", None)
    assert {unit.valid_to for unit in Unit.objects.filter(code__in="AB")} == {EVE}
    assert [heir.unit.code for heir in selectors.forebears(new)] == ["A", "B"]
    assert new.source == "5/NQ-HĐND"


def test_a_merger_may_keep_the_code_of_a_predecessor():
    record(edge("merge", "A", "A"), edge("merge", "B", "A"), begun=[new_unit("A")])

    assert selectors.unit_at("A", EVE).name == "Xã A"
    assert selectors.unit_at("A", ON).name == "Xã Mới"


def test_a_unit_may_take_in_another_and_go_on(communes):
    record(edge("merge", "A", "A"), edge("merge", "B", "A"))

    assert selectors.unit_at("A", ON) == communes[0]
    assert selectors.unit_at("B", ON) is None


def test_a_split(communes):
    record(
        edge("split", "A", "N", "0.6", basis="population"),
        edge("split", "A", "M", "0.4", basis="population"),
        begun=[new_unit("N"), new_unit("M", region="Ven biển", parent="T")],
    )

    assert [heir.share for heir in selectors.heirs(communes[0])] == [Decimal("0.4"), Decimal("0.6")]


def test_abolished_units_have_no_heir():
    record(edge("abolish", "A", None, None))

    assert selectors.unit_at("A", ON) is None
    assert selectors.heirs(Unit.objects.get(code="A")) == []


def test_a_transfer_leaves_both_units():
    record(
        edge("transfer", "A", "B", "0.1"),
        edge("transfer", "A", "A", "0.9"),
        edge("transfer", "B", "B"),
    )

    assert selectors.standing(ON).filter(code__in="AB").count() == 2


def test_a_change_of_type_keeps_the_code():
    record(edge("status", "A", "A"), begun=[new_unit("A", "Phường A", UnitKind.WARD)])

    assert selectors.unit_at("A", ON).kind == "ward"
    assert selectors.unit_at("A", EVE).kind == "commune"


def test_everything_below_a_renamed_unit_goes_on_below_its_successor(province, communes):
    hamlet = UnitFactory(code="H", parent=communes[0])
    place = MembershipFactory(unit=communes[0], block__authority=province, is_ranked=False)

    record(
        edge("rename", "T", "T2"),
        begun=[new_unit("T2", "Tỉnh B", UnitKind.PROVINCE)],
    )

    commune = selectors.unit_at("A", ON)
    assert (commune.path, commune.parent.name) == ("/T2/A/", "Tỉnh B")
    assert selectors.unit_at("H", ON).path == "/T2/A/H/"
    hamlet.refresh_from_db()
    assert selectors.heirs_today(hamlet, ON) == [selectors.unit_at("H", ON)]
    assert LineageEvent.objects.filter(kind="status").count() == 1
    place.refresh_from_db()
    assert place.valid_to == EVE
    assert not commune.memberships.get().is_ranked


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([edge("abolish", "T", None, None)], id="abolished"),
        pytest.param(
            [edge("split", "T", "X", "0.5"), edge("split", "T", "Y", "0.5")], id="divided"
        ),
    ],
)
def test_units_below_need_one_successor_of_what_is_above(changes):
    begun = [new_unit(c.new, parent="") for c in changes if c.new]

    with pytest.raises(UnfitDecree) as refused:
        record(*changes, begun=begun)

    assert "3 đơn vị trực thuộc" in refused.value.sentence.vi


def test_a_new_unit_joins_the_block_of_its_predecessors(communes, province):
    block = BlockFactory(authority=province)
    for unit in communes:
        MembershipFactory(block=block, unit=unit)

    record(edge("merge", "A", "N"), edge("merge", "B", "N"), begun=[new_unit("N")])

    members = [place.unit.code for place in selectors.members_at(block, ON)]
    assert sorted(members) == ["C", "N"]


def test_a_new_unit_joins_the_block_that_is_named(province):
    block = BlockFactory(authority=province, name="phường", slug="phuong")

    record(edge("status", "A", "A"), begun=[new_unit("A", block="phường")])

    assert [place.unit.code for place in selectors.members_at(block, ON)] == ["A"]


def test_a_new_unit_without_predecessors_of_one_block_joins_none(communes, province):
    MembershipFactory(unit=communes[0], block__authority=province)

    record(edge("merge", "A", "N"), edge("merge", "B", "N"), begun=[new_unit("N")])

    assert not selectors.unit_at("N", ON).memberships.exists()


@pytest.mark.parametrize(
    ("changes", "begun", "refusal"),
    [
        pytest.param([edge("abolish", "Z", None, None)], [], NoSuchUnit, id="unknown old"),
        pytest.param([edge("rename", "A", "N")], [], NoSuchUnit, id="a new one not named"),
        pytest.param([edge("rename", "A", "B")], [new_unit("B")], CodeTaken, id="code in use"),
        pytest.param(
            [edge("rename", "A", "N")], [new_unit("N", parent="Z")], NoSuchUnit,
            id="unknown superior",
        ),
        pytest.param(
            [edge("split", "A", "N", "0.5"), edge("split", "A", "M", "0.4")],
            [new_unit("N"), new_unit("M")], InvalidRequest, id="shares below one",
        ),
        pytest.param([edge("merge", "A", "N")], [new_unit("N")], InvalidRequest, id="one merged"),
        pytest.param(
            [edge("split", "A", "N", "0"), edge("split", "A", "M", "1")],
            [new_unit("N"), new_unit("M")], UnfitDecree, id="a share of zero",
        ),
        pytest.param([edge("rename", "A", "N", "1.1")], [new_unit("N")], UnfitDecree,
                     id="a share above one"),
        pytest.param(
            [Change(ON, ChangeKind.ABOLISH, "A", None)], [], UnfitDecree, id="no document"
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_changes_nothing(changes, begun, refusal):
    with pytest.raises(refusal):
        record(*changes, begun=begun)

    assert Unit.objects.filter(valid_to__isnull=True).count() == 4
    assert not Event.objects.exists()


def test_a_new_unit_of_nothing_old_is_named_in_vain():
    record(
        edge("merge", "A", "N"),
        edge("merge", "B", "N"),
        begun=[new_unit("N"), new_unit("M", name="Xã Lấn biển")],
    )

    assert selectors.unit_at("M", ON).parent is None


def test_decrees_come_in_the_order_of_their_days():
    record(edge("merge", "A", "N"), edge("merge", "B", "N"), begun=[new_unit("N")])
    Unit.objects.filter(code="A").update(valid_to=date(2027, 6, 30))

    with pytest.raises(UnfitDecree):
        record(edge("abolish", "A", None, None))


def test_one_old_unit_may_be_divided_by_several_events_of_a_day(communes):
    first = Decree((edge("merge", "A", "N", "0.3"), edge("merge", "B", "N")), (new_unit("N"),))
    second = Decree((edge("merge", "A", "M", "0.7"), edge("merge", "C", "M")), (new_unit("M"),))

    services.record_events(decrees=[first, second], by=None)

    assert {heir.unit.code for heir in selectors.heirs(communes[0])} == {"M", "N"}


def test_a_part_alone_leaves_the_rest_of_the_unit_nowhere():
    with pytest.raises(InvalidRequest):
        record(edge("merge", "A", "N", "0.3"), edge("merge", "B", "N"), begun=[new_unit("N")])


def test_a_part_may_join_a_unit_that_another_event_of_the_day_began():
    first = Decree((edge("merge", "A", "N"), edge("merge", "B", "N")), (new_unit("N"),))
    second = Decree((edge("split", "C", "N", "0.5"), edge("split", "C", "M", "0.5")),
                    (new_unit("M"),))  # fmt: skip

    services.record_events(decrees=[first, second], by=None)

    assert len(selectors.forebears(selectors.unit_at("N", ON))) == 3


def test_the_log_tells_what_was_decreed():
    officer = person_with("method_officer")

    event = record(edge("abolish", "A", None, None), by=officer)

    logged = Event.objects.get()
    assert (logged.action, logged.by, logged.subject) == (
        "decree.recorded", officer, f"units.LineageEvent:{event.pk}",
    )  # fmt: skip
    assert logged.details["document"] == "5/NQ-HĐND"


@pytest.mark.parametrize(
    "role",
    [code for code, role in ROLES.items() if Permission.MANAGE_UNITS not in role.permissions],
)
def test_others_may_not(role):
    with pytest.raises(NotAllowed):
        record(edge("abolish", "A", None, None), by=person_with(role))


def test_an_officer_of_another_province_may_not():
    elsewhere = person_with("method_officer", unit=ProvinceFactory())

    with pytest.raises(NotAllowed):
        record(edge("abolish", "A", None, None), by=elsewhere)


def test_an_edge_to_a_unit_that_ended_is_kept_for_ever():
    kept = EdgeFactory()

    assert selectors.heirs(kept.old)[0].unit == kept.new

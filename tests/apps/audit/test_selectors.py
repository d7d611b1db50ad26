"""Reading the log, and finding whatever was done to it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.accounts import UserFactory
from tests.factories.audit import an_event, take_out, tamper, unguarded
from thuocdo.apps.audit import selectors
from thuocdo.apps.audit.models import ChainHead, Event
from thuocdo.apps.audit.selectors import Fault, Filter, Kind

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 3, 4, 17, 30, tzinfo=UTC)  # half past midnight of the fifth in Hà Nội


def found(**which):
    return [event.number for event in selectors.events(Filter(**which))]


@pytest.mark.parametrize(
    ("which", "numbers"),
    [
        pytest.param({}, [3, 2, 1], id="everything, the latest first"),
        pytest.param({"by": "thị b"}, [2], id="by part of a name"),
        pytest.param({"by": "-"}, [3, 1], id="by the system"),
        pytest.param({"action": "unit."}, [2, 1], id="by the noun of the action"),
        pytest.param({"action": "unit.renamed"}, [1], id="by the whole action"),
        pytest.param({"subject": "Unit:1"}, [2, 1], id="by the key of the subject"),
        pytest.param({"subject": "hạ long"}, [3], id="by the name of the subject"),
        pytest.param({"since": date(2026, 3, 5)}, [3, 2], id="from a day in Hà Nội"),
        pytest.param({"until": date(2026, 3, 5)}, [2, 1], id="until the end of a day"),
        pytest.param({"action": "unit.", "since": date(2026, 3, 5)}, [2], id="all must fit"),
    ],
)
def test_events_that_fit(which, numbers):
    an_event("unit.renamed", at=WHEN - timedelta(days=1))
    an_event("unit.merged", by=UserFactory(full_name="Trần thị B"), at=WHEN)
    an_event("index_set.issued", subject="hạ long", at=WHEN + timedelta(days=1))

    assert found(**which) == numbers


def test_actions_are_listed_once():
    for action in ("b.x", "a.y", "b.x"):
        an_event(action)

    assert selectors.actions() == ["a.y", "b.x"]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_chain_that_nobody_touched_is_whole(count):
    for _ in range(count):
        an_event()

    assert selectors.verify() == (count, ())
    assert selectors.verify().is_whole


FIELDS = {
    "at": WHEN,
    "by_id": None,
    "by_name": "ai đó",
    "action": "x.y",
    "subject": "khác",
    "subject_name": "khác",
    "details": {"n": -1},
    "previous_hash": "1" * 64,
    "content_hash": "2" * 64,
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    kinds=st.lists(st.sampled_from(["a.x", "b.y"]), min_size=1, max_size=6),
    place=st.integers(min_value=0),
    field=st.sampled_from(sorted(FIELDS)),
    is_rehashed=st.booleans(),
)
@pytest.mark.slow
def test_a_change_of_any_field_of_any_event_is_found_and_named(kinds, place, field, is_rehashed):
    with transaction.atomic():
        person = UserFactory()
        for number, kind in enumerate(kinds):
            an_event(kind, by=person, details={"n": number})
        victim = place % len(kinds) + 1
        tamper(victim, **{field: FIELDS[field]})
        if is_rehashed:
            changed = Event.objects.get(number=victim)
            tamper(victim, content_hash=changed.computed_hash())

        faults = selectors.verify().faults
        is_undone = is_rehashed and field == "content_hash"
        transaction.set_rollback(True)

    if is_undone:
        assert not faults
    else:
        assert [(fault.first, fault.last) for fault in faults] == [(victim, victim)]
        assert faults[0].kind in {Kind.CHANGED, Kind.HEAD}


def test_a_changed_last_event_that_was_hashed_again_does_not_fit_the_end():
    an_event()
    last = an_event()
    last.action = "x.y"
    tamper(2, action="x.y", content_hash=last.computed_hash())

    assert selectors.verify().faults == (Fault(Kind.HEAD, 2, 2),)


@pytest.mark.parametrize(
    ("taken", "faults"),
    [
        pytest.param([1], [Fault(Kind.MISSING, 1, 1)], id="the first"),
        pytest.param([2, 3], [Fault(Kind.MISSING, 2, 3)], id="two in the middle"),
        pytest.param([4, 5], [Fault(Kind.CUT, 4, 5)], id="cut from the end"),
        pytest.param([1, 2, 3, 4, 5], [Fault(Kind.CUT, 1, 5)], id="everything"),
        pytest.param([2, 5], [Fault(Kind.MISSING, 2, 2), Fault(Kind.CUT, 5, 5)], id="here, there"),
    ],
)
def test_events_that_were_taken_out_are_named(taken, faults):
    for _ in range(5):
        an_event()
    take_out(*taken)

    assert list(selectors.verify().faults) == faults


def test_an_event_with_another_number_is_missing_here_and_inserted_there():
    for _ in range(3):
        an_event()
    tamper(2, number=9)
    tamper(1, number=0)

    assert list(selectors.verify().faults) == [
        Fault(Kind.INSERTED, 0, 0),
        Fault(Kind.MISSING, 1, 2),
        Fault(Kind.INSERTED, 9, 9),
    ]


def test_an_event_put_in_place_of_another_is_named():
    for _ in range(3):
        an_event()
    take_out(2)
    with unguarded():
        forged = Event(number=2, at=WHEN, action="x", subject="x", previous_hash="0" * 64)
        forged.content_hash = forged.computed_hash()
        forged.save()

    assert selectors.verify().faults == (Fault(Kind.CHANGED, 2, 2),)


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        pytest.param({"content_hash": "3" * 64}, [Fault(Kind.HEAD, 2, 2)], id="its hash"),
        pytest.param({"number": 3}, [Fault(Kind.CUT, 3, 3)], id="its number, forward"),
    ],
)
def test_a_changed_end_is_found(change, faults):
    an_event()
    an_event()
    with unguarded():
        ChainHead.objects.update(**change)

    assert list(selectors.verify().faults) == faults


def test_a_changed_end_of_an_empty_chain_is_found():
    with unguarded():
        ChainHead.objects.create(pk=1, content_hash="3" * 64)

    assert selectors.verify().faults == (Fault(Kind.HEAD, 0, 0),)


def test_the_first_event_must_begin_the_chain():
    event = an_event()
    event.previous_hash = "4" * 64
    tamper(1, previous_hash="4" * 64, content_hash=event.computed_hash())
    with unguarded():
        ChainHead.objects.update(content_hash=event.computed_hash())

    assert selectors.verify().faults == (Fault(Kind.CHANGED, 1, 1),)


def test_events_without_any_end_are_all_outside_the_chain():
    an_event()
    an_event()
    with unguarded():
        ChainHead.objects.all().delete()

    assert [fault.kind for fault in selectors.verify().faults] == [Kind.INSERTED] * 2


def test_checking_needs_as_many_queries_for_many_events(django_assert_num_queries):
    for _ in range(30):
        an_event()

    with django_assert_num_queries(5):
        selectors.verify()


@pytest.mark.parametrize(
    ("fault", "vi", "en"),
    [
        pytest.param(
            Fault(Kind.CHANGED, 3, 3), "Sự kiện số 3 đã bị sửa.", "Changed: event 3.", id="one"
        ),
        pytest.param(
            Fault(Kind.CUT, 4, 6),
            "Cuối nhật ký bị cắt: thiếu sự kiện từ số 4 đến số 6.",
            "Cut from the end: events 4 to 6.",
            id="a run",
        ),
    ],
)
def test_a_fault_says_what_is_wrong_with_which_number(fault, vi, en):
    assert fault.sentence == (vi, en)

"""Every moment of a schedule is seen to once, late if need be, and not when it is too late."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.lib.background import sample
from thuocdo.lib.background import keeping, scheduling
from thuocdo.lib.background.models import Slot
from thuocdo.lib.background.scheduling import Schedule, daily, hourly, minutely, tick
from thuocdo.lib.background.submitting import submit

pytestmark = pytest.mark.django_db
MORNING = datetime(2030, 3, 20, 0, 30, tzinfo=UTC)  # 07:30 in the zone of the site
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    """Schedules of this test only."""
    monkeypatch.setattr(scheduling, "schedules", {})


@pytest.fixture
def digest():
    """Something for every morning."""
    scheduling.register(Schedule("digest", sample.scheduled, daily(7, 30)))


@pytest.mark.parametrize(
    ("moments", "now", "last"),
    [
        pytest.param(daily(7, 30), MORNING, MORNING, id="the moment itself"),
        pytest.param(daily(7, 30), MORNING - MINUTE, MORNING - 24 * HOUR, id="yesterday's"),
        pytest.param(daily(7, 30), MORNING + 23 * HOUR, MORNING, id="today's"),
        pytest.param(hourly(5), MORNING, MORNING - 25 * MINUTE, id="this hour's"),
        pytest.param(hourly(31), MORNING, MORNING - 59 * MINUTE, id="last hour's"),
        pytest.param(minutely(), MORNING + timedelta(seconds=59), MORNING, id="this minute's"),
    ],
)
def test_moments_are_counted_in_the_zone_of_the_site(moments, now, last):
    assert moments(now) == last
    assert timezone.localtime(moments(MORNING)).second == 0


@pytest.mark.usefixtures("digest")
def test_a_moment_is_seen_to_once(run, calls):
    assert tick(MORNING) == ["digest"]
    assert tick(MORNING + MINUTE) == []
    run()
    assert calls == ["2030-03-20T07:30:00+07:00"]
    assert tick(MORNING + 24 * HOUR) == ["digest"]


@pytest.mark.usefixtures("digest")
def test_nothing_due_costs_one_query(django_assert_num_queries):
    tick(MORNING)

    with django_assert_num_queries(1):
        tick(MORNING + HOUR)


@pytest.mark.usefixtures("digest")
@pytest.mark.parametrize(("hours", "begun"), [(12, ["digest"]), (12.5, [])], ids=["late", "over"])
def test_what_was_missed_is_made_up_for_the_same_day(hours, begun):
    assert tick(MORNING + hours * HOUR) == begun
    assert tick(MORNING + (hours + 0.1) * HOUR) == []


def test_what_is_only_sometimes_needed_is_asked_first():
    needed = [False, True]
    scheduling.register(
        Schedule("urgent", sample.scheduled, minutely(), only_if=lambda: needed.pop(0))
    )

    assert tick(MORNING) == []
    assert Slot.objects.count() == 0
    assert tick(MORNING) == ["urgent"]


@pytest.mark.usefixtures("digest")
def test_of_two_workers_one_begins():
    schedule = scheduling.schedules["digest"]

    assert [scheduling.begin(schedule, MORNING), scheduling.begin(schedule, MORNING)] == [
        True,
        False,
    ]
    assert DBTaskResult.objects.count() == 1


def test_old_successes_are_thrown_away_and_failures_kept(run):
    submit(sample.note, {"what": "a"})
    submit(sample.refuse, {})
    run()
    run()
    now = timezone.now()

    assert keeping.prune(now + timedelta(days=29)) == 0
    keeping.prune(now + timedelta(days=31))
    assert [row.task_path for row in DBTaskResult.objects.all()] == [
        "tests.lib.background.sample.refuse"
    ]

"""Urgent news go at once, all else in one digest on the morning of a working day."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.factories.accounts import UserFactory, person_with
from tests.factories.notifications import (
    AT,
    TODAY,
    TOMORROW,
    YESTERDAY,
    MailingFactory,
    NoticeFactory,
    an_item,
)
from thuocdo.apps.notifications import selectors, tasks
from thuocdo.apps.notifications.models import Mailing, Notice, Preference
from thuocdo.apps.notifications.services.gathering import gather_digest, gather_urgent
from thuocdo.apps.notifications.services.reminding import remind
from thuocdo.lib import work
from thuocdo.lib.background import scheduling

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MORNING = "2026-03-18T07:30:00+07:00"
SUNDAY = "2026-03-22T07:30:00+07:00"


def urgent(at=AT):
    return gather_urgent(day=TODAY, at=at)


@pytest.fixture
def person():
    """Somebody with a role and an address."""
    return person_with("unit_officer", email="an@example.test")


def test_urgent_news_of_one_person_go_in_one_mail(person):
    NoticeFactory.create_batch(3, recipient=person, urgent=True)
    NoticeFactory(urgent=True)
    NoticeFactory(recipient=person)

    mailings = urgent()

    assert sorted(mailing.notices.count() for mailing in mailings) == [1, 3]
    assert {mailing.kind for mailing in mailings} == {"urgent"}
    assert urgent(AT + DAY) == []


@pytest.mark.parametrize(("minutes", "count"), [(14, 0), (15, 1)])
def test_between_two_urgent_mails_lies_a_quarter_of_an_hour(person, minutes, count):
    NoticeFactory(recipient=person, urgent=True)
    urgent()
    NoticeFactory(recipient=person, urgent=True)

    assert len(urgent(AT + minutes * MINUTE)) == count


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"recipient__email": ""}, id="no address"),
        pytest.param({"recipient__is_active": False}, id="locked"),
        pytest.param({"read_at": AT}, id="read"),
        pytest.param({"settled_at": AT}, id="done"),
        pytest.param({"created_at": AT - 3 * DAY - MINUTE}, id="old"),
    ],
)
def test_who_cannot_or_need_not_be_told_by_mail_is_not(changed):
    NoticeFactory(urgent=True, **changed)

    assert urgent() == []


def test_who_declined_urgent_mails_gets_them_with_the_digest(person):
    NoticeFactory(recipient=person, urgent=True)
    Preference.objects.create(person=person, has_urgent=False)

    assert urgent() == []
    assert gather_digest(person=person, day=TODAY, at=AT).notices.count() == 1


def test_there_is_one_digest_a_day(person):
    NoticeFactory(recipient=person)
    first = gather_digest(person=person, day=TODAY, at=AT)
    late = NoticeFactory(recipient=person)

    assert gather_digest(person=person, day=TODAY, at=AT) == first
    assert gather_digest(person=person, day=TOMORROW, at=AT).notices.get() == late
    assert str(first) == f"{person} · digest 18/03/2026"


def test_without_news_and_work_there_is_no_digest(person, due):
    due.append(an_item(due_on=TODAY + 7 * DAY))

    assert gather_digest(person=person, day=TODAY, at=AT) is None


@pytest.mark.parametrize(
    "item",
    [
        pytest.param({"due_on": TODAY + 5 * DAY}, id="in three working days"),
        pytest.param({"is_returned": True}, id="returned"),
    ],
)
def test_pressing_work_is_reason_enough(person, due, item):
    due.append(an_item(**item))

    assert gather_digest(person=person, day=TODAY, at=AT).notices.count() == 0


@pytest.mark.parametrize(
    ("due_on", "kinds"),
    [
        pytest.param(None, [], id="no due date"),
        pytest.param(TODAY + 2 * DAY, [], id="in two days"),
        pytest.param(TOMORROW, ["work.due"], id="tomorrow"),
        pytest.param(TODAY, ["work.due"], id="today"),
        pytest.param(YESTERDAY, ["work.late"], id="late"),
    ],
)
def test_what_is_due_next_or_overdue_is_told_once(person, due, due_on, kinds):
    due.append(an_item(due_on=due_on))

    assert [remind(person=person, today=TODAY, at=AT) for _ in range(2)] == [len(kinds), 0]
    assert [notice.kind for notice in Notice.objects.all()] == kinds
    assert all(notice.is_urgent for notice in Notice.objects.all())


def test_a_reminder_ends_with_what_it_was_about(person, due):
    due.append(an_item(due_on=TODAY))
    remind(person=person, today=TODAY, at=AT)

    remind(person=person, today=TOMORROW, at=AT + DAY)

    notices = {notice.kind: notice for notice in Notice.objects.all()}
    assert notices["work.due"].settled_at == AT + DAY
    assert notices["work.late"].settled_at is None
    due.clear()
    remind(person=person, today=TOMORROW, at=AT + 2 * DAY)
    assert Notice.objects.filter(settled_at__isnull=True).count() == 0


def test_a_reminder_leaves_other_news_and_other_people_alone(person):
    NoticeFactory(recipient=person, kind="round.returned")
    NoticeFactory(kind="work.due")

    remind(person=person, today=TODAY, at=AT)

    assert Notice.objects.filter(settled_at__isnull=True).count() == 2


def mail_tasks():
    return DBTaskResult.objects.filter(task_path__endswith="send_mailing").count()


@pytest.fixture
def now(settings, monkeypatch):
    """A mail server is named, and tasks run at the moment that notices are made."""
    settings.EMAIL_HOST = "127.0.0.1"
    monkeypatch.setattr(timezone, "now", lambda: AT)


@pytest.mark.usefixtures("now")
def test_in_the_morning_everybody_is_reminded_and_gets_a_digest(person, due):
    due.append(an_item(due_on=TOMORROW))
    UserFactory(email="khong-quyen@example.test", is_active=False)
    person_with("unit_officer")

    assert tasks.send_digests.call(at=MORNING) == 1
    assert tasks.send_digests.call(at=MORNING) == 1
    assert Notice.objects.count() == 2
    assert Mailing.objects.get().recipient == person
    assert mail_tasks() == 1
    assert tasks.mail_urgent.call(at=MORNING) == 0  # it is in the digest


@pytest.mark.usefixtures("now")
def test_who_declined_the_digest_gets_none(person, due):
    due.append(an_item(due_on=TOMORROW))
    Preference.objects.create(person=person, has_digest=False)

    assert tasks.send_digests.call(at=MORNING) == 0
    assert tasks.mail_urgent.call(at=MORNING) == 1
    assert mail_tasks() == 1


@pytest.mark.usefixtures("now", "person")
def test_on_days_off_nobody_is_disturbed(due):
    due.append(an_item(due_on=TOMORROW))

    assert tasks.send_digests.call(at=SUNDAY) == 0
    assert tasks.remind_people.call(at=SUNDAY) == 0
    assert Notice.objects.count() == 0


def test_without_a_mail_server_the_inbox_is_kept_all_the_same(person, due, settings):
    settings.EMAIL_HOST = ""
    due.append(an_item(due_on=TOMORROW))

    assert tasks.send_digests.call(at=MORNING) == 0
    assert Notice.objects.get().recipient == person
    assert Mailing.objects.count() == 0


@pytest.mark.parametrize(("hour", "told"), [("07", 0), ("08", 1), ("17", 1), ("18", 0)], ids=str)
@pytest.mark.usefixtures("person")
def test_reminders_come_in_office_hours(due, hour, told):
    due.append(an_item(due_on=TODAY))

    assert tasks.remind_people.call(at=f"2026-03-18T{hour}:05:00+07:00") == told


def test_one_person_who_fails_does_not_stop_the_rest(person, monkeypatch):
    other = person_with("unit_officer")

    def provider(asked, _today):
        if asked == person:
            raise ValueError
        return [an_item(due_on=TODAY)]

    monkeypatch.setattr(work, "providers", {"test": provider})

    with pytest.raises(tasks.SomeFailed):
        tasks.remind_people.call(at="2026-03-18T09:05:00+07:00")

    assert Notice.objects.get().recipient == other


@pytest.mark.usefixtures("now")
def test_urgent_news_are_looked_for_only_where_there_are_some(settings):
    assert not tasks.urgent_waits()
    NoticeFactory(urgent=True)
    assert tasks.urgent_waits()
    settings.EMAIL_HOST = ""
    assert not tasks.urgent_waits()


def test_schedules_are_known():
    names = {"notifications.digest", "notifications.remind", "notifications.urgent"}

    assert names <= set(scheduling.schedules)


def test_the_last_mail_is_the_newest(person):
    MailingFactory(recipient=person, problem="x", made_at=AT)
    MailingFactory(recipient=person, made_at=AT + MINUTE)

    assert selectors.last_problem(person) is None

"""Everybody is told once, in the transaction of what it is about; done is done."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.factories.accounts import UserFactory
from tests.factories.notifications import AT, TOMORROW, NoticeFactory
from thuocdo.apps.notifications import selectors, services
from thuocdo.apps.notifications.models import Notice
from thuocdo.apps.notifications.services import Message
from thuocdo.vietnamese.sentence import Sentence

pytestmark = pytest.mark.django_db
RETURNED = Message(
    "round.returned",
    Sentence("Mục 1.1 bị trả lại.", "Item 1.1 was returned."),
    "/en/lam-viec/muc/1",
    due_on=TOMORROW,
    is_urgent=True,
    subject="rounds.Entry:1",
)
HOUR = timedelta(hours=1)


def tell(*people, message=RETURNED, key="k"):
    return services.notify(message, recipients=people, key=key, at=AT)


def test_what_is_told_stands_in_the_inbox():
    person = UserFactory()

    assert tell(person) == 1

    notice = selectors.inbox(person).get()
    assert notice.text == RETURNED.text
    assert str(notice) == "Mục 1.1 bị trả lại."
    assert (notice.url, notice.due_on, notice.subject) == (
        "/lam-viec/muc/1",
        TOMORROW,
        "rounds.Entry:1",
    )
    assert notice.is_urgent
    assert notice.created_at == AT


def test_news_are_ordinary_unless_they_are_urgent():
    person = UserFactory()

    tell(person, message=RETURNED._replace(is_urgent=False))

    assert not selectors.inbox(person).get().is_urgent


def test_nobody_is_told_twice():
    one, two = UserFactory(), UserFactory()

    assert [tell(one, one), tell(one, two), tell(one, two)] == [1, 1, 0]
    assert tell(one, key="another") == 1
    assert Notice.objects.count() == 3


def test_what_is_undone_is_not_told():
    with transaction.atomic():
        tell(UserFactory())
        transaction.set_rollback(True)

    assert Notice.objects.count() == 0


def test_telling_many_costs_as_much_as_telling_one(django_assert_num_queries):
    people = UserFactory.create_batch(30)

    with django_assert_num_queries(2):
        tell(*people)


def test_the_inbox_shows_unread_first_and_urgent_among_them():
    person = UserFactory()
    for name, hours, more in (
        ("read", 3, {"read_at": AT, "urgent": True}),
        ("new", 2, {}),
        ("newer", 4, {}),
        ("urgent", 1, {"urgent": True}),
        ("lately read", 9, {"read_at": AT}),
    ):
        NoticeFactory(recipient=person, key=name, created_at=AT + hours * HOUR, **more)
    NoticeFactory()

    assert [notice.key for notice in selectors.inbox(person)] == [
        "urgent",
        "newer",
        "new",
        "lately read",
        "read",
    ]
    assert selectors.unread(person) == 3


def test_reading_is_written_down_once():
    notice = NoticeFactory()

    services.mark_read(notice=notice, at=AT)
    services.mark_read(notice=notice, at=AT + HOUR)

    notice.refresh_from_db()
    assert notice.read_at == AT


def test_all_is_read_at_once_and_others_keep_theirs():
    mine, other = NoticeFactory(), NoticeFactory()
    NoticeFactory(recipient=mine.recipient, read_at=AT)

    assert services.mark_all_read(person=mine.recipient, at=AT + HOUR) == 1
    assert selectors.unread(mine.recipient) == 0
    assert selectors.unread(other.recipient) == 1


def test_what_was_seen_to_is_settled_for_everybody():
    one, two = NoticeFactory(key="k", read_at=AT), NoticeFactory(key="k")
    NoticeFactory(key="another")

    assert services.settle("k", at=AT + HOUR) == 2
    assert services.settle("k", at=AT + 2 * HOUR) == 0

    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.read_at, two.read_at) == (AT, AT + HOUR)
    assert {one.settled_at, two.settled_at} == {AT + HOUR}
    assert Notice.objects.filter(settled_at__isnull=True).count() == 1

"""Rows of the log refuse to be changed, in Python and by the database itself."""

import pytest
from django.db import IntegrityError, connection, models, transaction

from tests.factories.accounts import UserFactory
from tests.factories.audit import an_event
from thuocdo.apps.audit.errors import LogIsClosed
from thuocdo.apps.audit.models import GENESIS, ChainHead, Event

pytestmark = pytest.mark.django_db


def test_an_event_reads_as_its_number_action_and_subject():
    assert str(an_event(subject="Sổ")) == "1 unit.renamed Sổ"
    assert str(ChainHead.objects.get()).startswith("1 ")


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda event: event.save(), id="save again"),
        pytest.param(lambda event: event.delete(), id="delete"),
        pytest.param(lambda _: Event.objects.update(action="x"), id="update all"),
        pytest.param(lambda _: Event.objects.all().delete(), id="delete all"),
        pytest.param(lambda event: Event.objects.bulk_update([event], ["action"]), id="in bulk"),
        pytest.param(lambda _: Event._base_manager.update(action="x"), id="through the base"),
    ],
)
def test_python_refuses_to_change_an_event(act):
    event = an_event()

    with pytest.raises(LogIsClosed):
        act(event)


STATEMENTS = [
    pytest.param("UPDATE audit_event SET action = 'x'", id="change an event"),
    pytest.param("UPDATE audit_event SET number = number", id="change nothing"),
    pytest.param("DELETE FROM audit_event", id="delete events"),
    pytest.param("DELETE FROM audit_chainhead", id="delete the end"),
    pytest.param("UPDATE audit_chainhead SET number = number - 1", id="move the end back"),
    pytest.param("UPDATE audit_chainhead SET number = number + 2", id="move the end two on"),
    pytest.param("UPDATE audit_chainhead SET content_hash = 'x'", id="change the hash of the end"),
    pytest.param("UPDATE audit_chainhead SET id = 2, number = number + 1", id="rename the end"),
    pytest.param(
        "INSERT INTO audit_chainhead (id, number, content_hash) VALUES (2, 0, 'x')",
        id="begin a second chain",
    ),
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_to_change_the_log(statement):
    an_event()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("number", "previous"),
    [pytest.param(3, None, id="leaves a gap"), pytest.param(2, "x", id="hash")],
)
def test_the_database_refuses_an_event_that_does_not_follow_the_last(number, previous):
    last = an_event()
    event = Event(
        number=number,
        at=last.at,
        action="x",
        subject="x",
        previous_hash=previous or last.content_hash,
        content_hash="y",
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        event.save()


def test_a_log_begins_empty():
    with pytest.raises(IntegrityError), transaction.atomic():
        ChainHead.objects.create(pk=1, number=5, content_hash=GENESIS)


def test_postgresql_refuses_to_empty_the_log():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite knows no TRUNCATE.")
    an_event()

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute("TRUNCATE audit_event")


def test_a_person_in_the_log_cannot_be_deleted():
    person = UserFactory()
    an_event(by=person)

    with pytest.raises(models.ProtectedError):
        person.delete()

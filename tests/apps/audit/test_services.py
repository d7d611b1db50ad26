"""Writing the log."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from tests.factories.accounts import UserFactory
from tests.factories.audit import an_event
from thuocdo.apps.audit.errors import SecretInDetails
from thuocdo.apps.audit.models import GENESIS, ChainHead, Event
from thuocdo.lib.language import say

pytestmark = pytest.mark.django_db


def test_events_are_numbered_from_one_and_each_carries_the_hash_before():
    first, second = an_event(), an_event()

    assert [first.number, second.number] == [1, 2]
    assert first.previous_hash == GENESIS
    assert second.previous_hash == first.content_hash
    assert ChainHead.objects.get().content_hash == second.content_hash


def test_an_event_names_who_did_what_to_which_row():
    person = UserFactory(full_name="Trần Thị B")

    event = an_event("user.created", subject=person, by=person, at=datetime(2026, 1, 2, tzinfo=UTC))

    assert event.subject == f"accounts.User:{person.pk}"
    assert (event.subject_name, event.by_name, event.by) == ("Trần Thị B", "Trần Thị B", person)
    assert event.at == datetime(2026, 1, 2, tzinfo=UTC)


def test_an_event_of_the_system_names_nobody():
    event = an_event(subject="log")

    assert (event.by, event.by_name, event.subject, event.subject_name) == (None, "", "log", "log")


def test_the_hash_is_the_same_after_the_database_gave_the_row_back():
    details = {
        "ngày": date(2026, 1, 2),
        "điểm": Decimal("93.910"),
        "float": 1e16,
        "whole": 10.0,
        "deep": [{"lazy": say("Một", "One")}, None, True, 10**15],
    }

    event = an_event(details=details, at=datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC))

    kept = Event.objects.get()
    assert kept.computed_hash() == event.content_hash
    assert kept.details["điểm"] == "93.910"
    assert kept.details["whole"] == "10.0"


def test_details_are_copied():
    details = {"list": [1]}

    event = an_event(details=details)
    details["list"].append(2)

    assert event.details == {"list": [1]}


@pytest.mark.parametrize(
    "details",
    [
        pytest.param({"password": "x"}, id="a password"),
        pytest.param({"new_Password": "x"}, id="in capitals"),
        pytest.param({"form": {"csrfmiddlewaretoken": "x"}}, id="inside another"),
        pytest.param({"rows": [{"otp": "x"}]}, id="inside a list"),
    ],
)
def test_secrets_are_refused(details):
    with pytest.raises(SecretInDetails):
        an_event(details=details)

    assert not Event.objects.exists()


def test_a_write_that_is_undone_leaves_no_event_and_no_gap():
    an_event()

    with transaction.atomic():
        an_event()
        transaction.set_rollback(True)
    event = an_event()

    assert event.number == 2
    assert list(Event.objects.values_list("number", flat=True)) == [1, 2]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused():
    from thuocdo.apps.audit import services  # noqa: PLC0415  (the factory opens a transaction)

    with pytest.raises(TransactionManagementError):
        services.record("unit.renamed", subject="x", by=None)

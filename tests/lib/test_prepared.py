"""Queries whose SQL is written once."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db.models import QuerySet

from tests.factories.accounts import GrantFactory, UserFactory
from tests.factories.units import UnitFactory
from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.documents.models import Upload
from thuocdo.lib.prepared import Prepared

pytestmark = pytest.mark.django_db
BY_NAME = Prepared(lambda name: User.objects.filter(username=name).values_list("pk"), str)
BY_KEY = Prepared(lambda key: User.objects.filter(pk=key).select_related("unit"), int)
SINCE = Prepared(
    lambda day, key: (
        Grant.objects.filter(from_on__lte=day, person=key)
        .exclude(until_on__lt=day)
        .order_by("pk")
        .values_list("role", "from_on")
    ),
    date,
    int,
)


def test_rows_are_those_of_the_query():
    ours, _ = UserFactory(username="an"), UserFactory(username="binh")
    assert BY_NAME.rows("an") == [(ours.pk,)]
    assert BY_NAME.rows("khong-co") == []


def test_a_value_in_several_places_reaches_each_of_them():
    person, today = UserFactory(), date(2026, 11, 22)
    GrantFactory(person=person, from_on=today - timedelta(9), until_on=today - timedelta(1))
    GrantFactory(person=person, from_on=today + timedelta(1), until_on=None)
    valid = GrantFactory(person=person, from_on=today, until_on=today)

    assert SINCE.rows(today, person.pk) == [(valid.role, today)]
    assert len(SINCE.rows(today + timedelta(1), person.pk)) == 1


def test_the_second_time_only_the_database_works(monkeypatch, django_assert_num_queries):
    person = UserFactory()
    BY_KEY.objects(person.pk)
    monkeypatch.setattr(QuerySet, "filter", None)
    with django_assert_num_queries(1):
        assert BY_KEY.objects(person.pk) == [person]


def test_objects_come_with_what_is_selected_beside_them(django_assert_num_queries):
    unit = UnitFactory()
    person, stranger = UserFactory(unit=unit), UserFactory(unit=None)
    with django_assert_num_queries(2):
        [known], [other] = BY_KEY.objects(person.pk), BY_KEY.objects(stranger.pk)
        assert known.unit == unit
        assert other.unit is None
    assert (known.is_active, known.date_joined) == (True, person.date_joined)
    known.full_name = "Khác"
    known.save()
    assert User.objects.get(pk=person.pk).full_name == "Khác"


def test_columns_that_are_left_out_are_read_when_asked_for(django_assert_num_queries):
    person = UserFactory(username="an")
    brief = Prepared(lambda key: User.objects.filter(pk=key).only("username"), int)
    with django_assert_num_queries(1):
        [found] = brief.objects(person.pk)
        assert found.username == "an"
    with django_assert_num_queries(1):
        assert found.full_name == person.full_name


def test_moments_and_uuids_are_compared_as_the_database_keeps_them():
    long_ago, key = datetime(2020, 1, 1, tzinfo=UTC), UUID(int=7)
    since = Prepared(lambda at: User.objects.filter(date_joined__gt=at).values_list("pk"), datetime)
    sent = Prepared(lambda one: Upload.objects.filter(pk=one).values_list("pk", "expires_at"), UUID)
    person = UserFactory(date_joined=long_ago + timedelta(seconds=1))
    Upload.objects.create(
        pk=key, unit=UnitFactory(), by=person, name="a.pdf", size=1, begun_at=long_ago,
        expires_at=long_ago,
    )  # fmt: skip
    assert since.rows(long_ago) == [(person.pk,)]
    assert since.rows(long_ago + timedelta(seconds=1)) == []
    assert sent.rows(key) == [(key, long_ago)]
    assert sent.rows(UUID(int=8)) == []


def test_a_value_that_is_not_compared_is_a_fault():
    lost = Prepared(lambda _key, name: User.objects.filter(username=name), int, str)
    with pytest.raises(ValueError, match=r"values \[0\] are not compared"):
        lost.objects(1, "an")


@pytest.mark.parametrize("key", [2**63, -(2**63), 10**30])
def test_a_number_that_no_column_holds_finds_nothing(key):
    UserFactory()
    assert BY_KEY.objects(key) == []


def test_too_few_values_are_a_fault():
    with pytest.raises(ValueError, match="shorter"):
        SINCE.rows(date(2026, 11, 22))

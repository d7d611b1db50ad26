"""Whoever receives a right by delegation, or loses it, is told."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests.factories.accounts import UserFactory, person_with
from tests.factories.units import UnitFactory
from thuocdo.apps.accounts import services
from thuocdo.apps.accounts.services import Terms
from thuocdo.apps.notifications.models import Notice

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def unit():
    return UnitFactory(name="Phường Một")


@pytest.fixture
def leader(unit):
    person = person_with("unit_leader", unit=unit, full_name="Đặng Văn Phúc")
    person.unit = unit
    person.save()
    return person


@pytest.fixture
def deputy(unit):
    return UserFactory(unit=unit, full_name="Ngô Thị Quỳnh")


def given_by(leader, deputy):
    terms = Terms(deputy, None, TODAY, TODAY + timedelta(9), "Đi công tác", "12/UQ")
    return services.delegate(source=leader.grants.get(), terms=terms, by=leader, today=TODAY)


def told():
    return [(row.recipient, row.kind, row.text_vi, row.text_en) for row in Notice.objects.all()]


def test_the_stand_in_is_told_which_right_whose_and_for_which_days(leader, deputy):
    given = given_by(leader, deputy)

    days = f"{given.from_on:%d/%m/%Y}–{given.until_on:%d/%m/%Y}"
    assert told() == [
        (
            deputy,
            "grant.delegated",
            f"Đặng Văn Phúc ủy quyền vai trò “Lãnh đạo đơn vị” (Phường Một), {days}, theo 12/UQ.",
            f"Đặng Văn Phúc delegated the role “Leader of a unit” (Phường Một), {days}, by 12/UQ.",
        )
    ]
    assert Notice.objects.get().url == "/tai-khoan/"


@pytest.mark.parametrize("by_giver", [True, False], ids=["taken back", "returned"])
def test_the_other_of_the_two_is_told_of_the_end(leader, deputy, by_giver):
    given = given_by(leader, deputy)
    Notice.objects.all().delete()

    services.take_back(delegation=given, by=leader if by_giver else deputy)

    [(to, kind, text, _)] = told()
    assert (to, kind) == (deputy if by_giver else leader, "grant.delegation_ended")
    name = "Đặng Văn Phúc" if by_giver else "Ngô Thị Quỳnh"
    assert text == f"{name} kết thúc việc ủy quyền vai trò “Lãnh đạo đơn vị” (Phường Một)."


@transaction.atomic
def undone(leader, deputy):
    given_by(leader, deputy)
    raise ZeroDivisionError


def test_nobody_is_told_of_what_was_undone(leader, deputy):
    with pytest.raises(ZeroDivisionError):
        undone(leader, deputy)
    assert told() == []

"""Passing an own role on: what is refused, how long it counts, and what says so afterwards."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.accounts import GrantFactory, UserFactory, person_with
from thuocdo.apps.accounts import selectors, services
from thuocdo.apps.accounts.errors import (
    AlreadyGranted,
    AlreadyRevoked,
    NotAllowed,
    NotDelegable,
    OwnAccount,
    PersonIsInactive,
)
from thuocdo.apps.accounts.models import Grant
from thuocdo.apps.accounts.permissions import (
    ROLES,
    Permission,
    acting_for,
    granted_domains,
    held,
    may,
    require,
)
from thuocdo.apps.accounts.services import Terms
from thuocdo.apps.accounts.templatetags.rights import state_on
from thuocdo.apps.audit import services as audit
from thuocdo.apps.audit.models import Event
from thuocdo.apps.units.models import Unit

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SIGN = Permission.SIGN_OFF


def after(days):
    return TODAY + timedelta(days=days)


def a_unit(path):
    code = path.strip("/").split("/")[-1]
    return Unit.objects.create(
        code=code, name=code, folded=code.lower(), kind="commune", path=path,
        valid_from=date(2025, 7, 1), source="x",
    )  # fmt: skip


@pytest.fixture
def places():
    paths = ("/VN/22/", "/VN/22/A/", "/VN/22/A/A1/", "/VN/22/B/", "/VN/23/")
    return {path.strip("/").split("/")[-1]: a_unit(path) for path in paths}


@pytest.fixture
def leader(places):
    person = person_with("unit_leader", unit=places["A"], full_name="Đặng Văn Phúc")
    person.unit = places["A"]
    person.save()
    return person


@pytest.fixture
def deputy(places):
    return UserFactory(unit=places["A"], full_name="Ngô Thị Quỳnh")


@pytest.fixture
def own(leader):
    return leader.grants.get()


def given_by(leader, deputy, **more):
    terms = Terms(deputy, None, TODAY, after(9), "Đi công tác", "12/UQ")._replace(**more)
    source = leader.grants.order_by("pk").first()
    return services.delegate(source=source, terms=terms, by=leader, today=TODAY)


def test_a_delegated_role_counts_in_its_days_over_the_unit_and_is_told(own, leader, deputy, places):
    given = given_by(leader, deputy)

    assert [may(deputy, SIGN, places["A"], today=after(n)) for n in (-1, 0, 9, 10)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert not may(deputy, SIGN, places["B"])
    assert may(leader, SIGN, places["A"])
    assert (given.delegated_from, given.granted_by, given.role) == (own, leader, "unit_leader")
    event = Event.objects.get()
    assert (event.action, event.by) == ("grant.delegated", leader)
    assert event.details["delegated_by"] == "Đặng Văn Phúc"
    assert event.details["reason"] == "Đi công tác"
    assert event.details["document"] == "12/UQ"


def test_only_a_place_below_may_be_named(leader, deputy, places):
    given_by(leader, deputy, unit=places["A1"])

    assert may(deputy, SIGN, places["A1"])
    assert not may(deputy, SIGN, places["A"])


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        pytest.param({"from_on": after(-1)}, ValidationError, "from_on", id="since yesterday"),
        pytest.param({"until_on": after(90)}, ValidationError, "until_on", id="91 days"),
        pytest.param({"until_on": after(61)}, ValidationError, "until_on", id="beyond the own end"),
        pytest.param({"until_on": after(-1)}, ValidationError, None, id="ends before it begins"),
        pytest.param({"reason": "  "}, ValidationError, None, id="no reason"),
        pytest.param({"document": " "}, ValidationError, None, id="no document"),
    ],
)
def test_days_and_words_that_are_refused(leader, deputy, change, refusal, field):
    if change.get("until_on") != after(90):
        Grant.objects.update(until_on=after(60))

    with pytest.raises(refusal) as refused:
        given_by(leader, deputy, **change)

    assert field is None or list(refused.value.message_dict) == [field]
    assert not Event.objects.exists()
    assert Grant.objects.count() == 1


@pytest.mark.parametrize("days", [89, 0])
def test_ninety_days_or_one_are_right(leader, deputy, days):
    assert given_by(leader, deputy, until_on=after(days)).until_on == after(days)


def test_the_last_own_day_is_right(leader, deputy):
    Grant.objects.update(until_on=after(20))

    assert given_by(leader, deputy, until_on=after(20)).pk


@pytest.mark.parametrize(
    ("at", "is_right"),
    [
        pytest.param("A", True, id="the same unit"),
        pytest.param("A1", True, id="below"),
        pytest.param("22", True, id="above"),
        pytest.param("B", False, id="beside"),
        pytest.param("23", False, id="another authority"),
        pytest.param(None, False, id="nowhere"),
    ],
)
def test_who_may_stand_in(leader, places, at, is_right):
    other = UserFactory(unit=places.get(at))

    if is_right:
        assert given_by(leader, other).person == other
        return
    with pytest.raises(ValidationError) as refused:
        given_by(leader, other)
    assert list(refused.value.message_dict) == ["to"]


def test_without_a_place_of_work_the_unit_of_the_grant_counts(leader, places):
    leader.unit = None
    leader.save()
    assert list(selectors.stand_ins(leader.grants.get())) == []
    near = UserFactory(unit=places["A1"])
    UserFactory(unit=places["B"])

    assert list(selectors.stand_ins(leader.grants.get())) == [near]


def test_who_holds_a_right_everywhere_and_works_nowhere_may_name_anybody(places):
    director, other = person_with("director"), UserFactory()

    given_by(director, other, unit=places["A"])

    assert may(other, Permission.PUBLISH, places["A1"])
    assert not may(other, Permission.PUBLISH, places["B"])
    assert given_by(director, UserFactory()).unit is None


def lock(person):
    person.is_active = False
    person.save()


def test_people_who_cannot_receive(leader, deputy):
    with pytest.raises(OwnAccount):
        given_by(leader, leader)
    lock(deputy)
    with pytest.raises(PersonIsInactive):
        given_by(leader, deputy)


def test_more_than_the_own_right_is_refused(own, leader, deputy, places):
    other = person_with("unit_officer", unit=places["B"])

    for source, unit in ((own, places["22"]), (own, places["B"]), (other.grants.get(), None)):
        terms = Terms(deputy, unit, TODAY, TODAY, "x", "1/UQ")
        with pytest.raises(NotAllowed):
            services.delegate(source=source, terms=terms, by=leader, today=TODAY)


def test_what_was_delegated_is_not_passed_on(leader, deputy, places):
    given = given_by(leader, deputy)
    third = UserFactory(unit=places["A"])

    with pytest.raises(NotDelegable):
        services.delegate(
            source=given, terms=Terms(third, None, TODAY, TODAY, "x", "1/UQ"), by=deputy
        )


def test_the_administration_of_people_is_not_passed_on(places):
    admin = person_with("it_administrator", unit=places["22"])

    with pytest.raises(NotDelegable):
        given_by(admin, UserFactory(unit=places["A"]))


@pytest.mark.parametrize("change", [{"until_on": after(-1)}, {"from_on": after(1)}])
def test_a_right_that_does_not_count_today_is_not_passed_on(own, leader, deputy, change):
    GrantFactory(person=leader, role="chair", unit=own.unit)  # who may still enter
    Grant.objects.filter(pk=own.pk).update(**change)

    with pytest.raises(NotDelegable):
        given_by(leader, deputy)


def test_the_same_twice_is_refused_while_the_first_counts(leader, deputy):
    first = given_by(leader, deputy)
    with pytest.raises(AlreadyGranted):
        given_by(leader, deputy)

    services.take_back(delegation=first, by=leader)

    assert given_by(leader, deputy).pk


def ended(own):
    Grant.objects.filter(pk=own.pk).update(until_on=after(-1))


def not_begun(own):
    Grant.objects.filter(pk=own.pk).update(from_on=after(1))


def revoked(own):
    services.revoke(grant=own, by=person_with("it_administrator"))


@pytest.mark.parametrize("end", [ended, not_begun, revoked, lambda own: lock(own.person)])
def test_a_delegation_counts_only_while_its_source_does(own, leader, deputy, places, end):
    given = given_by(leader, deputy)
    assert may(deputy, SIGN, places["A"])

    end(own)

    assert not may(deputy, SIGN, places["A"])
    assert held(deputy) == frozenset()
    shown = selectors.grants_of(deputy).get()
    assert not state_on(shown, TODAY).counts
    assert given.revoked_at is None


def test_a_source_that_is_gone_leaves_room_for_an_appointment(own, leader, deputy):
    admin = person_with("it_administrator")
    given_by(leader, deputy)
    appointment = {"person": deputy, "role": "unit_leader", "unit": own.unit, "from_on": TODAY,
                   "document": "9/QĐ", "by": admin}  # fmt: skip
    with pytest.raises(AlreadyGranted):
        services.grant(**appointment)

    services.revoke(grant=own, by=admin)

    assert services.grant(**appointment).pk
    assert selectors.places_of(deputy, today=TODAY) == [own.unit, deputy.unit]


@pytest.mark.parametrize("who", ["giver", "receiver"])
def test_either_of_both_ends_it_and_nobody_twice(leader, deputy, places, who):
    given = given_by(leader, deputy, from_on=after(1))
    by = leader if who == "giver" else deputy

    services.take_back(delegation=given, by=by)

    assert not may(deputy, SIGN, places["A"], today=after(1))
    assert Event.objects.last().action == "grant.delegation_ended"
    assert Event.objects.last().by == by
    with pytest.raises(AlreadyRevoked):
        services.take_back(delegation=given, by=by)


def test_others_and_the_locked_do_not_end_it_and_an_appointment_is_none(own, leader, deputy):
    given = given_by(leader, deputy)
    for grant, by in ((given, UserFactory()), (own, leader)):
        with pytest.raises(NotAllowed):
            services.take_back(delegation=grant, by=by)
    lock(leader)
    with pytest.raises(NotAllowed):
        services.take_back(delegation=given, by=leader)


def test_who_manages_people_revokes_it(leader, deputy, places):
    given = given_by(leader, deputy)

    services.revoke(grant=given, by=person_with("it_administrator", unit=places["22"]))

    assert not may(deputy, SIGN, places["A"])


def test_the_check_costs_one_query_however_many_are_delegated(
    leader, deputy, places, django_assert_num_queries
):
    given_by(leader, deputy)
    given_by(leader, deputy, unit=places["A1"])

    with django_assert_num_queries(1):
        assert may(deputy, SIGN, places["A1"])
    with django_assert_num_queries(1):
        assert acting_for(deputy, SIGN, places["A1"]) == "Đặng Văn Phúc"


def test_what_is_done_by_delegation_names_whom_it_is_for(leader, deputy, places):
    given_by(leader, deputy)

    with transaction.atomic():
        require(deputy, SIGN, places["A"])
        audit.record("a.delegated", subject="x", by=deputy)
        GrantFactory(person=deputy, role="unit_officer", unit=places["A"])
        require(deputy, Permission.ASSESS, places["A"])  # by an own right too
        audit.record("an.own", subject="x", by=deputy)

    delegated, by_own_right = Event.objects.order_by("number")[1:]
    assert delegated.details == {"on_behalf_of": "Đặng Văn Phúc"}
    assert by_own_right.details == {}
    assert acting_for(leader, SIGN, places["A"]) == ""
    assert acting_for(UserFactory(), SIGN, places["A"]) == ""


def test_the_signer_without_a_full_name_is_called_by_the_user_name(leader, deputy):
    leader.full_name, leader.username = "", "phuc"
    leader.save()
    given_by(leader, deputy)

    assert acting_for(deputy, SIGN) == "phuc"


@pytest.mark.parametrize("at", ["home", "granted"])
def test_nobody_appraises_through_another_what_is_that_ones_own(places, at):
    """A right to appraise never reached the giver's own unit, so it does not when passed on."""
    giver = person_with("appraiser", unit=places["22"])
    giver.unit = places["A"] if at == "home" else places["22"]
    giver.save()
    if at == "granted":
        GrantFactory(person=giver, role="unit_officer", unit=places["A"])
    other = UserFactory(unit=places["22"])
    given_by(giver, other)

    assert granted_domains(other, Permission.APPRAISE, places["A"]) == frozenset()
    assert granted_domains(other, Permission.APPRAISE, places["B"]) is None
    GrantFactory(person=other, role="appraiser", unit=places["22"], domains=["1"])
    assert granted_domains(other, Permission.APPRAISE, places["A"]) == {"1"}


def test_domains_are_passed_on_with_the_role(places, django_assert_num_queries):
    giver = person_with("appraiser", unit=places["22"])
    Grant.objects.update(domains=["2"])
    other = UserFactory(unit=places["22"])
    given_by(giver, other)

    with django_assert_num_queries(2):
        assert granted_domains(other, Permission.APPRAISE, places["B"]) == {"2"}


def test_every_other_role_can_be_passed_on_and_gives_what_it_gives():
    for code, role in ROLES.items():
        if Permission.MANAGE_PEOPLE not in role.permissions:
            other = UserFactory()
            given_by(person_with(code), other)
            assert held(other) == role.permissions


@pytest.mark.parametrize("lacking", [{"reason": ""}, {"until_on": None}])
def test_the_database_refuses_a_delegation_without_end_or_reason(own, deputy, lacking):
    whole = {"delegated_from": own, "reason": "x", "until_on": after(1)}

    with pytest.raises(IntegrityError), transaction.atomic():
        GrantFactory(person=deputy, **(whole | lacking))

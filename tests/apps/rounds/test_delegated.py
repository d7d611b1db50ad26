"""Rounds by delegation: the signature says so, and nobody reaches an own unit through another."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import GrantFactory, UserFactory
from tests.factories.rounds import NOW, a_round, advanced, appraiser, entry, submitted, type_in
from thuocdo.apps.accounts import services
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.accounts.services import Terms
from thuocdo.apps.audit.models import Event
from thuocdo.apps.rounds.errors import OwnUnit
from thuocdo.apps.rounds.models import Phase
from thuocdo.apps.rounds.permissions import may_appraise
from thuocdo.apps.rounds.selectors.appraisal.reach import reach_of
from thuocdo.apps.rounds.services import submitting
from thuocdo.apps.rounds.services.appraising import Verdict, appraise

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate(NOW)


@pytest.fixture(autouse=True)
def in_the_window(monkeypatch):
    """The present is a day of the round."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def pass_on(giver, other):
    terms = Terms(other, None, TODAY, TODAY + timedelta(days=9), "Đi công tác", "1/UQ")
    return services.delegate(source=giver.grants.get(), terms=terms, by=giver, today=TODAY)


def standing_in(made, unit="A"):
    """A deputy for the leader of a unit."""
    deputy = UserFactory(unit=made.units[unit], full_name="Người Thay")
    pass_on(made.leaders[unit], deputy)
    return deputy


def filled(made):
    type_in(made, "A", yes="có", explanation="Bản giấy.")


def test_the_page_of_the_signature_names_who_delegated_it(client):
    made = a_round()
    filled(made)
    url = reverse("rounds:own_sign", args=[made.participants["A"].pk])
    deputy, leader = standing_in(made), made.leaders["A"]
    said = f"Ký theo ủy quyền của {leader}."

    client.force_login(leader)
    assert said not in client.get(url).content.decode()
    client.force_login(deputy)
    assert said in client.get(url).content.decode()

    GrantFactory(person=deputy, role="unit_leader", unit=made.units["A"])
    assert said not in client.get(url).content.decode()


@pytest.mark.parametrize("is_delegated", [True, False])
def test_the_page_says_afterwards_by_whose_delegation_it_was_signed(client, is_delegated):
    made = a_round()
    filled(made)
    participant, leader = made.participants["A"], made.leaders["A"]
    signer = standing_in(made) if is_delegated else leader
    submitting.sign_off(participant_id=participant.pk, by=signer, at=NOW)

    client.force_login(leader)
    page = client.get(reverse("rounds:own_sign", args=[participant.pk])).content.decode()

    assert (f"Ký theo ủy quyền của {leader}." in page) is is_delegated


def test_the_log_names_whom_it_was_signed_for():
    made = a_round()
    filled(made)
    deputy, participant = standing_in(made), made.participants["A"]

    submitting.sign_off(participant_id=participant.pk, by=deputy, at=NOW)

    event = Event.objects.get(action="assessment.submitted")
    assert (event.by, event.details["on_behalf_of"]) == (deputy, str(made.leaders["A"]))


def test_the_signature_ends_with_the_right_it_comes_from():
    made = a_round()
    filled(made)
    deputy = standing_in(made)
    made.leaders["A"].grants.update(until_on=TODAY - timedelta(days=1))

    with pytest.raises(NotAllowed):
        submitting.sign_off(participant_id=made.participants["A"].pk, by=deputy, at=NOW)


def judge(made, by, unit):
    verdict = Verdict(figures={"yes": "có"}, text="Đã xem.")
    return appraise(entry_id=entry(made, unit, "1.1").pk, verdict=verdict, by=by, at=NOW)


def test_nobody_appraises_the_own_unit_by_delegation_nor_that_of_who_delegated():
    made = advanced(submitted(a_round()), Phase.APPRAISAL)
    giver = appraiser(made.province)
    giver.unit = made.units["A"]
    giver.save()
    other = UserFactory(unit=made.province)
    pass_on(giver, other)

    with pytest.raises(OwnUnit):
        judge(made, other, "A")
    assert judge(made, other, "B").by == other

    other.unit = made.units["B"]
    other.save()
    with pytest.raises(OwnUnit):
        judge(made, other, "B")
    assert not may_appraise(other, made.units["A"], "1")
    assert may_appraise(other, made.units["C"], "1")
    reach = reach_of(other, TODAY)
    assert [reach.allows(made.units[code], "1") for code in "ABC"] == [False, False, True]
    assert not reach.over(made.units["A"])


def test_who_signs_for_a_unit_by_delegation_does_not_appraise_it():
    made = advanced(submitted(a_round()), Phase.APPRAISAL)
    by = appraiser(made.province)
    by.unit = made.province
    by.save()
    pass_on(made.leaders["A"], by)

    with pytest.raises(OwnUnit):
        judge(made, by, "A")

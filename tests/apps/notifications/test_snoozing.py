"""Work is put off with a reason, never beyond its due date; how mails come is one's own choice."""

from datetime import timedelta

import pytest

from tests.factories.accounts import UserFactory, person_with
from tests.factories.notifications import AT, TODAY, TOMORROW, YESTERDAY, an_item
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.notifications import selectors, services
from thuocdo.apps.notifications.errors import CannotPutOff
from thuocdo.apps.notifications.models import Preference, Snooze

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
IN_A_WEEK = TODAY + 7 * DAY


@pytest.fixture
def officer():
    return person_with("unit_officer")


def put_off(by, item=None, until=TOMORROW, reason="Chờ số liệu"):
    return services.put_off(item or an_item(), until=until, reason=reason, by=by, at=AT)


def test_work_is_put_off_and_comes_back(officer):
    put_off(officer, until=TOMORROW)

    kept = selectors.snoozes(officer, TODAY).get()
    assert (kept.key, kept.reason) == ("viec:1", "Chờ số liệu")
    assert str(kept) == "viec:1 → 19/03/2026"
    assert not selectors.snoozes(officer, TOMORROW).exists()
    assert Event.objects.get().action == "work.put_off"


def test_putting_off_again_changes_the_day(officer):
    put_off(officer)
    put_off(officer, until=IN_A_WEEK, reason=" Khác ")

    assert list(Snooze.objects.values_list("until", "reason")) == [(IN_A_WEEK, "Khác")]


def test_others_do_not_notice(officer):
    put_off(officer)

    assert not selectors.snoozes(person_with("unit_officer"), TODAY).exists()


@pytest.mark.parametrize(
    ("due_on", "until", "reason", "said"),
    [
        pytest.param(None, TODAY, "x", "sau hôm nay", id="until today"),
        pytest.param(YESTERDAY, TOMORROW, "x", "trễ hạn", id="late"),
        pytest.param(TOMORROW, IN_A_WEEK, "x", "quá hạn 19/03/2026", id="beyond its due date"),
        pytest.param(None, TOMORROW, "  ", "Nêu lý do", id="without a reason"),
    ],
)
def test_what_hides_a_due_date_is_refused(officer, due_on, until, reason, said):
    with pytest.raises(CannotPutOff) as refused:
        put_off(officer, an_item(due_on=due_on), until, reason)

    assert said in refused.value.sentence.vi
    assert Snooze.objects.count() == 0


def test_work_may_be_put_off_until_its_due_date(officer):
    assert put_off(officer, an_item(due_on=TOMORROW), TOMORROW)


def test_work_is_brought_back_once(officer):
    put_off(officer)

    services.bring_back("viec:1", by=officer)
    services.bring_back("viec:1", by=officer)

    assert Snooze.objects.count() == 0
    assert [event.action for event in Event.objects.all()] == ["work.put_off", "work.brought_back"]


CHOICE = services.Choice("an@example.test", has_digest=True, has_urgent=False, language="en")


def test_who_never_chose_gets_all_mails_in_vietnamese(officer):
    kept = selectors.preference_of(officer)

    assert (kept.has_digest, kept.has_urgent, kept.language) == (True, True, "vi")


def test_a_choice_is_kept_and_may_be_changed(officer):
    services.prefer(CHOICE, by=officer)
    services.prefer(CHOICE._replace(email=""), by=officer)

    officer.refresh_from_db()
    kept = selectors.preference_of(officer)
    assert officer.email == ""
    assert (kept.has_digest, kept.has_urgent, kept.language) == (True, False, "en")
    assert str(kept) == f"{officer}: en"
    assert Preference.objects.count() == 1
    assert Event.objects.last().details["has_address"] is False


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(put_off, id="put off"),
        pytest.param(lambda by: services.bring_back("k", by=by), id="bring back"),
        pytest.param(lambda by: services.prefer(CHOICE, by=by), id="prefer"),
    ],
)
def test_who_was_granted_nothing_writes_nothing(write):
    with pytest.raises(NotAllowed):
        write(UserFactory())

    assert Event.objects.count() == 0

"""Remarks: people called by name are told, a remark can be settled, nothing is overwritten."""

import pytest
from django.urls import reverse

from tests.factories.accounts import person_with
from tests.factories.rounds import NOW, a_round, appraiser, entry
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.notifications.models import Notice
from thuocdo.apps.rounds.models import Phase, Remark, Settled
from thuocdo.apps.rounds.services.remarking import names_in, remark, settle
from thuocdo.lib.kept import NeverChanged

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def made():
    made = a_round()
    made.first = appraiser(made.province)
    return made


def written(made, text, by=None):
    return remark(entry_id=entry(made).pk, text=text, by=by or made.officers["A"], at=NOW)


def told():
    return set(Notice.objects.values_list("recipient__username", flat=True))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("@an xem giúp, @binh.", ["an", "binh"], id="two, one before a full stop"),
        pytest.param("@don-vi-2: ở đâu?", ["don-vi-2"], id="before a colon"),
        pytest.param("gửi an@example.test", [], id="a mail address"),
        pytest.param("@an và @an", ["an"], id="twice"),
        pytest.param("@ an", [], id="an @ alone"),
    ],
)
def test_names_are_found_in_a_text(text, names):
    assert names_in(text) == names


def test_people_of_the_unit_and_appraisers_who_are_called_are_told(made):
    leader, first = made.leaders["A"].username, made.first.username
    stranger = made.officers["B"].username
    author = made.officers["A"].username
    row = written(made, f"@{leader} @{first} @{stranger} @{author} xem giúp số 12/BC.")
    assert told() == {leader, first}
    notice = Notice.objects.get(recipient=made.first)
    assert notice.url.endswith(f"/muc/{row.entry.code}#y-kien")
    assert "xem giúp số 12/BC" in notice.text_vi
    assert set(Event.objects.get(action="assessment.remarked").details["called"]) == {leader, first}


def test_a_remark_without_a_name_tells_nobody(made):
    written(made, "Đã sửa.")
    assert not told()


def test_a_remark_is_settled_once_and_its_notice_goes(made):
    row = written(made, f"@{made.first.username} số nào?")
    done = settle(remark_id=row.pk, by=made.first, at=NOW)
    assert settle(remark_id=row.pk, by=made.leaders["A"], at=NOW) == done
    assert (done.by, Settled.objects.count()) == (made.first, 1)
    assert Notice.objects.get().settled_at == NOW
    assert Event.objects.filter(action="assessment.remark_settled").count() == 1
    with pytest.raises(NeverChanged):
        done.delete()


def test_who_may_not_read_the_assessment_settles_nothing(made):
    row = written(made, "Số nào?")
    for one in (made.officers["B"], person_with("it_administrator")):
        with pytest.raises(NotAllowed):
            settle(remark_id=row.pk, by=one, at=NOW)


def test_the_page_says_who_can_be_called_and_whom_it_did_not_find(client, made):
    client.force_login(made.officers["A"])
    at = made.participants["A"].pk, "1.1"
    page = reverse("rounds:own_item", args=at)
    assert f"@{made.first.username}" in client.get(page).content.decode()
    text = f"@{made.first.username} @khongai xem"
    shown = client.post(reverse("rounds:own_remark", args=at), {"text": text}, follow=True)
    assert "@khongai" in shown.content.decode()
    assert "Không báo được cho @khongai:" in shown.content.decode()
    row = Remark.objects.get()
    settle_url = reverse("rounds:settle_remark", args=[*at, row.pk])
    assert settle_url in shown.content.decode()
    done = client.post(settle_url, follow=True).content.decode()
    assert settle_url not in done
    assert "Đã giải quyết" in done
    other = reverse("rounds:settle_remark", args=[*at, row.pk + 1])
    assert client.post(other).status_code == 404


def test_the_tree_leads_to_appeals_once_published(client, made):
    client.force_login(made.officers["A"])
    page = reverse("rounds:own_tree", args=[made.participants["A"].pk])
    link = reverse("rounds:appeals", args=[made.participants["A"].pk])
    assert link not in client.get(page).content.decode()
    made.block.phase = Phase.PUBLISHED
    made.block.save()
    assert link in client.get(page).content.decode()

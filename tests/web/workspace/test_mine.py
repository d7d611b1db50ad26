"""The one list of work: what comes first, what a filter leaves, peeking, putting off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import UserFactory, person_with
from tests.factories.notifications import KIND, ROUND, an_item
from thuocdo.apps.notifications.models import Snooze
from thuocdo.lib import work
from thuocdo.lib.deadlines import due_after
from thuocdo.lib.status import Status
from thuocdo.lib.work import Label
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.workspace import mine

pytestmark = pytest.mark.django_db
HOME, ITEM = "/lam-viec/", "/lam-viec/viec?khoa=viec:1"
PUT_OFF, BACK = "/lam-viec/viec/tam-hoan", "/lam-viec/viec/dua-lai"
OTHER = Label("tham-dinh", Sentence("Thẩm định", "Appraisal"))
LAST_YEAR = Label("vong-2025", Sentence("Vòng 2025", "Round 2025"))
DAY = timedelta(days=1)


@pytest.fixture
def due(monkeypatch):
    """What is due from everybody: a list that each test fills."""
    items = []
    monkeypatch.setattr(work, "providers", {"test": lambda _person, _today: list(items)})
    return items


@pytest.fixture
def person(client):
    """Somebody signed in."""
    found = person_with("unit_officer")
    client.force_login(found)
    return found


@pytest.fixture
def today():
    return timezone.localdate()


def html(client, path=HOME, status=200, **headers):
    answer = client.get(path, headers=headers)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.usefixtures("person")
def test_the_title_says_how_much_waits_and_how_bad_it_is(client, due, today):
    due.extend(
        [
            an_item("a", due_on=today - 9 * DAY),
            an_item("b", is_returned=True, state=Status.RETURNED),
            an_item("c", due_on=due_after(today, 3)),
        ]
    )

    page = html(client)

    assert "<h1>3 việc đang chờ, 1 bị trả lại, 1 trễ hạn</h1>" in page
    assert page.index("Làm b") < page.index("Làm a") < page.index("Làm c")
    assert "còn 3 ngày làm việc" in page
    assert "↩ Bị trả lại" in page
    assert "không có hạn" in page


@pytest.mark.usefixtures("person")
def test_the_list_is_read_in_english_too(client, due):
    due.append(an_item())

    page = html(client, "/en/lam-viec/")

    assert "<h1>1 waiting</h1>" in page
    assert "Do viec:1" in page


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(
    ("query", "seen"),
    [
        pytest.param("", "abc", id="all"),
        pytest.param("?loai=tu-danh-gia", "ac", id="a kind"),
        pytest.param("?vong=vong-2025", "bc", id="a round"),
        pytest.param("?loai=tu-danh-gia&vong=vong-2025", "c", id="both"),
        pytest.param("?loai=tham-dinh&vong=vong-2026", "", id="nothing fits"),
    ],
)
def test_the_list_is_filtered_by_kind_and_round(client, due, query, seen):
    due.extend(
        [
            an_item("a"),
            an_item("b", kind=OTHER, place=LAST_YEAR),
            an_item("c", place=LAST_YEAR),
        ]
    )

    page = html(client, HOME + query)

    assert [key for key in "abc" if f"Làm {key}</a>" in page] == list(seen)
    assert "<h1>3 việc đang chờ</h1>" in page
    assert "Tự đánh giá (2)" in page
    assert ("Không có việc nào khớp" in page) == (seen == "")


def test_filters_are_counted_and_marked(due, today):
    due.extend([an_item("a"), an_item("b"), an_item("c", kind=OTHER)])

    found = mine.list_for(UserFactory(), today, kind="tham-dinh")

    assert found.kinds == [(OTHER, 1, True), (KIND, 2, False)]
    assert found.places == [(ROUND, 3, False)]
    assert found.hidden == 2


@pytest.mark.usefixtures("person")
def test_one_kind_and_one_round_need_no_filter(client, due):
    due.append(an_item())

    assert "<select" not in html(client)


@pytest.mark.usefixtures("person")
def test_a_peek_is_a_fragment_with_a_script_and_a_page_without(client, due, today):
    due.append(an_item(due_on=due_after(today, 5), peek_url="/lam-viec/muc/1"))

    page, fragment = html(client, ITEM), html(client, ITEM, **{"HX-Request": "true"})

    assert "<h1>Làm viec:1</h1>" in page
    assert "<h1>" not in fragment
    for each in (page, fragment):
        assert "Được giao." in each
        assert "Tính theo Lịch làm việc công chức" in each
        assert 'hx-get="/lam-viec/muc/1"' in each
        assert 'name="reason"' in each


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"due_on": -9}, "Việc đã trễ hạn không tạm hoãn được.", id="late"),
        pytest.param({"is_returned": True}, "luôn ở đầu danh sách", id="returned"),
    ],
)
def test_what_presses_cannot_be_put_off(client, due, today, changed, said):
    if "due_on" in changed:
        changed = {"due_on": today + changed["due_on"] * DAY}
    due.append(an_item(**changed))

    page = html(client, ITEM)

    assert said in page
    assert 'name="reason"' not in page


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(("days", "proposed"), [(None, 3), (9, 3), (1, 1)], ids=str)
def test_the_proposed_day_is_never_after_the_due_date(client, due, today, days, proposed):
    due.append(an_item(due_on=None if days is None else due_after(today, days)))

    assert f'value="{due_after(today, proposed):%d/%m/%Y}"' in html(client, ITEM)


@pytest.mark.usefixtures("person", "due")
def test_work_that_was_done_meanwhile_says_so(client):
    assert "đã xong" in html(client, ITEM, status=410)


def put_off(client, until, reason="Chờ số liệu"):
    data = {"khoa": "viec:1", "until": f"{until:%d/%m/%Y}", "reason": reason}
    return client.post(PUT_OFF, data)


def test_work_that_is_put_off_stands_apart_until_it_is_brought_back(client, person, due, today):
    due.append(an_item())

    assert put_off(client, today + DAY)["Location"] == HOME

    page = html(client)
    assert "Không có việc nào đang chờ" in page
    assert "Đã tạm hoãn (1)" in page
    assert "Chờ số liệu" in page
    assert client.post(BACK, {"khoa": "viec:1"})["Location"] == HOME
    assert "1 việc đang chờ" in html(client)
    assert not Snooze.objects.filter(person=person).exists()


def test_what_becomes_late_or_is_returned_comes_back_by_itself(person, due, today):
    Snooze.objects.create(
        person=person, key="viec:1", until=today + 9 * DAY, reason="x", made_at=timezone.now()
    )
    due.append(an_item())
    assert mine.list_for(person, today).rows == []

    for changed in ({"due_on": today - DAY}, {"is_returned": True}):
        due[:] = [an_item(**changed)]
        assert len(mine.list_for(person, today).rows) == 1


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(
    ("days", "reason", "status"),
    [
        pytest.param(1, "", 422, id="without a reason"),
        pytest.param(0, "x", 409, id="until today"),
    ],
)
def test_putting_off_badly_changes_nothing(client, due, today, days, reason, status):
    due.append(an_item())

    assert put_off(client, today + days * DAY, reason).status_code == status
    assert Snooze.objects.count() == 0

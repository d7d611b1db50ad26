"""Pages of delegation: the form that asks back, and where both and who manages people see it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.apps.accounts.test_delegating import a_unit
from tests.factories.accounts import UserFactory, person_with
from thuocdo.apps.accounts.models import Grant

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
MINE, FORM = "/tai-khoan/", "/tai-khoan/uy-quyen"


def shown(day):
    return f"{day:%d/%m/%Y}"


@pytest.fixture
def commune():
    return a_unit("/VN/22/A/")


@pytest.fixture
def leader(client, commune):
    person = person_with("unit_leader", unit=commune, full_name="Đặng Văn Phúc")
    client.force_login(person)
    return person


@pytest.fixture
def deputy(commune, leader):
    leader.unit = commune
    leader.save()
    return UserFactory(unit=commune, full_name="Ngô Thị Quỳnh", username="quynh")


def sent(client, leader, **more):
    data = {
        "source": leader.grants.get().pk, "to": "ngo thi quynh", "unit": "",
        "from_on": shown(TODAY), "until_on": shown(TODAY + timedelta(days=5)),
        "reason": "Đi công tác", "document": "12/UQ",
    }  # fmt: skip
    return client.post(FORM, data | more)


@pytest.mark.parametrize("words", ["ngo thi quynh", "Quỳnh", "quynh"])
def test_a_role_is_delegated_and_both_see_it(client, leader, deputy, words):
    assert "Lãnh đạo đơn vị · A" in client.get(FORM).content.decode()

    answer = sent(client, leader, to=words)

    assert (answer.status_code, answer["Location"]) == (302, MINE)
    mine = client.get(MINE).content.decode()
    assert "Ngô Thị Quỳnh" in mine
    assert "Thôi ủy quyền" in mine
    client.force_login(deputy)
    page = client.get(MINE).content.decode()
    assert "Theo ủy quyền của Đặng Văn Phúc: Đi công tác" in page
    assert "Trả lại" in page
    assert FORM + '"' not in page  # nothing to pass on
    assert "không có quyền nào ủy quyền được" in client.get(FORM).content.decode()


def test_who_manages_people_sees_both_sides(client, leader, deputy):
    sent(client, leader)
    client.force_login(person_with("it_administrator"))

    giver = client.get(f"/quan-tri/nguoi-dung/{leader.pk}").content.decode()
    receiver = client.get(f"/quan-tri/nguoi-dung/{deputy.pk}").content.decode()

    assert "Đã ủy quyền cho người khác" in giver
    assert "Thôi ủy quyền" not in giver
    assert "Theo ủy quyền của Đặng Văn Phúc" in receiver
    assert "Thu hồi" in receiver


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"to": "ai do"}, "Không có ai tên", id="nobody"),
        pytest.param({"to": "Thị"}, "hợp với nhiều người", id="several"),
        pytest.param({"until_on": "01/01/2100"}, "không quá 90 ngày", id="too long"),
        pytest.param({"source": "999999"}, "Hãy chọn", id="not an own grant"),
        pytest.param({"reason": ""}, "bắt buộc", id="no reason"),
    ],
)
def test_the_form_asks_back(client, leader, deputy, change, said):
    UserFactory(unit=deputy.unit, full_name="Lê Thị Lan")

    answer = sent(client, leader, **change)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Grant.objects.count() == 1


def test_many_who_fit_are_not_all_named(client, leader, deputy):
    for number in range(6):
        UserFactory(unit=deputy.unit, full_name=f"Lê Thị {number}")

    assert "; …" in sent(client, leader, to="thi").content.decode()


def test_either_ends_it_by_a_button_and_nobody_else(client, leader, deputy):
    sent(client, leader)
    given = Grant.objects.get(delegated_from__isnull=False)
    client.force_login(UserFactory())
    assert client.post(f"{FORM}/{given.pk}/thoi").status_code == 404
    client.force_login(deputy)
    action = re.search(r'action="([^"]*/thoi)"', client.get(MINE).content.decode())[1]

    assert client.post(action)["Location"] == MINE

    given.refresh_from_db()
    assert given.revoked_by == deputy
    assert "Đã thôi ủy quyền" in client.get(MINE).content.decode()


def test_the_account_costs_the_same_for_many(client, leader, deputy, django_assert_max_num_queries):
    sent(client, leader)
    given = Grant.objects.get(delegated_from__isnull=False)
    for _ in range(12):
        given.pk, given.person = None, UserFactory(unit=deputy.unit)
        given.save(force_insert=True)
    client.get(MINE)

    with django_assert_max_num_queries(14):
        client.get(MINE)

"""Pages of people: who sees whom, what the forms ask back, what each button does."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import GrantFactory, UserFactory, cast, person_with
from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import ROLES, Permission
from thuocdo.apps.accounts.selectors import Filter, people
from thuocdo.apps.accounts.templatetags import rights
from thuocdo.apps.audit.models import Event
from thuocdo.apps.units.models import Unit
from thuocdo.vietnamese.folding import fold

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PEOPLE = "/quan-tri/nguoi-dung/"
GIVEN = {"role": "chair", "from_on": "01/01/2026", "document": "Quyết định 5"}


def a_unit(code, name, path, **more):
    return Unit.objects.create(
        code=code,
        name=name,
        folded=fold(name),
        kind="commune",
        path=path,
        valid_from=date(2025, 7, 1),
        source="x",
        **more,
    )


@pytest.fixture
def province():
    return a_unit("22", "Tỉnh Mẫu", "/VN/22/")


@pytest.fixture
def commune(province):  # noqa: ARG001  (below it)
    return a_unit("06652", "Phường Hà Tu", "/VN/22/06652/")


@pytest.fixture
def admin():
    return person_with("it_administrator", full_name="Quản Trị")


@pytest.fixture
def browser(client, admin):
    client.force_login(admin)
    return client


def names(**which):
    by = User.objects.get(full_name="Quản Trị")
    return [person.full_name for person in people(Filter(**which), by=by, today=TODAY)]


def test_people_are_listed_by_given_name(admin):  # noqa: ARG001  (who asks)
    for name in ("Đỗ Thị Ánh", "Trần Văn Ân", "Lê An", "Bùi Ánh"):
        UserFactory(full_name=name)

    assert names() == ["Lê An", "Bùi Ánh", "Đỗ Thị Ánh", "Trần Văn Ân", "Quản Trị"]


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        pytest.param({"text": "pham lan"}, ["Phạm Thị Lan"], id="words of a name without marks"),
        pytest.param({"text": "lan01"}, ["Phạm Thị Lan"], id="user name"),
        pytest.param({"text": "ha tu"}, ["Phạm Thị Lan"], id="unit"),
        pytest.param({"role": "chair"}, ["Phạm Thị Lan"], id="role in force"),
        pytest.param({"role": "director"}, [], id="role that ended"),
        pytest.param({"state": "locked"}, ["Vũ Khóa"], id="locked"),
        pytest.param({"state": "active"}, ["Phạm Thị Lan", "Quản Trị"], id="in use"),
        pytest.param({"text": "lan", "state": "locked"}, [], id="all must fit"),
    ],
)
def test_people_are_found(admin, commune, which, expected):  # noqa: ARG001  (who asks)
    lan = UserFactory(full_name="Phạm Thị Lan", username="Lan01", unit=commune)
    GrantFactory(person=lan, role="chair")
    GrantFactory(person=lan, role="director", until_on=TODAY - timedelta(days=1))
    UserFactory(full_name="Vũ Khóa", is_active=False)

    assert names(**which) == expected


def test_a_manager_of_a_unit_lists_its_people_only(province, commune):
    by = person_with("it_administrator", unit=commune)
    UserFactory(full_name="Trong", unit=commune)
    UserFactory(full_name="Trên", unit=province)
    UserFactory(full_name="Không đâu")

    assert [str(person) for person in people(Filter(), by=by, today=TODAY)] == ["Trong"]
    assert not people(Filter(), by=UserFactory(), today=TODAY)


def test_the_list_costs_the_same_for_many(browser, django_assert_max_num_queries):
    for _ in range(5):
        person_with("chair")
    browser.get(PEOPLE)
    with django_assert_max_num_queries(16):
        few = browser.get(PEOPLE)
    for _ in range(20):
        person_with("chair")

    with django_assert_max_num_queries(16):
        many = browser.get(PEOPLE)

    assert "6 người dùng" in few.content.decode()
    assert "26 người dùng" in many.content.decode()


def test_a_long_list_has_pages_that_keep_the_filter(browser):
    for _ in range(60):
        UserFactory(full_name="Người Đông")

    first = browser.get(PEOPLE, {"q": "dong"}).content.decode()
    second = browser.get(PEOPLE, {"q": "dong", "trang": 2}).content.decode()

    assert "q=dong&amp;trang=2" in first
    assert len(re.findall('<th scope="row">', second)) == 10


MEN_AT_PAGES = [
    pytest.param("", id="list"),
    pytest.param("vai-tro", id="roles"),
    pytest.param("them", id="add"),
    pytest.param("{pk}", id="person"),
    pytest.param("{pk}/giao-quyen", id="grant"),
]


@pytest.mark.parametrize("page", MEN_AT_PAGES)
@pytest.mark.parametrize("language", ["", "/en"])
def test_only_who_manages_people_opens_the_pages(client, page, language):
    address = language + PEOPLE + page.format(pk=UserFactory().pk)
    opened = set()
    for name, person in cast().items():
        client.force_login(person)
        if client.get(address).status_code == 200:
            opened.add(name)

    managers = {
        name for name, role in ROLES.items() if Permission.MANAGE_PEOPLE in role.permissions
    }
    assert opened == managers
    client.logout()
    assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    "button", ["khoa", "mo-khoa", "mat-khau", "lop-hai", "giao-quyen", "../quyen/{grant}/thu-hoi"]
)
def test_only_who_manages_people_changes_them(client, button):
    grant = GrantFactory()
    address = f"{PEOPLE}{grant.person.pk}/{button.format(grant=grant.pk)}".replace(
        f"{grant.person.pk}/../", ""
    )
    for name, person in cast().items():
        client.force_login(person)
        status = client.post(address, GIVEN | {"everywhere": "on"}).status_code
        assert (status == 403) is (name != "it_administrator"), name


def test_a_person_beyond_the_own_units_is_not_shown(client, province, commune):
    client.force_login(person_with("it_administrator", unit=commune))

    assert client.get(f"{PEOPLE}{UserFactory(unit=commune).pk}").status_code == 200
    assert client.get(f"{PEOPLE}{UserFactory(unit=province).pk}").status_code == 403


def test_an_account_is_added_and_its_password_is_shown_once(browser, commune):
    sent = {"full_name": "Phạm Thị Lan", "username": "lan", "unit": "06652", "email": ""}

    page = browser.post(f"{PEOPLE}them", sent)

    person = User.objects.get(username="lan")
    password = re.search(r"<code>([a-z0-9-]{19})</code>", page.content.decode())[1]
    assert person.check_password(password)
    assert person.unit == commune
    assert "no-store" in page["Cache-Control"]
    assert password not in browser.get(f"{PEOPLE}{person.pk}").content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        pytest.param({"username": "Co"}, "Đã có tài khoản", id="user name taken"),
        pytest.param({"unit": "khong co"}, "Không có đơn vị nào", id="no such unit"),
        pytest.param({"unit": "cu"}, "Không có đơn vị nào", id="unit that is no more"),
        pytest.param(
            {"unit": "phuong ha"}, "Phường Hà Tu (06652); Phường Hà Lầm (06655)", id="two"
        ),
        pytest.param({"unit": "phuong"}, "…", id="many"),
        pytest.param({"unit": " "}, "bắt buộc", id="no unit"),
    ],
)
def test_an_account_that_is_not_clear_is_asked_back(browser, commune, sent, sentence):  # noqa: ARG001
    UserFactory(username="Co")
    a_unit("06655", "Phường Hà Lầm", "/VN/22/06655/")
    a_unit("1", "Xã Cũ Cu", "/VN/22/1/", valid_to=date(2025, 12, 31))
    for number in range(6):
        a_unit(f"9{number}", f"Phường Số {number}", f"/VN/22/9{number}/")
    good = {"full_name": "X", "username": "x", "unit": "06652"}

    answer = browser.post(f"{PEOPLE}them", good | sent)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not User.objects.filter(username="x").exists()


def test_a_unit_is_found_by_its_exact_name_before_others_that_hold_it(browser, commune):
    a_unit("2", "Phường Hà Tu Nam", "/VN/22/2/")
    person = UserFactory()

    browser.post(f"{PEOPLE}{person.pk}/giao-quyen", GIVEN | {"unit": "phường hà tu"})

    assert person.grants.get().unit == commune


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        pytest.param({}, "không cả hai", id="neither a unit nor everywhere"),
        pytest.param({"unit": "06652", "everywhere": "on"}, "không cả hai", id="both"),
        pytest.param({"everywhere": "on", "role": ""}, "bắt buộc", id="no role"),
        pytest.param({"everywhere": "on", "from_on": "2026-01-01"}, "ngày/tháng/năm", id="day"),
        pytest.param(
            {"everywhere": "on", "until_on": "31/12/2025"}, "Ngày hết hạn phải từ", id="last day"
        ),
        pytest.param({"everywhere": "on", "document": " "}, "bắt buộc", id="no document"),
        pytest.param({"unit": "zzz"}, "Không có đơn vị nào", id="no such unit"),
    ],
)
def test_a_grant_that_is_not_clear_is_asked_back(browser, commune, sent, sentence):  # noqa: ARG001
    answer = browser.post(f"{PEOPLE}{UserFactory().pk}/giao-quyen", GIVEN | sent)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Grant.objects.count() == 1


def test_a_grant_is_shown_in_words_and_revoked_by_a_button(browser, commune):  # noqa: ARG001
    person = UserFactory()
    given = GIVEN | {"unit": "06652", "until_on": "31/12/2099", "domains": "2, 1"}
    answer = browser.post(f"{PEOPLE}{person.pk}/giao-quyen", given)
    assert answer["Location"] == f"{PEOPLE}{person.pk}"
    shown = browser.get(answer["Location"]).content.decode()
    assert "Phường Hà Tu và cấp dưới" in shown
    assert "01/01/2026 đến hết 31/12/2099" in shown
    assert "Chỉ lĩnh vực 1, 2" in shown
    assert "Quản Trị giao" in shown
    assert "Đang có hiệu lực" in shown

    browser.post(f"{PEOPLE}quyen/{person.grants.get().pk}/thu-hoi")

    assert "Đã thu hồi" in browser.get(answer["Location"]).content.decode()


def test_granting_twice_is_a_conflict_with_a_sentence(browser):
    person = person_with("chair")

    answer = browser.post(f"{PEOPLE}{person.pk}/giao-quyen", GIVEN | {"everywhere": "on"})

    assert answer.status_code == 409
    assert "đã có vai trò này" in answer.content.decode()


def test_buttons_lock_unlock_replace_the_password_and_take_off_a_lost_phone(browser):
    person = person_with("director")
    page = f"{PEOPLE}{person.pk}"

    browser.post(f"{page}/khoa")
    assert "(đang khóa)" in browser.get(page).content.decode()
    browser.post(f"{page}/mo-khoa")
    browser.post(f"{page}/lop-hai")
    shown = browser.post(f"{page}/mat-khau").content.decode()

    assert "Mật khẩu dùng một lần của" in shown
    assert "Chưa bật" in shown
    assert list(Event.objects.values_list("action", flat=True)) == [
        "person.locked",
        "person.unlocked",
        "second_factor.reset",
        "person.password_replaced",
    ]


def test_the_own_account_has_no_buttons(browser, admin):
    shown = browser.get(f"{PEOPLE}{admin.pk}").content.decode()

    assert "Không sửa được tài khoản này" in shown
    assert "Khóa tài khoản" not in shown


def test_everybody_sees_the_own_rights(client):
    client.force_login(person_with("chair"))
    shown = client.get("/tai-khoan/").content.decode()
    assert "Chủ tịch Ủy ban nhân dân" in shown
    assert "Thu hồi" not in shown

    client.force_login(UserFactory())
    assert "Chưa được giao quyền nào." in client.get("/tai-khoan/").content.decode()


def test_the_own_account_needs_signing_in(client):
    assert client.get("/tai-khoan/")["Location"] == "/tai-khoan/dang-nhap?next=/tai-khoan/"


@pytest.mark.parametrize(
    ("days", "text", "counts"),
    [
        pytest.param({}, "Đang có hiệu lực", True, id="in force"),
        pytest.param({"until_on": TODAY}, "Đang có hiệu lực", True, id="last day"),
        pytest.param({"from_on": TODAY + timedelta(days=1)}, "Chưa đến ngày", False, id="later"),
        pytest.param({"until_on": TODAY - timedelta(days=1)}, "Đã hết hạn", False, id="ended"),
        pytest.param({"revoked_at": timezone.now()}, "Đã thu hồi", False, id="revoked"),
    ],
)
def test_the_state_of_a_grant(days, text, counts):
    state = rights.state_on(GrantFactory(**days), TODAY)

    assert (state.text.vi, state.counts) == (text, counts)


def test_every_permission_and_role_has_words():
    assert list(rights.DUTIES) == list(Permission)
    assert [duty.en for duty in rights.duties(ROLES["inspector"])] == [
        "Enter the workspace",
        "Enter the administration",
        "Read the log",
    ]
    assert rights.role_title("director").vi == "Giám đốc Sở Nội vụ"
    assert rights.role_title("gone").vi == "gone"

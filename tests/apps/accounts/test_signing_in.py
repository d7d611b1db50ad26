"""Signing in with password and code, the first steps, and the own account."""

import base64
import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.utils import timezone

from tests.factories.accounts import PASSWORD, GrantFactory, UserFactory, person_with
from thuocdo.apps.accounts import services
from thuocdo.apps.accounts.models import User
from thuocdo.apps.audit.models import Event

pytestmark = pytest.mark.django_db
SIGN_IN, WORK = "/tai-khoan/dang-nhap", "/lam-viec/"
SECRET = "JBSWY3DPEHPK3PXP"  # noqa: S105  (of the factory)
ENGLISH = re.compile(
    r"\b(the|password|username|required|field|code|sign|login|invalid|please|this)\b", re.IGNORECASE
)


def code_now(secret=SECRET):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in(client, person, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": person.username, "password": password} | more)


def is_in(client):
    return "_auth_user_id" in client.session


def text_of(answer):
    page = re.sub(
        r"<(script|style|nav|header|footer).*?</\1>", " ", answer.content.decode(), flags=re.DOTALL
    )
    main = page.split("<main", 1)[-1].split("</main>")[0]
    return re.sub(r"<[^>]+>|OTP|TOTP|https?://\S+", " ", main)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What waits for the commit happens, though a test's transaction never commits."""
    return django_capture_on_commit_callbacks


@pytest.fixture
def officer():
    return person_with("unit_officer")


def test_the_right_password_leads_to_work(client, officer):
    answer = sign_in(client, officer)

    assert (answer.status_code, answer["Location"]) == (302, WORK)
    assert [event.action for event in Event.objects.all()] == ["person.signed_in"]


def test_signing_in_leads_back_to_where_it_was_asked(client, officer):
    assert sign_in(client, officer, next="/tai-khoan/?x=1")["Location"] == "/tai-khoan/?x=1"


def test_signing_in_never_leads_to_another_site(client, officer):
    assert sign_in(client, officer, next="https://elsewhere.example/")["Location"] == WORK


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_wrong_password_and_an_unknown_name_say_the_same(client, officer, language):
    prefix = "/en" if language == "en" else ""

    def said(name):
        answer = client.post(prefix + SIGN_IN, {"login": name, "password": "sai"})
        return text_of(answer).replace(name, "")

    assert said(officer.username) == said("khong-co-ai")
    assert not is_in(client)


@pytest.mark.parametrize("exists", [True, False])
def test_the_sixth_try_is_refused_even_with_the_right_password(client, officer, exists):
    name = officer.username if exists else "khong-co-ai"
    for _ in range(5):
        client.post(SIGN_IN, {"login": name, "password": "sai"})

    answer = client.post(SIGN_IN, {"login": name, "password": PASSWORD})

    assert not is_in(client)
    assert "Chờ 5 phút rồi đăng nhập lại" in text_of(answer)


def test_wrong_tries_of_one_account_do_not_lock_out_another(client, officer):
    for _ in range(5):
        client.post(SIGN_IN, {"login": "nguoi-khac", "password": "sai"})

    assert sign_in(client, officer)["Location"] == WORK


def test_a_locked_account_does_not_come_in(client):
    sign_in(client, UserFactory(is_active=False))

    assert not is_in(client)


def test_too_many_requests_from_one_address_are_refused_in_our_words(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    client.post(SIGN_IN, {"login": "a", "password": "b"})

    answer = client.post(SIGN_IN, {"login": "a", "password": "b"})

    assert answer.status_code == 429
    assert "Chờ một phút" in answer.content.decode()


def test_a_second_factor_asks_for_its_code(client):
    person = person_with("director")
    answer = sign_in(client, person, next="/tai-khoan/")
    assert answer["Location"] == "/tai-khoan/lop-hai/nhap-ma"
    assert not is_in(client)
    assert "Mã không đúng" in text_of(client.post(answer["Location"], {"code": "000000"}))

    done = client.post("/tai-khoan/lop-hai/nhap-ma", {"code": code_now()})

    assert done["Location"] == "/tai-khoan/"
    assert is_in(client)


def test_a_code_works_once(client, client_two):
    person = person_with("director")
    code = code_now()
    for browser in (client, client_two):
        sign_in(browser, person)
        browser.post("/tai-khoan/lop-hai/nhap-ma", {"code": code})

    assert (is_in(client), is_in(client_two)) == (True, False)


@pytest.fixture
def client_two():
    from django.test import Client  # noqa: PLC0415  (needs the settings)

    return Client()


def test_wrong_codes_are_limited_like_passwords(client):
    sign_in(client, person_with("director"))
    for _ in range(5):
        client.post("/tai-khoan/lop-hai/nhap-ma", {"code": "000000"})

    client.post("/tai-khoan/lop-hai/nhap-ma", {"code": code_now()})

    assert not is_in(client)


def test_signing_out_needs_a_click(client, officer):
    sign_in(client, officer)
    assert client.get("/tai-khoan/dang-xuat").status_code == 200
    assert is_in(client)

    client.post("/tai-khoan/dang-xuat")

    assert not is_in(client)
    assert Event.objects.last().action == "person.signed_out"


@pytest.mark.parametrize(
    ("page", "step"),
    [
        pytest.param(WORK, "/tai-khoan/mat-khau?next=/lam-viec/", id="workspace"),
        pytest.param(
            "/en/quan-tri/nguoi-dung/?q=x",
            "/en/tai-khoan/mat-khau?next=/en/quan-tri/nguoi-dung/%3Fq%3Dx",
            id="administration, in English",
        ),
    ],
)
def test_a_one_time_password_is_changed_before_any_work(client, page, step):
    person = person_with("it_administrator", must_change_password=True)
    client.force_login(person)

    assert client.get(page)["Location"] == step


def test_after_the_own_password_work_goes_on_in_the_same_session(client):
    person = person_with("unit_officer", must_change_password=True)
    client.force_login(person)
    new = "mot cau that dai 2026"

    answer = client.post(
        "/tai-khoan/mat-khau?next=/lam-viec/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new, "next": WORK},
    )

    assert answer["Location"] == WORK
    assert client.get(WORK).status_code == 200
    person = User.objects.get(pk=person.pk)
    assert person.check_password(new)
    assert not person.must_change_password
    assert [event.action for event in Event.objects.all()] == ["person.password_changed"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"oldpassword": "sai"}, "Mật khẩu hiện tại không đúng", id="old one wrong"),
        pytest.param({"password2": "khác hẳn 2026"}, "không giống nhau", id="two different"),
        pytest.param({"password1": "ngắn", "password2": "ngắn"}, "12", id="short"),
        pytest.param(
            {"password1": "password1234", "password2": "password1234"}, "phổ biến", id="common"
        ),
        pytest.param(
            {"password1": "nguoihoangyen", "password2": "nguoihoangyen"}, "tên", id="the name"
        ),
        pytest.param({"password1": ""}, "bắt buộc", id="empty"),
    ],
)
def test_a_new_password_is_refused_with_a_reason_in_vietnamese(client, said, sentence):
    client.force_login(UserFactory(username="nguoihoangyen", full_name="Hoàng Yến"))
    sent = {
        "oldpassword": PASSWORD,
        "password1": "một câu 2026 dài",
        "password2": "một câu 2026 dài",
    }

    page = text_of(client.post("/tai-khoan/mat-khau", sent | said))

    assert sentence in page
    assert not ENGLISH.findall(page)


def demanding(**options):
    person = UserFactory(**options)
    GrantFactory(person=person, role="director")
    return person


@pytest.mark.parametrize(("is_demo", "status"), [(True, 200), (False, 302)])
def test_only_a_demonstration_lets_demanding_roles_in_without(client, settings, is_demo, status):
    settings.IS_DEMO = is_demo
    client.force_login(demanding())

    assert client.get(WORK).status_code == status


def test_a_role_that_needs_a_second_factor_sets_it_up_before_any_work(client, committed):
    person = demanding()
    assert sign_in(client, person)["Location"] == WORK
    step = client.get(WORK)["Location"]
    assert step == "/tai-khoan/lop-hai/bat?next=/lam-viec/"
    page = client.get(step).content.decode()
    picture = base64.b64decode(re.search(r"data:image/svg\+xml;base64,([^\"]+)", page)[1]).decode()
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page)[1]
    assert picture.startswith("<?xml")
    assert "<svg" in picture

    with committed(execute=True):
        codes = client.post("/tai-khoan/lop-hai/bat", {"code": code_now(secret)}, follow=True)

    assert len(re.findall(r"<code>\d{8}</code>", codes.content.decode())) == 10
    assert client.get(WORK).status_code == 200
    assert "<code>" not in client.get("/tai-khoan/ma-du-phong").content.decode()
    assert list(Event.objects.values_list("action", "details")) == [
        ("person.signed_in", {}),
        ("second_factor.added", {"kind": "totp"}),
        ("second_factor.added", {"kind": "recovery_codes"}),
    ]


@pytest.mark.parametrize(
    "grant",
    [
        pytest.param({"role": "chair"}, id="a role that does not ask"),
        pytest.param({"revoked_at": timezone.now()}, id="revoked"),
        pytest.param({"until_on": timezone.localdate() - timedelta(days=1)}, id="ended"),
    ],
)
def test_who_does_not_need_a_second_factor_is_not_sent_to_it(client, grant):
    person = person_with("unit_officer")
    GrantFactory(person=person, **({"role": "director"} | grant))
    client.force_login(person)

    assert client.get(WORK).status_code == 200


def test_a_person_may_be_told_to_use_a_second_factor_whatever_the_role(client):
    client.force_login(person_with("unit_officer", must_use_second_factor=True))

    assert client.get(WORK)["Location"].startswith("/tai-khoan/lop-hai/bat")


@pytest.mark.parametrize(("role", "is_kept"), [("director", True), ("inspector", False)])
def test_a_second_factor_is_turned_off_only_where_no_role_needs_it(
    client, committed, role, is_kept
):
    person = person_with(role)
    if role == "inspector":
        Authenticator.objects.create(user=person, type="totp", data={"secret": SECRET})
    sign_in(client, person)
    client.post("/tai-khoan/lop-hai/nhap-ma", {"code": code_now()})

    with committed(execute=True):
        client.post("/tai-khoan/lop-hai/tat")

    assert Authenticator.objects.filter(user=person).exists() is is_kept
    assert Event.objects.filter(action="second_factor.removed").exists() is not is_kept


def test_long_after_signing_in_the_password_is_asked_again(client):
    client.force_login(person_with("unit_officer"))  # no password was given in this session

    asked = client.get("/tai-khoan/lop-hai/bat")
    assert asked["Location"] == "/tai-khoan/xac-nhan?next=%2Ftai-khoan%2Flop-hai%2Fbat"
    wrong = client.post(asked["Location"], {"password": "sai"})
    assert "Mật khẩu không đúng" in text_of(wrong)

    answer = client.post(asked["Location"], {"password": PASSWORD})

    assert answer["Location"] == "/tai-khoan/lop-hai/bat"


def test_new_recovery_codes_replace_the_old(client, committed):
    person = person_with("director")
    sign_in(client, person)
    client.post("/tai-khoan/lop-hai/nhap-ma", {"code": code_now()})

    with committed(execute=True):
        shown = client.post("/tai-khoan/ma-du-phong/tao", follow=True).content.decode()
    assert Event.objects.last().action == "second_factor.renewed"
    code = re.search(r"<code>(\d{8})</code>", shown)[1]
    client.post("/tai-khoan/dang-xuat")
    sign_in(client, person)
    client.post("/tai-khoan/lop-hai/nhap-ma", {"code": code})

    assert is_in(client)


PAGES = [
    SIGN_IN,
    "/tai-khoan/quen-mat-khau",
    "/tai-khoan/da-khoa",
    "/tai-khoan/",
    "/tai-khoan/mat-khau",
    "/tai-khoan/dang-xuat",
    "/tai-khoan/xac-nhan",
    "/tai-khoan/lop-hai",
    "/tai-khoan/lop-hai/xac-nhan",
    "/tai-khoan/lop-hai/bat",
    "/tai-khoan/ma-du-phong",
    "/tai-khoan/ma-du-phong/tao",
]


@pytest.mark.parametrize("page", PAGES)
def test_no_english_leaks_into_vietnamese_pages(client, page):
    client.force_login(person_with("inspector"))
    if page in {SIGN_IN, "/tai-khoan/quen-mat-khau", "/tai-khoan/da-khoa"}:
        client.logout()

    shown = client.get(page, follow=True)

    assert shown.status_code in {200, 404}  # there are no recovery codes yet
    assert not ENGLISH.findall(text_of(shown))


def test_the_page_of_the_code_speaks_the_language_of_the_address(client):
    sign_in(client, person_with("director"))

    assert not ENGLISH.findall(text_of(client.get("/tai-khoan/lop-hai/nhap-ma")))
    assert "Enter the code" in client.get("/en/tai-khoan/lop-hai/nhap-ma").content.decode()


@pytest.mark.parametrize(("is_signed_in", "status"), [(True, 204), (False, 401)])
def test_a_session_is_extended_only_while_it_lasts(client, officer, is_signed_in, status):
    if is_signed_in:
        client.force_login(officer)

    assert client.post("/tai-khoan/tiep-tuc").status_code == status
    assert client.get("/tai-khoan/tiep-tuc").status_code == 405


def test_working_pages_tell_the_script_how_long_a_session_lasts(client, officer):
    client.force_login(officer)

    page = client.get(WORK).content.decode()

    assert f'data-seconds="{settings.IDLE_SECONDS}"' in page
    assert 'data-warning="300"' in page
    assert f'data-person="{officer.pk}"' in page
    assert "thuocdo/session.js" in page


def test_a_session_that_idles_too_long_is_over(client, officer):
    client.force_login(officer)
    session = client.session
    session.set_expiry(-1)
    session.save()

    assert client.get(WORK)["Location"] == "/tai-khoan/dang-nhap?next=/lam-viec/"


def test_nobody_signs_up_or_gets_a_password_by_mail(client):
    for page in ("/tai-khoan/dang-ky", "/accounts/signup/", "/accounts/password/reset/"):
        assert client.get(page).status_code == 404


def test_the_first_sign_in_of_a_new_person_goes_through_every_step(client):
    new = services.create_person(
        username="moi",
        full_name="Người Mới",
        unit=None,
        by=person_with("it_administrator"),
    )
    GrantFactory(person=new.person, role="director")

    sign_in(client, new.person, new.password)
    assert client.get(WORK)["Location"].startswith("/tai-khoan/mat-khau")
    own = {"oldpassword": new.password, "password1": PASSWORD, "password2": PASSWORD}
    client.post("/tai-khoan/mat-khau", own)
    assert client.get(WORK)["Location"].startswith("/tai-khoan/lop-hai/bat")

"""Who is signed in, for how long, and that a right that is gone is gone at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.accounts import PASSWORD, GrantFactory, UserFactory, person_with
from thuocdo.apps.accounts import services
from thuocdo.apps.audit.models import Event

SIGN_IN, WORK, OUT = "/tai-khoan/dang-nhap", "/lam-viec/", "/tai-khoan/dang-xuat"
RESULTS = "/lam-viec/ket-qua/"


@pytest.fixture
def administrator(world):
    return world.people["it_administrator"]


@pytest.fixture
def chair(world):  # noqa: ARG001
    return person_with("chair")


@pytest.fixture
def browser(chair):
    """The chair's, signed in with the password."""
    found = Client()
    found.post(SIGN_IN, {"login": chair.username, "password": PASSWORD})
    assert found.get(RESULTS).status_code == 200
    return found


def test_a_session_begun_before_signing_in_ends_with_it(chair):
    browser = Client()
    browser.get(SIGN_IN)
    session = browser.session
    session["planted"] = "by somebody else"
    session.save()
    browser.cookies["sessionid"] = session.session_key
    token = browser.get(SIGN_IN).context["csrf_token"]

    browser.post(SIGN_IN, {"login": chair.username, "password": PASSWORD})

    assert browser.session.session_key != session.session_key
    assert not session.exists(session.session_key)
    assert str(browser.get("/tai-khoan/xac-nhan").context["csrf_token"]) != str(token)


def test_a_session_that_was_given_from_outside_is_not_taken_up(chair):
    browser = Client()
    browser.cookies["sessionid"] = "a" * 32

    browser.post(SIGN_IN, {"login": chair.username, "password": PASSWORD})

    assert browser.cookies["sessionid"].value != "a" * 32
    other = Client()
    other.cookies["sessionid"] = "a" * 32
    assert other.get(WORK).status_code == 302


def test_the_page_alone_signs_nobody_out(browser):
    browser.get(OUT)
    assert browser.get(RESULTS).status_code == 200

    browser.post(OUT)
    assert browser.get(RESULTS).status_code == 302


def test_a_session_that_was_signed_out_is_worth_nothing(browser):
    stolen = Client()
    stolen.cookies["sessionid"] = browser.cookies["sessionid"].value
    assert stolen.get(RESULTS).status_code == 200

    browser.post(OUT)

    assert stolen.get(RESULTS).status_code == 302


def test_a_locked_account_is_out_at_the_next_click(browser, chair, administrator):
    services.deactivate(person=chair, by=administrator)

    assert browser.get(RESULTS).status_code == 302
    assert browser.post("/tai-khoan/tiep-tuc").status_code == 401


def test_a_new_password_ends_open_sessions(browser, chair, administrator):
    services.set_password(person=chair, by=administrator)

    assert browser.get(RESULTS).status_code == 302


def test_a_revoked_grant_opens_nothing_at_the_next_click(browser, chair, administrator):
    services.revoke(grant=chair.grants.get(), by=administrator)

    assert browser.get(RESULTS).status_code == 403


@pytest.mark.parametrize(
    ("begins", "ends", "status"),
    [(-30, -1, 403), (-30, 0, 200), (0, None, 200), (1, None, 403), (-30, None, 200)],
    ids=["ended yesterday", "ends today", "begins today", "begins tomorrow", "open"],
)
def test_a_grant_counts_on_its_days_only(world, begins, ends, status):
    today = timezone.localdate()
    person = UserFactory()
    GrantFactory(
        person=person,
        role="chair",
        from_on=today + timedelta(days=begins),
        until_on=None if ends is None else today + timedelta(days=ends),
    )
    browser = Client()
    browser.force_login(person)

    assert browser.get(RESULTS).status_code == status
    assert world


def test_a_role_that_no_longer_exists_gives_nothing(world):
    person = UserFactory()
    GrantFactory(person=person, role="emperor")
    browser = Client()
    browser.force_login(person)

    assert browser.get(WORK).status_code == 403
    assert world


def test_guessing_is_stopped_and_told_without_saying_who_exists(chair):
    answers = {}
    for name in (chair.username, "khong-co-ai"):
        browser = Client()
        pages = [browser.post(SIGN_IN, {"login": name, "password": "sai"}) for _ in range(7)]
        answers[name] = [(a.status_code, b"5 ph\xc3\xbat" in a.content) for a in pages]

    assert answers[chair.username] == answers["khong-co-ai"]
    assert answers[chair.username][-1][1]
    late = Client()
    late.post(SIGN_IN, {"login": chair.username, "password": PASSWORD})
    assert "_auth_user_id" not in late.session


def test_changing_the_case_of_a_name_gives_no_more_tries(chair):
    names = [chair.username.upper(), chair.username.title(), f" {chair.username} "]
    browser = Client()
    for attempt in range(6):
        browser.post(SIGN_IN, {"login": names[attempt % 3], "password": "sai"})

    browser.post(SIGN_IN, {"login": chair.username, "password": PASSWORD})

    assert "_auth_user_id" not in browser.session


@pytest.mark.parametrize("header", ["HTTP_X_FORWARDED_FOR", "HTTP_CLIENT_IP", "HTTP_X_REAL_IP"])
def test_a_claimed_address_gives_no_more_tries(world, settings, header):
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    browser = Client()
    told = [
        browser.post(SIGN_IN, {"login": f"a{n}", "password": "b"}, **{header: f"10.0.0.{n}"})
        for n in range(5)
    ]

    assert [answer.status_code for answer in told][-2:] == [429, 429]
    assert world


def test_a_person_without_the_second_factor_does_no_work(world):
    person = UserFactory()
    GrantFactory(person=person, role="director")
    browser = Client()
    browser.force_login(person)

    for path in (WORK, "/en/lam-viec/", "/lam-viec/cong-bo/", "/quan-tri/bo-chi-so/"):
        answer = browser.get(path)
        assert answer.status_code == 302
        assert "/tai-khoan/lop-hai/bat" in answer["Location"]
    posted = browser.post(f"/lam-viec/cong-bo/{world.rows['draft'].pk}/bo")
    assert "/tai-khoan/lop-hai/bat" in posted["Location"]
    world.rows["draft"].refresh_from_db()


def test_the_password_alone_does_not_open_an_account_with_a_second_factor(world):
    person = world.people["director"]
    browser = Client()

    browser.post(SIGN_IN, {"login": person.username, "password": PASSWORD})

    assert browser.get(WORK).status_code == 302
    assert "_auth_user_id" not in browser.session


def test_passwords_and_secrets_are_never_in_the_log(world, administrator, chair):
    new = services.set_password(person=chair, by=administrator)
    told = " ".join(str(event.details) for event in Event.objects.all())

    assert new.password not in told
    assert chair.password not in told
    assert world

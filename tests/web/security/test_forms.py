"""Forms need their token, never lead to another site, and believe no foreign host."""

from urllib.parse import quote, urlsplit

import pytest
from django.test import Client

from tests.factories.accounts import PASSWORD
from tests.web.security.table import POSTED, RULES, example, holders, needs
from tests.web.security.world import ANONYMOUS, SLUG, YEAR, state_of_tables

EXPIRED = {"vi": "Biểu mẫu đã hết hạn", "en": "The form has expired"}
NO_FORMS = {"api:openapi-json"}
SIGN_IN = "/tai-khoan/dang-nhap"


@pytest.fixture
def strict(world):
    """A browser of somebody, asked for tokens."""

    def browser(who):
        found = Client(enforce_csrf_checks=True, raise_request_exception=False)
        if who != ANONYMOUS:
            found.force_login(world.people[who])
        return found

    return browser


@pytest.mark.parametrize("name", [name for name in POSTED if name not in NO_FORMS])
def test_no_form_is_taken_without_its_token(world, strict, name):
    browser = strict(holders(name)[0] if needs(name) else "chair")
    before = state_of_tables()

    for language, sentence in EXPIRED.items():
        for token in ({}, {"csrfmiddlewaretoken": "x" * 64}):
            answer = browser.post(example(name, world.rows, language), token)
            assert answer.status_code == 403
            assert sentence in answer.content.decode()
    assert state_of_tables() == before


def test_a_token_of_another_site_is_refused(world, strict):
    browser = strict("it_administrator")
    browser.get("/quan-tri/nguoi-dung/them")
    token = browser.cookies["csrftoken"].value

    answer = browser.post(
        example("accounts:lock", world.rows),
        {"csrfmiddlewaretoken": token},
        HTTP_ORIGIN="https://evil.example",
    )

    assert answer.status_code == 403
    assert EXPIRED["vi"] in answer.content.decode()


ELSEWHERE = {
    "other site": "https://evil.example/",
    "no scheme": "//evil.example/",
    "three strokes": "///evil.example",
    "backslash": "/\\evil.example",
    "two backslashes": "\\\\evil.example",
    "scheme without strokes": "https:evil.example",
    "one stroke": "https:/evil.example",
    "name before the host": "https://testserver@evil.example/",
    "host as beginning": "https://testserver.evil.example/",
    "script": "javascript:alert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "blank before": " https://evil.example",
    "tab before": "\thttps://evil.example",
    "line end": "/\r\nLocation: https://evil.example",
    "null": "https://evil.example\x00/",
}


def is_here(address):
    """Whether a browser that is led there stays on the site."""
    clean = address.strip().replace("\\", "/").replace("\t", "")
    parts = urlsplit(clean)
    return not clean.startswith("//") and not parts.scheme and parts.netloc in ("", "testserver")


@pytest.mark.parametrize("case", ELSEWHERE)
def test_no_address_leads_away_after_signing_in(world, case):
    browser = Client()
    chair = world.people["chair"].username

    page = browser.get(f"{SIGN_IN}?next={quote(ELSEWHERE[case])}")
    answer = browser.post(SIGN_IN, {"login": chair, "password": PASSWORD, "next": ELSEWHERE[case]})

    assert page.status_code == (400 if case == "null" else 200)
    assert answer.status_code == 302
    assert is_here(answer["Location"]), answer["Location"]
    assert "\n" not in answer["Location"]


@pytest.mark.parametrize("case", ELSEWHERE)
@pytest.mark.parametrize(
    "path",
    [
        "/hien-thi/dat?text=large&ve=",
        "/en/hien-thi/dat?theme=dark&ve=",
        "/tai-khoan/dang-nhap?next=",
        "/tai-khoan/dang-xuat?next=",
        "/tai-khoan/xac-nhan?next=",
        "/tai-khoan/mat-khau?next=",
    ],
)
def test_no_address_leads_away(world, case, path):
    for who in (ANONYMOUS, "chair"):
        answer = world.client(who).get(path + quote(ELSEWHERE[case]))

        assert answer.status_code < 500
        assert is_here(answer.get("Location", "/")), answer["Location"]


@pytest.mark.parametrize("case", ELSEWHERE)
@pytest.mark.parametrize("path", ["/tai-khoan/dang-xuat", "/tai-khoan/xac-nhan"])
def test_no_form_leads_away(world, case, path):
    browser = Client(raise_request_exception=False)
    browser.force_login(world.people["chair"])

    answer = browser.post(path, {"next": ELSEWHERE[case], "password": PASSWORD})

    assert answer.status_code < 500
    assert is_here(answer.get("Location", "/")), answer["Location"]


def test_a_foreign_page_is_no_way_back(world):
    answer = world.client(ANONYMOUS).post(
        "/quan-tri/nguoi-dung/them", HTTP_REFERER="https://evil.example/x"
    )

    assert "evil" not in answer["Location"]
    assert answer["Location"].startswith(f"{SIGN_IN}?next=/")


HOSTS = ["evil.example", "testserver.evil.example", "evil.example:80", "a@testserver", "[x", "",
         "testserver/..", "te st", "evil.example\\testserver"]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", ["/", f"/xep-hang/{SLUG}/{YEAR}/xa", "/tai-khoan/dang-nhap"])
def test_a_host_that_is_not_ours_is_refused(world, host, path):
    client = world.client(ANONYMOUS)
    client.get(path)  # kept now, for our own host

    answer = client.get(path, HTTP_HOST=host)

    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


@pytest.mark.parametrize(
    "header", ["HTTP_X_FORWARDED_HOST", "HTTP_X_HOST", "HTTP_FORWARDED", "HTTP_X_FORWARDED_SERVER"]
)
def test_headers_of_proxies_name_no_host(world, header):
    path = f"/xep-hang/{SLUG}/{YEAR}/xa"
    for who in (ANONYMOUS, "director"):
        answer = world.client(who).get(path, **{header: "evil.example"})
        assert "evil.example/xep-hang" not in answer.content.decode()


def test_a_page_kept_for_one_host_is_not_sent_to_another(world, settings):
    settings.ALLOWED_HOSTS = ["testserver", "khac.example"]
    browser, path = Client(), f"/xep-hang/{SLUG}/{YEAR}/xa"

    first, second = browser.get(path), browser.get(path, HTTP_HOST="khac.example")

    assert b"http://testserver/xep-hang" in first.content
    assert b"http://khac.example/xep-hang" in second.content
    assert b"http://testserver" not in second.content
    assert b"khac.example" not in first.content
    assert world


def test_every_rule_that_takes_forms_is_tried():
    assert set(POSTED) == {name for name, rule in RULES.items() if "POST" in rule.methods}

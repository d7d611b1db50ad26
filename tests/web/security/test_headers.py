"""Every answer forbids what it does not need, and nothing private stays in a cache."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from tests.factories.accounts import PASSWORD
from tests.web.security.answers import content_faults, header_faults, html_faults, svg_faults
from tests.web.security.table import (
    NAMED,
    POSTED,
    PUBLIC,
    RULES,
    SIGNED_IN,
    STAGE,
    example,
    holders,
    needs,
)
from tests.web.security.world import ANONYMOUS, SLUG, YEAR, Undone
from thuocdo.web.portal.home import views as home

pytestmark = [pytest.mark.slow, pytest.mark.thorough]
FILE_ENDINGS = ("csv", "xlsx", "json", "svg")
EMBEDDED = [
    "portal:ranking", "portal:unit", "portal:criterion", "portal:number", "portal:trace",
    "portal:compare", "portal:open_data", "portal:method_edition",
]  # fmt: skip


def reader_of(name):
    """Somebody who may ask for it."""
    need = RULES[name].need
    if need in (PUBLIC, STAGE):
        return ANONYMOUS
    if need in (SIGNED_IN, NAMED):
        return "chair"
    return holders(name)[-1]


def faults_of(answer):
    return header_faults(answer) + ([] if answer.streaming else content_faults(answer))


@pytest.mark.parametrize("name", RULES)
def test_every_page_is_strict_whoever_asks(world, name):
    for language in ("vi", "en"):
        for who in {ANONYMOUS, "nobody", reader_of(name)}:
            answer = world.client(who).get(example(name, world.rows, language))
            assert faults_of(answer) == [], (language, who, answer.status_code)


@pytest.mark.parametrize("name", [name for name in POSTED if RULES[name].need != STAGE])
def test_what_comes_back_from_an_empty_form_is_strict(world, name):
    answer = world.client(reader_of(name)).post(example(name, world.rows))

    assert faults_of(answer) == []


@pytest.mark.parametrize("view", ["bang", "ban-do", "bieu-do"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_pictures_run_nothing(world, view, language):
    client = world.client(ANONYMOUS)
    path = f"{language}/xep-hang/{SLUG}/{YEAR}/xa"

    page, picture = client.get(f"{path}?xem={view}"), client.get(f"{path}.svg?xem={view}")

    assert faults_of(page) == []
    assert picture.status_code in (200, 404)
    assert faults_of(picture) == []


@pytest.mark.parametrize("name", [name for name in RULES if name.endswith("_file")])
def test_files_in_every_form_are_strict(world, name):
    base, who = example(name, world.rows), reader_of(name) if needs(name) else "director"
    for ending in (*FILE_ENDINGS, "csv-metadata.json"):
        answer = world.client(who).get(base.replace(".csv", f".{ending}", 1))
        assert answer.status_code in (200, 404), (ending, answer.status_code)
        assert faults_of(answer) == [], ending


ERRORS = {
    "400": (lambda w: w.client(ANONYMOUS).get("/", HTTP_HOST="evil.example"), 400),
    "403": (lambda w: w.client("nobody").get("/quan-tri/nhat-ky"), 403),
    "404": (lambda w: w.client(ANONYMOUS).get("/khong-co"), 404),
    "404 of the interface": (lambda w: w.client(ANONYMOUS).get("/api/v1/units/ZZZ"), 404),
    "422 of the interface": (
        lambda w: w.client(ANONYMOUS).get("/api/v1/indices/nho/2025/ranking?limit=x"), 422),
    "405": (lambda w: w.client(ANONYMOUS).post("/xep-hang"), 405),
    "409": (
        lambda w: w.client("director").post(f"/lam-viec/cong-bo/{w.rows['draft'].pk}/cong-bo"),
        409),
    "slash": (lambda w: w.client("director").get("/lam-viec"), 301),
    "sign in": (lambda w: w.client(ANONYMOUS).get("/lam-viec/"), 302),
}  # fmt: skip


@pytest.mark.parametrize("case", ERRORS)
def test_errors_and_redirects_are_strict(world, case):
    ask, status = ERRORS[case]

    answer = ask(world)

    assert answer.status_code == status
    assert header_faults(answer) + content_faults(answer) == []


def test_a_fault_of_the_server_is_strict_and_tells_nothing(world, monkeypatch):
    def fail(*_):
        raise RuntimeError("SECRET of the inside")

    monkeypatch.setattr(home, "present_shelf", fail)
    answer = Client(raise_request_exception=False).get("/")

    assert answer.status_code == 500
    assert "SECRET" not in answer.content.decode()
    assert header_faults(answer) + content_faults(answer) == []
    assert "no-store" in answer["Cache-Control"]
    assert world


@pytest.mark.parametrize("name", EMBEDDED)
def test_a_page_for_frames_may_stand_in_any_frame(world, name):
    address = example(name, world.rows)
    answer = world.client(ANONYMOUS).get(f"{address}{'&' if '?' in address else '?'}nhung=1")

    assert answer.status_code == 200
    assert header_faults(answer, is_embedded=True) + content_faults(answer) == []


@pytest.mark.parametrize("name", [n for n in RULES if needs(n) or RULES[n].need == SIGNED_IN])
def test_nothing_private_may_be_kept_by_a_cache(world, name):
    address = f"{example(name, world.rows)}"
    joined = "&" if "?" in address else "?"

    for who in (ANONYMOUS, "nobody", reader_of(name)):
        for more in ("", f"{joined}nhung=1"):  # no parameter opens it to frames, either
            answer = world.client(who).get(address + more)
            assert "no-store" in answer["Cache-Control"], (who, answer.status_code)
            assert "private" in answer["Cache-Control"]
            assert "public" not in answer["Cache-Control"]
            assert header_faults(answer) == []


@pytest.mark.parametrize("name", [name for name in RULES if RULES[name].need == PUBLIC])
def test_public_pages_are_the_same_for_everybody_and_set_no_cookie(world, name):
    address = example(name, world.rows)
    stranger, signed_in = Client(), Client()
    signed_in.force_login(world.people["director"])

    first, second = stranger.get(address), signed_in.get(address)

    assert not first.cookies
    if first.get("Cache-Control", "").startswith("public"):
        assert not second.cookies
        assert first.content == second.content
        assert {**first.headers} == {**second.headers}


def test_cookies_of_a_signed_in_person_are_kept_from_scripts_and_other_sites(world):
    browser = Client()
    browser.get("/tai-khoan/dang-nhap")
    browser.post(
        "/tai-khoan/dang-nhap", {"login": world.people["chair"].username, "password": PASSWORD}
    )
    browser.get("/hien-thi/dat?text=large&theme=dark")

    assert {"sessionid", "csrftoken", "text", "theme"} <= browser.cookies.keys()
    for name in ("sessionid", "csrftoken", "text", "theme"):
        assert browser.cookies[name]["httponly"] is True, name
        assert browser.cookies[name]["samesite"] == "Lax", name
    assert browser.cookies["sessionid"]["expires"] == ""


HTTPS = """
from django.conf import settings as s
assert s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE and s.SECURE_SSL_REDIRECT
assert s.SECURE_HSTS_SECONDS >= 31536000 and s.IS_HTTPS and not s.DEBUG
"""


def test_over_https_cookies_are_secure(tmp_path):
    told = {
        "THUOCDO_HTTPS": "1",
        "THUOCDO_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "thuocdo.config.settings",
    }
    words = [sys.executable, "-c", HTTPS]
    subprocess.run(words, check=True, env={**os.environ, **told})  # noqa: S603


def test_over_https_no_kept_page_is_sent_over_http(world, settings):
    settings.SECURE_SSL_REDIRECT = True
    browser = Client()

    secure, plain = browser.get("/", secure=True), browser.get("/")

    assert secure.status_code == 200
    assert (plain.status_code, plain["Location"]) == (301, "https://testserver/")
    assert world


FAULTY = {
    "script": "<script>alert(1)</script>",
    "style": "<style>a{}</style>",
    "style attribute": '<p style="color:red">x</p>',
    "handler": "<img src=x onerror=alert(1)>",
    "script link": '<a href=" JavaScript:alert(1)">x</a>',
    "foreign script": '<script src="//evil.example/x.js"></script>',
    "foreign picture": '<img src="https://evil.example/x.png">',
    "frame": "<iframe></iframe>",
}


@pytest.mark.parametrize("case", FAULTY)
def test_the_reader_of_pages_finds_what_it_looks_for(case):
    assert html_faults(FAULTY[case])
    assert html_faults('<script src="/static/a.js"></script><p class="x">&lt;script&gt;</p>') == []


def test_the_reader_of_pictures_finds_scripts():
    assert svg_faults(b'<svg xmlns="http://www.w3.org/2000/svg"><script/><a onclick="x"/></svg>')


def test_undone_work_is_undone(world):
    person = world.people["chair"]
    with Undone():
        person.grants.all().delete()

    assert person.grants.count() == 1

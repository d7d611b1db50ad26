"""The page and the file of the log."""

import csv
import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import thuocdo
from tests.factories.accounts import cast, person_with
from tests.factories.audit import an_event
from thuocdo.apps.audit.models import Event
from thuocdo.web.logbook.wording import ACTIONS, action_text, value_text

pytestmark = pytest.mark.django_db
LOG, FILE = "/quan-tri/nhat-ky", "/quan-tri/nhat-ky.csv"
WHEN = datetime(2026, 3, 4, 17, 30, tzinfo=UTC)  # half past midnight of the fifth in Hà Nội


@pytest.fixture
def browser(client):
    client.force_login(person_with("inspector", full_name="Người Kiểm Tra"))
    return client


def rows_of(answer):
    text = b"".join(answer.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("page", [LOG, FILE])
@pytest.mark.parametrize("language", ["", "/en"])
def test_only_who_may_read_the_log_opens_it(client, page, language):
    opened = set()
    for name, person in cast().items():
        client.force_login(person)
        if client.get(language + page).status_code == 200:
            opened.add(name)

    assert opened == {"it_administrator", "inspector"}
    client.logout()
    assert client.get(language + page).status_code == 302


def test_an_event_is_shown_in_words(browser):
    an_event(
        "grant.given", subject="accounts.Grant:7", at=WHEN, details={"role": "chair", "unit": None}
    )

    shown = browser.get(LOG).content.decode()

    assert "Giao quyền" in shown
    assert "05/03/2026 00:30" in shown
    assert "vai trò: Chủ tịch Ủy ban nhân dân" in shown
    assert "đơn vị:" not in shown
    assert "Hệ thống" in shown


def test_reading_and_downloading_the_log_is_recorded_with_the_filter(browser):
    browser.get(LOG, {"nguoi": "lan", "tu": "05/03/2026"})
    list(browser.get(FILE).streaming_content)

    told = list(Event.objects.values_list("action", "by_name", "details"))
    assert told == [
        ("log.viewed", "Người Kiểm Tra", {"filter": {"nguoi": "lan", "tu": "2026-03-05"}}),
        ("log.exported", "Người Kiểm Tra", {"filter": {}}),
    ]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        pytest.param({"doi_tuong": "hạ long"}, ["2"], id="subject"),
        pytest.param({"viec": "unit.corrected"}, ["1"], id="action"),
        pytest.param({"tu": "05/03/2026", "den": "05/03/2026"}, ["2"], id="days in Hà Nội"),
        pytest.param({"nguoi": "-", "den": "05/03/2026"}, ["2", "1"], id="the system"),
    ],
)
def test_the_log_is_filtered(browser, asked, numbers):
    an_event("unit.corrected", at=datetime(2026, 3, 4, 16, 59, tzinfo=UTC))
    an_event("edition.issued", subject="hạ long", at=WHEN)

    assert [row["number"] for row in rows_of(browser.get(FILE, asked))] == numbers


@pytest.mark.parametrize("page", [LOG, FILE])
def test_a_day_that_cannot_be_read_is_asked_back(browser, page):
    answer = browser.get(page, {"tu": "hôm qua"})

    assert answer.status_code == 422
    assert "ngày/tháng/năm" in answer.content.decode()
    assert not Event.objects.exists()


def test_older_events_follow_without_repeating_what_was_shown(browser):
    for _ in range(60):
        an_event("unit.corrected")
    asked = {"viec": "unit.corrected"}

    first = browser.get(LOG, asked).content.decode()
    older = re.search(r"truoc=(\d+)", first)[1]
    second = browser.get(LOG, asked | {"truoc": older}).content.decode()

    def numbers(page):
        return re.findall(r'<th scope="row" class="n">(\d+)<', page)

    assert numbers(first) + numbers(second) == [str(number) for number in range(60, 0, -1)]
    assert "truoc=" not in second.split('<nav class="row"')[1].split("csv")[0]


def test_nothing_found_says_so(browser):
    assert "Không có sự kiện nào hợp" in browser.get(LOG, {"viec": "run.computed"}).content.decode()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(browser, sign):
    an_event("unit.corrected", subject=f"{sign}1+1")

    row = rows_of(browser.get(FILE, {"viec": "unit.corrected"}))[0]

    assert row["subject"].startswith("'")
    assert row["subject_name"].startswith("'")


def test_the_file_has_all_that_the_chain_needs(browser):
    event = an_event("unit.corrected", at=WHEN, details={"tên": "Hà Tu"})

    answer = browser.get(FILE, {"viec": "unit.corrected"})
    row = rows_of(answer)[0]

    assert answer["Content-Disposition"].startswith('attachment; filename="nhat-ky-')
    assert row["at"] == "2026-03-05T00:30:00+07:00"
    assert row["details"] == '{"tên": "Hà Tu"}'
    assert (row["previous_hash"], row["content_hash"]) == (event.previous_hash, event.content_hash)


def test_the_page_costs_the_same_for_many_events(browser, django_assert_max_num_queries):
    for _ in range(40):
        an_event("unit.corrected")

    with django_assert_max_num_queries(20):
        browser.get(LOG)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("totp", "ứng dụng trên điện thoại", id="a code"),
        pytest.param(["1", "2"], "1, 2", id="a list"),
        pytest.param({"tu": "x"}, "tu x", id="a table"),
        pytest.param(7, "7", id="a number"),
    ],
)
def test_values_of_details_are_read_by_people(value, text):
    assert value_text(value).vi == text


def test_every_action_that_the_code_records_has_words():
    source = Path(thuocdo.__file__).parent
    text = "\n".join(path.read_text("utf-8") for path in source.rglob("apps/*/**/*.py"))
    recorded = set(re.findall(r'record\(\s*"([a-z_]+\.[a-z_]+)"', text))

    assert len(recorded) > 20
    assert recorded <= ACTIONS.keys()
    assert action_text("no.such").en == "no.such"

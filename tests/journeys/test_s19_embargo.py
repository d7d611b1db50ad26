"""Scenario 19: nothing is public before the minute that was set, all of it afterwards."""

import sqlite3
import time
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.drafts import publish, state_table, table_file, write_decision

pytestmark = pytest.mark.thorough

YEARS = {"laptop": 2014, "phone": 2015}
SLUG = "cchc-ha-long"
INDEX = "Cải cách hành chính phòng ban và phường, thành phố Hạ Long"
UNIT = "193"
SOON = timedelta(seconds=8)  # to publish and look before


@pytest.fixture
def draft(page, signed_in, passes, size):
    """A draft with a decision and a moment, set in the form; everybody has signed in."""
    passes("giam-doc"), passes("chu-tich")
    officer = signed_in(page, "phuong-phap")
    made = state_table(
        officer,
        index=INDEX,
        year=YEARS[size],
        unit="Thành phố Hạ Long",
        code=UNIT,
        file=table_file(),
    )
    write_decision(officer, made)
    officer.goto(f"{made}/gio-cong-bo")
    officer.get_by_label("Ngày công bố").fill("01/12/2099")
    officer.get_by_label("Giờ công bố").fill("08:30")
    officer.get_by_role("button", name="Lưu giờ công bố").click()
    officer.get_by_label("Tên đăng nhập").fill("chu-tich")
    officer.get_by_role("button", name="Thêm người đọc").click()
    expect(officer.locator("main")).to_contain_text("(chu-tich)")
    return made


def bring_forward(data, draft, moment):
    """The form knows minutes only; no test waits for one."""
    with sqlite3.connect(data / "thuocdo.sqlite3", timeout=10) as database:
        database.execute(
            "UPDATE publications_publication SET embargo_until = ? WHERE id = ?",
            (f"{moment:%Y-%m-%d %H:%M:%S.%f}", int(draft.rsplit("/", 1)[1])),
        )


def test_nothing_is_public_before_the_minute_and_all_is_after(page, signed_in, size, served, draft):
    year = YEARS[size]
    addresses = [
        f"/xep-hang/{SLUG}/{year}/huyen",
        f"/xep-hang/{SLUG}/{year}/huyen.csv",
        f"/xep-hang/{SLUG}/{year}/huyen.json",
        f"/so/{SLUG}:{year}:{UNIT}:total",
        f"/truy-vet/{SLUG}/{year}/{UNIT}/total",
        f"/tai-ve/{SLUG}-{year}.zip",
        f"/du-lieu/{SLUG}/{year}/ket-qua.csv",
    ]

    def answers():
        return {address: page.request.get(address).status for address in addresses}

    moment = datetime.now(UTC) + SOON
    bring_forward(served.data, draft, moment)
    publish(signed_in(page, "giam-doc"), draft)
    chair = signed_in(page, "chu-tich")
    chair.goto(f"{draft}/doc-truoc")
    expect(chair.locator("main")).to_contain_text("Chưa công bố, không phổ biến")
    expect(chair.locator("main")).to_contain_text("82,75")
    page.context.clear_cookies()
    early = answers()
    is_early = datetime.now(UTC) < moment
    time.sleep(max(0, (moment - datetime.now(UTC)).total_seconds()) + 0.2)

    assert is_early, "the machine was too slow to look before the moment"
    assert set(early.values()) == {404}
    data = [address for address in addresses if "/du-lieu/" not in address]
    assert {answers()[address] for address in data} == {200}
    page.goto(addresses[0])
    expect(page.locator("main")).to_contain_text("82,75")


def test_an_early_reading_stands_in_the_log(signed_in, laptop):
    page = signed_in(laptop, "phuong-phap")
    page.goto("/lam-viec/cong-bo/")
    waiting = page.get_by_role("row").filter(has_text="sở, ngành").filter(has_text="Nháp")
    address = waiting.get_by_role("link").get_attribute("href")
    chair = signed_in(laptop, "chu-tich")
    chair.goto(f"{address}/doc-truoc")
    expect(chair.locator("main")).to_contain_text("Lần đọc này đã được ghi vào nhật ký")

    inspector = signed_in(laptop, "kiem-tra")
    inspector.goto("/quan-tri/nhat-ky")

    rows = inspector.get_by_role("row").filter(has_text="Phạm Thu Thủy")
    expect(rows.filter(has_text="Xem trước giờ công bố").first).to_be_visible()


def test_only_who_was_named_reads_early(laptop, signed_in):
    page = signed_in(laptop, "phuong-phap")
    page.goto("/lam-viec/cong-bo/")
    waiting = page.get_by_role("row").filter(has_text="sở, ngành").filter(has_text="Nháp")
    address = waiting.get_by_role("link").get_attribute("href")

    stranger = signed_in(laptop, "don-vi")

    assert stranger.request.get(f"{address}/doc-truoc").status in {403, 404}

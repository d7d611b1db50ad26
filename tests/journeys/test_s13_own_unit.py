"""Scenario 13: an appraiser seconded from a unit gets no write on it, at any door."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import SIZES, profile
from tests.journeys.people import sign_in

OWN, CODE, TYPED = "C010", "3.2.1", "4.1"  # computed, and typed by the units
SECONDED = f"""
from datetime import date
from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.units.models import Unit
from thuocdo.config.demo.people import PROVINCE, encoded_password
unit = Unit.objects.get(code="{OWN}")
who, new = User.objects.get_or_create(username="biet-phai", defaults={{
    "full_name": "Lê Biệt Phái", "unit": unit, "password": encoded_password()}})
if new:
    Grant.objects.create(person=who, role="appraiser", unit=Unit.objects.get(code=PROVINCE),
                         from_on=date(2022, 1, 1), document="1/QĐ")
print(json.dumps(str(unit)))
"""
WORDS = f"""
from thuocdo.apps.rounds.models import Word
print(json.dumps(Word.objects.filter(
    entry__participant__unit__code="{OWN}", layer__in=["appraised", "second"]).count()))
"""


@pytest.fixture
def seconded(browser, appraised):
    name = appraised.ask(SECONDED)
    with profile(browser, appraised.url, viewport=SIZES["laptop"]) as opened:
        page = opened.new_page()
        sign_in(page, "biet-phai")
        page.own = name
        yield page


def test_the_own_unit_is_closed_at_every_door(seconded, appraised):
    seconded.goto(f"{appraised.column(TYPED)}?dv={OWN}")
    panel = seconded.locator(".panel")
    expect(panel).to_contain_text("Đơn vị của chính người thẩm định")
    expect(panel.locator("form")).to_have_count(0)
    expect(seconded.locator(f"#dv-{OWN} form")).to_have_count(0)

    seconded.goto(appraised.column(CODE))  # in bulk: left out, the others are confirmed
    seconded.get_by_role("button", name=re.compile("mục tính từ hồ sơ")).click()
    expect(seconded.get_by_text(re.compile(r"Đã xác nhận \d+ mục\."))).to_be_visible()
    expect(seconded.locator(f"#dv-{OWN}")).to_contain_text("đơn vị của người thẩm định")
    expect(seconded.locator(f"#dv-{OWN} .state--done")).to_have_count(0)
    assert seconded.locator(".state--done").count() > 45

    token = seconded.locator("[name=csrfmiddlewaretoken]").first.get_attribute("value")
    headers = {"Accept": "application/json", "Referer": appraised.url + "/"}
    for door in ("", "/tra-lai", "/lan-hai"):  # as data
        sent = {"csrfmiddlewaretoken": token, "ly-do": "x", "han": "3"}
        answer = seconded.request.post(
            f"{appraised.url}{appraised.column(TYPED)}/{OWN}{door}", form=sent, headers=headers
        )
        assert answer.status == 403, door
    table = f"unit,reason\n{OWN},x\n".encode()
    answer = seconded.request.post(
        f"{appraised.url}{appraised.column(TYPED)}/nhap",
        multipart={
            "csrfmiddlewaretoken": token,
            "bang": {"name": "bang.csv", "mimeType": "text/csv", "buffer": table},
        },
        headers=headers,
    )
    assert answer.status == 403
    assert appraised.ask(WORDS) == 0

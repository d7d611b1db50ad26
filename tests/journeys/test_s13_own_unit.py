"""Scenario 13: an appraiser seconded from a unit gets no write on it, at any door."""

import re

from playwright.sync_api import expect

OWN, CODE, TYPED = "C010", "3.2.1", "4.1"  # computed, and typed by the units
WORDS = f"""
from thuocdo.apps.rounds.models import Word
print(json.dumps(Word.objects.filter(
    entry__participant__unit__code="{OWN}", by__username="biet-phai").count()))
"""


def test_the_own_unit_is_closed_at_every_door(member, appraised):
    seconded = member("biet-phai")
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

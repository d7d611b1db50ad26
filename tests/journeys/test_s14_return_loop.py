"""Scenario 14: returned over a holiday, first on the unit's list, mailed at once, and back."""

import re

from playwright.sync_api import expect

CODE, UNIT = "4.2", "C029"  # the unit where don-vi works
OVER_HOLIDAY = """
from datetime import datetime
from zoneinfo import ZoneInfo
from thuocdo.lib.deadlines import due_after
at = datetime(2026, 4, 28, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
print(json.dumps(str(due_after(at, 3))))
"""
RETURNED = f"""
from django.utils.timezone import localdate
from thuocdo.apps.rounds.models import Return
from thuocdo.lib.deadlines import due_after
row = Return.objects.filter(
    entry__code="{CODE}", entry__participant__unit__code="{UNIT}").latest("id")
print(json.dumps([str(row.due_on), str(due_after(row.at, 3)), f"{{row.due_on:%d/%m/%Y}}"]))
"""
STAGE = f"""
from thuocdo.apps.rounds.models import Entry
row = Entry.objects.get(
    participant__round=ROUND, code="{CODE}", participant__unit__code="{UNIT}")
print(json.dumps([row.stage, row.participant_id]))
"""


TOLD = f"""
from thuocdo.apps.notifications.models import Notice
rows = Notice.objects.filter(kind="round.returned", recipient__username="don-vi")
row = rows.latest("id")
print(json.dumps([row.urgency, "{CODE}" in row.text_vi, str(row.due_on)]))
"""


def test_a_returned_item_goes_the_whole_way(appraiser, appraised, member):
    assert appraised.ask(OVER_HOLIDAY) == "2026-05-05"  # 30/4 and 1/5 are no working days
    appraiser.goto(f"{appraised.column(CODE)}?dv={UNIT}")
    appraiser.keyboard.press("r")
    appraiser.locator("[data-act=tra] [data-reason]").fill("Bổ sung quyết định có chữ ký.")
    appraiser.get_by_label("Hạn bổ sung").select_option("3")
    appraiser.get_by_role("button", name="Trả lại đơn vị").click()
    expect(appraiser.locator(f"#dv-{UNIT}")).to_contain_text("trả lại, hạn")
    due, counted, written = appraised.ask(RETURNED)
    assert due == counted

    assert appraised.ask(TOLD) == ["urgent", True, due]  # goes by mail at once

    page = member("don-vi")
    page.goto("/lam-viec/")
    first = page.locator(".task").first
    expect(first).to_contain_text(CODE)
    expect(first).to_contain_text(written)
    stage, participant = appraised.ask(STAGE.replace("ROUND", str(appraised.round)))
    assert stage == "returned"
    page.goto(f"/lam-viec/danh-gia/tu-danh-gia/{participant}/muc/{CODE}")
    expect(page.locator("main")).to_contain_text("Bổ sung quyết định có chữ ký.")
    page.get_by_role("button", name=re.compile("Nộp lại|Trả lời|Gửi")).first.click()

    assert appraised.ask(STAGE.replace("ROUND", str(appraised.round)))[0] == "submitted"
    appraiser.goto(f"{appraised.column(CODE)}?nhom=todo")
    expect(appraiser.locator(f"#dv-{UNIT}")).to_be_visible()

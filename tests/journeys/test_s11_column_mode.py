"""Scenario 11: all computed cells in one action, logged one by one, undone as a whole."""

import re

from playwright.sync_api import expect

CODE = "1.6"  # computed from data
STANDING = """
from thuocdo.apps.audit.models import Event
from thuocdo.apps.rounds.models import Entry, Word
rows = Entry.objects.filter(participant__round={round}, code="{code}")
print(json.dumps({{
    "stages": sorted(set(rows.values_list("stage", flat=True))),
    "points": [str(one) for one in rows.order_by("pk").values_list("appraised_points", flat=True)],
    "events": Event.objects.filter(
        action="entry.confirmed", subject__in=[f"rounds.Entry:{{row.pk}}" for row in rows]).count(),
    "words": Word.objects.filter(entry__in=rows, layer="appraised").count(),
}}))
"""


def test_computed_cells_are_confirmed_at_once_and_undone(appraiser, appraised):
    ask = STANDING.format(round=appraised.round, code=CODE)
    before = appraised.ask(ask)
    appraiser.goto(appraised.column(CODE))
    button = appraiser.get_by_role("button", name=re.compile(r"Xác nhận (\d+) mục tính từ hồ sơ"))
    count = int(re.search(r"\d+", button.inner_text())[0])
    assert count > 45
    button.click()

    expect(appraiser.get_by_text(f"Đã xác nhận {count} mục.")).to_be_visible()
    confirmed = appraised.ask(ask)
    assert confirmed["stages"] == ["appraised"]
    assert confirmed["events"] == confirmed["words"] == count
    appraiser.get_by_role("button", name=f"Hoàn tác {count} mục").click()
    expect(appraiser.get_by_text("Đã hoàn tác")).to_be_visible()
    undone = appraised.ask(ask)
    assert undone["stages"] == before["stages"] == ["submitted"]
    assert undone["points"] == before["points"]
    expect(button).to_be_visible()

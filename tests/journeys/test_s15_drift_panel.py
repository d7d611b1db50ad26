"""Scenario 15: like cases unlike scored are listed; mending one empties the list."""

from playwright.sync_api import expect

CODE = "1.5"  # three questions of yes or no; no other journey appraises it
ALIKE = """
from thuocdo.apps.rounds.models import Entry
rows = Entry.objects.filter(participant__round={round}, code="{code}", stage="submitted")
told = [(row.participant.unit.code, sorted((name, one["text"]) for name, one in row.draft.items()))
        for row in rows.select_related("participant__unit").order_by("pk")]
alike = [unit for unit, draft in told if draft == told[0][1]]
print(json.dumps(alike[:2]))
"""


def settle(page, appraised, unit, figure, reason=""):
    """All questions answered alike, on the item's own page."""
    page.goto(f"{appraised.column(CODE)}/{unit}")
    page.locator("details[data-act=khac]").evaluate("one => { one.open = true; }")
    form = page.locator("[data-act=khac] form")
    for field in form.locator("select").all():
        field.select_option(figure)
    form.get_by_label("Lý do").fill(reason)
    form.get_by_role("button").click()
    page.wait_for_url("**?dv=*")


def test_unlike_scores_of_like_cases_are_listed_until_mended(appraiser, appraised):
    one, other = appraised.ask(ALIKE.format(round=appraised.round, code=CODE))
    settle(appraiser, appraised, one, "có")
    settle(appraiser, appraised, other, "không", "Không thấy trong tài liệu.")
    drift = appraiser.locator(".drift").filter(has_text="Trường hợp giống nhau")

    expect(drift).to_be_visible()
    for unit in (one, other):
        expect(drift.locator(f"a[href*='dv={unit}']")).to_be_visible()
    settle(appraiser, appraised, other, "có")
    expect(appraiser.locator(f"#dv-{other} .state--done")).to_be_visible()
    expect(drift).to_have_count(0)

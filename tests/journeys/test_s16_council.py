"""Scenario 16 and the way on: agenda, decisions, minutes, then results, publication, portal."""

import re
from io import BytesIO

from docx import Document
from playwright.sync_api import expect

from tests.journeys.drafts import check, publish, write_decision

REASON = "Hồ sơ đủ căn cứ, Hội đồng thống nhất (thử nghiệm)."
SLUG = "cchc-so-nganh"
OPEN = """
from thuocdo.apps.rounds.models import Word
rows = Word.objects.filter(entry__participant__round={round}, layer="explanation")
print(json.dumps(sorted(
    [row.entry.participant.unit.name, row.entry.code]
    for row in rows.select_related("entry__participant__unit"))))
"""
SETTLED = """
from thuocdo.apps.rounds.models import Word
rows = Word.objects.filter(
    entry__participant__round={round}, layer="council", entry__words__layer="explanation")
print(json.dumps(sorted(
    [row.entry.participant.unit.name, row.entry.code, str(row.entry.final_points), row.text]
    for row in rows.select_related("entry__participant__unit"))))
"""


def test_from_the_agenda_to_the_portal(member, played):
    secretary, director, officer = map(member, ("thu-ky", "giam-doc", "phuong-phap"))
    sitting = call_sitting(secretary)
    approve(director, sitting)
    decided = decide_everything(secretary, sitting)
    asked = played.ask(OPEN.format(round=played.told["council"]))
    assert sorted(row[:2] for row in decided) == asked  # all that was explained, and nothing else
    minutes_say_the_same(secretary, sitting, decided)
    settle_and_score(officer)
    final_is_what_was_decided(played, decided)
    draft = prepare(officer)
    accept_findings(director, draft)
    publish(director, draft)
    portal_shows(director, played.told["council"])


def call_sitting(page):
    """The agenda holds exactly what is open; nothing else is on it."""
    page.goto("/lam-viec/danh-gia/hoi-dong/")
    page.get_by_role("link", name="Lập chương trình họp").click()
    expect(page.get_by_label("Ngày họp")).to_be_visible()
    rows = page.locator("main tbody tr")
    kinds = [row.locator("td").nth(1).inner_text() for row in rows.all()]
    assert kinds == sorted(kinds, key=lambda kind: "Giải trình" in kind)
    assert all("Bất đồng" in kind or "Giải trình" in kind for kind in kinds)
    page.get_by_label("Ngày họp").fill("30/11/2026")
    page.get_by_label("Chủ tọa").fill("Bà Trần Thị Ánh (trình diễn)")
    page.get_by_role("button", name="Lập chương trình").click()
    expect(page.locator("main tbody tr")).to_have_count(len(kinds))
    expect(page.locator("main")).to_contain_text("Giám đốc duyệt chương trình")
    return page.url


def approve(page, sitting):
    """Only the director can."""
    page.goto(sitting)
    page.get_by_role("button", name="Duyệt chương trình họp").click()
    expect(page.locator("main")).to_contain_text("Đã duyệt chương trình")


def decide_everything(page, sitting):
    """One by figures of its own, the other disagreements as the unit declared, the rest at once."""
    page.goto(sitting)
    page.get_by_role("link", name="Quyết mục tiếp theo").click()
    while page.locator(".state", has_text="Bất đồng").count():
        page.get_by_label("Tự đánh giá", exact=True).check()
        page.get_by_label("Phiếu thuận").fill("3")
        page.get_by_label("Phiếu không thuận").fill("0")
        page.get_by_label("Lý do quyết định").fill(REASON)
        page.get_by_role("button", name="Ghi quyết định").click()
        page.wait_for_load_state()
    give_points(page, sitting)
    page.goto(sitting)
    page.get_by_text(re.compile("Nhất trí cả")).click()
    page.get_by_role("button", name="Nhất trí tất cả").click()
    page.get_by_role("button", name="Kết thúc phiên họp").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hội đồng đã quyết")
    return [cells_of(row) for row in page.locator("table.agenda tbody tr:not(.said)").all()]


def give_points(page, sitting):
    """The item that only the council scores, for all units in one table."""
    page.goto(sitting)
    page.get_by_role("link", name=re.compile("^8.3")).click()
    page.get_by_label("Lý do chung").fill(REASON)
    for field in page.locator("input[name$='_points']").all():
        field.fill("1")
    page.get_by_role("button", name="Ghi điểm của Hội đồng").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("đã có điểm của Hội đồng")


def cells_of(row):
    """Unit, item, and the points of every layer."""
    texts = [cell.strip() for cell in row.locator("td, th").all_inner_texts()]
    return [texts[1], texts[2], *texts[4:8]]


def minutes_say_the_same(page, sitting, decided):
    """The Word file has the numbers of the page."""
    answer = page.request.get(f"{sitting}/bien-ban.docx")
    document = Document(BytesIO(answer.body()))
    table = next(each for each in document.tables if each.cell(0, 0).text == "TT")
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert [row[1:7] for row in rows] == decided
    assert sum(row[8] == REASON for row in rows) > 0
    assert page.request.get(f"{sitting}/bien-ban.pdf").body()[:4] == b"%PDF"


def settle_and_score(page):
    """Final words, then a run."""
    page.goto("/lam-viec/danh-gia/vong/")
    page.get_by_role("link", name=re.compile("sở, ngành.*2026")).click()
    page.get_by_role("button", name="Chốt kết quả").click()
    expect(page.locator("main")).to_contain_text("Đã chốt kết quả")
    page.get_by_role("link", name="Tính điểm, xếp hạng").click()
    page.get_by_role("button", name="Tính điểm, xếp hạng").click()
    expect(page.locator("main")).to_contain_text("Đã tính và lưu")


def final_is_what_was_decided(played, decided):
    """The layer that counts has the points of the decision, and its reason is kept."""
    settled = played.ask(SETTLED.format(round=played.told["council"]))
    assert [[*row[:2], f"{float(row[2]):.2f}".replace(".", ",")] for row in settled] == sorted(
        [unit, code, points] for unit, code, *_, points in decided
    )
    assert REASON in {row[3] for row in settled}


def prepare(page):
    """A draft of the run, with its decision, checked."""
    page.goto("/lam-viec/cong-bo/moi")
    runs = page.get_by_label("Lần tính điểm")
    label = next(text for text in runs.locator("option").all_inner_texts() if ", 2026" in text)
    runs.select_option(label=label)
    page.get_by_role("button", name="Lập bản nháp").click()
    draft = re.search(r"(/lam-viec/cong-bo/\d+)", page.url)[1]
    write_decision(page, draft)
    check(page, draft)
    return draft


def accept_findings(page, draft):
    """The director gives a reason for what does not agree, if anything."""
    page.goto(f"{draft}/soat-so")
    while page.get_by_role("link", name=re.compile("Chấp nhận có lý do")).count():
        page.get_by_role("link", name=re.compile("Chấp nhận có lý do")).first.click()
        page.locator("main textarea").fill("Đã đối chiếu (thử nghiệm).")
        page.get_by_role("button", name="Chấp nhận").click()
        page.goto(f"{draft}/soat-so")


def portal_shows(page, round_):
    """Everybody sees the result, and the block has moved on."""
    answer = page.goto(f"/xep-hang/{SLUG}/2026")
    assert answer.status == 200
    expect(page.locator("main tbody tr")).not_to_have_count(0)
    page.goto(f"/lam-viec/danh-gia/dieu-hanh/{round_}")
    expect(page.locator("main")).to_contain_text("Đã công bố")

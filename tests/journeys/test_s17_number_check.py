"""Scenario 17: what does not add up blocks publication until it is accepted with a reason."""

import re

from playwright.sync_api import expect

from tests.journeys.drafts import publish, state_table, write_decision
from thuocdo.reading.library import shipped

PUBLISHED = shipped() / "demo" / "published" / "dong-phu-2022-table.csv"
YEARS = {"laptop": 2014, "phone": 2015}  # a year is stated once in a site
INDEX = "Chỉ số cải cách hành chính cấp huyện, tỉnh Bình Phước"
REASON = "Giữ như văn bản đã nêu, chờ cơ quan công bố giải thích."


def test_figures_that_do_not_agree_are_published_with_a_reason_only(page, signed_in, size):
    officer = signed_in(page, "phuong-phap")
    draft = state_table(
        officer,
        index=INDEX,
        year=YEARS[size],
        unit="Huyện Đồng Phú",
        code="695",
        file=PUBLISHED,
    )

    main = officer.locator("main")
    for figure in ("106,42/113", "93,91/100", "12,51", "106,42 ≠ 93,91", "113 ≠ 100"):
        expect(main).to_contain_text(figure)
    expect(main.get_by_role("button", name="Công bố", exact=True)).to_be_disabled()
    expect(main.get_by_role("link", name=re.compile("Chấp nhận có lý do"))).to_have_count(0)
    write_decision(officer, draft)
    expect(main.get_by_role("button", name="Công bố", exact=True)).to_have_count(0)

    director = signed_in(page, "giam-doc")
    director.goto(f"{draft}/soat-so")
    accepting = main.get_by_role("link", name=re.compile("Chấp nhận có lý do"))
    expect(main.get_by_role("button", name="Công bố", exact=True)).to_be_disabled()
    accepting.first.click()
    main.get_by_role("button", name="Chấp nhận").click()
    expect(main.get_by_text("lý do", exact=False).first).to_be_visible()
    expect(director).to_have_url(re.compile(r"/soat-so/\d+$"))  # no reason, not accepted
    director.goto(f"{draft}/soat-so")
    left = accepting.count()
    while left:
        accepting.first.click()
        director.get_by_label("Lý do chấp nhận").fill(REASON)
        main.get_by_role("button", name="Chấp nhận").click()
        left -= 1
        expect(accepting).to_have_count(left)

    expect(main.get_by_role("heading", level=1)).to_contain_text("đã chấp nhận có lý do")
    publish(director, draft)
    page.context.clear_cookies()
    page.goto(f"/don-vi/695?chi-so=cchc-binh-phuoc-cap-huyen&nam={YEARS[size]}")
    expect(main).to_contain_text("106,42/113")
    expect(main).to_contain_text(REASON)

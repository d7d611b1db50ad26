"""Scenario 9: the leader signs on a phone; then every door is closed, and who did it is known."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.assessing import commune, field, saved, type_into

PAPER = """
from thuocdo.apps.documents.models import Document
print(Document.objects.filter(unit__code="{code}").first().pk)
"""


@pytest.fixture
def own(served):
    """A commune that has everything filled in, without documents."""
    return commune(served, 9)


def refusals(page, own, paper):
    """What the server answers to whoever writes past the page."""
    return page.evaluate(
        """async ([url, entry, paper]) => {
          const token = document.querySelector('[name=csrfmiddlewaretoken]').value;
          const headers = {'X-CSRFToken': token};
          const body = JSON.stringify({entry, name: 'count', text: '9', base: 99,
            key: '6f1d4a36-2b7c-4c1e-9d53-0a4f0d7f8e11'});
          const form = (values) => { const made = new FormData();
            for (const [name, value] of Object.entries(values)) made.append(name, value);
            return made; };
          const sent = [
            ['/lam-viec/danh-gia/tu-danh-gia/luu', body],
            [`${url}/muc/1.4`, form({'o-count': '9', 'v-count': '99'})],
            [`${url}/muc/1.4/minh-chung`, form({document: paper, page: '1'})],
            [`${url}/excel/xem-truoc`, form({})],
            [`${url}/excel/hoan-tac`, form({})],
            [`${url}/nam-truoc`, form({code: '1.4'})],
            [`${url}/chia-viec`, form({code: '1.4', person: ''})],
            [`${url}/trinh-lanh-dao`, form({})],
          ];
          const found = [];
          for (const [to, content] of sent)
            found.push((await fetch(to, {method: 'POST', headers, body: content})).status);
          return found;
        }""",
        [own.url, page.locator("[data-entry]").get_attribute("data-entry"), str(paper)],
    )


def test_a_leader_signs_on_the_phone_and_all_doors_close(phone, own, signed_in, served):  # noqa: PLR0915
    page = signed_in(phone, own.officer)
    page.goto(own.item("1.4"))
    type_into(page, "explanation", "")
    saved(page)
    page.goto(f"{own.url}/trinh-lanh-dao")
    expect(page.locator("h1")).to_have_text("Còn 1 mục chưa xong")
    expect(page.get_by_role("button", name="Trình lãnh đạo duyệt")).to_have_count(0)
    page.goto(own.item("1.4"))
    type_into(page, "explanation", "Hai sáng kiến được Sở công nhận.")
    saved(page)
    page.goto(f"{own.url}/trinh-lanh-dao")
    page.get_by_role("button", name="Trình lãnh đạo duyệt").click()
    expect(page.locator("main")).to_contain_text("Đang chờ lãnh đạo duyệt")

    signed_in(page, own.leader)
    page.goto(f"{own.url}/duyet")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_text("Chưa duyệt, trả lại").click()
    page.get_by_label("Lý do").fill("Kiểm tra lại mục 1.4.")
    page.get_by_role("button", name="Trả lại").click()
    expect(page.locator("main")).to_contain_text("Đã trả lại")

    signed_in(page, own.officer)
    page.goto(f"{own.url}/trinh-lanh-dao")
    expect(page.locator("main")).to_contain_text("Kiểm tra lại mục 1.4.")
    page.get_by_role("button", name="Trình lãnh đạo duyệt").click()
    signed_in(page, own.leader)
    page.goto(f"{own.url}/duyet")
    page.get_by_role("button", name="Duyệt và nộp").click()
    expect(page.locator("main")).to_contain_text("đã khóa")

    signed_in(page, own.officer)
    page.goto(own.item("1.4"))
    expect(page.locator("main")).to_contain_text("Đặng Văn Lâm")
    expect(field(page, "count")).to_have_attribute("readonly", "")
    expect(page.get_by_role("button", name="Lưu")).to_have_count(0)
    assert refusals(page, own, served.ask(PAPER.format(code=own.code))) == [403] * 8
    page.goto(f"{own.item('1.4')}/lich-su")
    signed = page.locator("main tr, main li").filter(has_text="Nộp tự đánh giá").first
    expect(signed).to_contain_text(re.compile(r"\d{2}/\d{2}/\d{4}"))
    expect(page.locator("main")).to_contain_text("Đặng Văn Lâm")

"""Steps on the way of a publication, as people take them in the workspace."""

import re

from playwright.sync_api import expect

TABLE = (
    "code,name,points,maximum,change\n"
    'I,"Chỉ đạo, điều hành",14.5,20,\n'
    "II,Thủ tục hành chính,38.25,45,\n"
    "III,Chính quyền số,30,35,\n"
    "TOTAL,Tổng điểm,82.75,100,\n"
)


def state_table(page, *, index, year, unit, code, file):
    """A draft from a table that was published before; the page of its number checks."""
    page.goto("/lam-viec/cong-bo/moi")
    page.get_by_label("Bộ chỉ số").select_option(label=index)
    page.get_by_label("Năm đánh giá").fill(str(year))
    page.get_by_label("Đơn vị", exact=True).fill(unit)
    page.get_by_label("Mã đơn vị").fill(code)
    page.get_by_label("Cấp của đơn vị").select_option(value="district")
    page.get_by_label("Khối xếp hạng").fill("huyện")
    page.get_by_label("Bảng đã công bố").set_input_files(file)
    page.get_by_label("Văn bản, trang").fill("Tin công bố, trang 1 (thử nghiệm)")
    page.get_by_role("button", name="Đọc bảng và soát số").click()
    expect(page).to_have_url(re.compile(r"/cong-bo/\d+/soat-so$"))
    return re.search(r"(/lam-viec/cong-bo/\d+)/", page.url)[1]


def table_file(text=TABLE, name="bang.csv"):
    """The same as a file to be chosen in a form."""
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


def write_decision(page, draft):
    """Number, day and authority."""
    page.goto(f"{draft}/quyet-dinh")
    page.get_by_label("Số quyết định công bố").fill("77/QĐ-UBND (trình diễn)")
    page.get_by_label("Ngày quyết định").fill("20/03/2026")
    page.get_by_label("Cơ quan ban hành").fill("Cơ quan thử nghiệm (trình diễn)")
    page.get_by_role("button", name="Lưu").click()
    expect(page).to_have_url(re.compile(f"{draft}$"))


def check(page, draft):
    """Run the number checks again."""
    page.goto(f"{draft}/soat-so")
    page.get_by_role("button", name=re.compile("^Soát")).click()


def publish(page, draft):
    """The last step."""
    page.goto(f"{draft}/cong-bo")
    page.locator("main").get_by_role("button", name="Công bố", exact=True).click()
    expect(page).to_have_url(re.compile(f"{draft}$"))

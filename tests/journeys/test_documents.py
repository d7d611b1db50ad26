"""Evidence goes up over a line that breaks, and a reload goes on where it stopped."""

import os

from playwright.sync_api import expect

from tests.factories.paper import pdf

LINES = ("Số: 77/KH-UBND", "Xã Đồng Phú, ngày 5 tháng 2 năm 2025")


def test_a_file_goes_up_over_a_line_that_breaks(page, signed_in, tmp_path):
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(pdf(LINES) + b"\n%" + os.urandom(900_000))
    offsets, broken = [], []

    def line(route):
        if route.request.method != "PUT":
            return route.continue_()
        offsets.append(int(route.request.headers["upload-offset"]))
        if len(offsets) == 2:
            broken.append(True)
            return route.fulfill(status=408)  # given up on the way
        return route.continue_()

    signed_in(page, "don-vi")
    page.route("**/tep/*", line)
    page.goto("/lam-viec/minh-chung/")
    page.get_by_role("link", name="Thêm văn bản").click()
    page.set_input_files("#tep", path)
    expect(page.get_by_text("Mất kết nối")).to_be_visible()
    page.reload()
    page.set_input_files("#tep", path)
    expect(page.get_by_text("Đã tải xong")).to_be_visible(timeout=30_000)

    assert broken
    assert offsets.count(0) == 1  # what arrived was not sent again
    expect(page.get_by_label("Số, ký hiệu")).to_have_value("77/KH-UBND")
    expect(page.get_by_label("Ngày ban hành")).to_have_value("05/02/2025")
    page.get_by_role("button", name="Đăng ký văn bản").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kế hoạch 77/KH-UBND")

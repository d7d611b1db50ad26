"""The number and the day that a first page states."""

import pytest

from thuocdo.lib.storing.stated import stated_number, stated_on


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Số: 112/BC-UBND", "112/BC-UBND"),
        ("Số:112 /BC-UBND\r\nTân Hưng", "112/BC-UBND"),
        ("SỐ: 05/2025/NQ-HĐND", "05/2025/NQ-HĐND"),
        ("Số:   /BC-UBND Căn cứ Quyết định số 268/QĐ-BNV", ""),
        ("Số: 112/BC-UBND.", "112/BC-UBND"),
        ("So\u0302\u0301: 7/KH-UBND", "7/KH-UBND"),
        ("Số:      /BC-UBND", ""),
        ("Căn cứ hồ sơ 12/25", ""),
        ("", ""),
        ("x" * 1500 + " Số: 112/BC-UBND", ""),
    ],
)
def test_the_number_follows_its_word(text, number):
    assert stated_number(text) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tân Hưng, ngày 10 tháng 12 năm 2025", "2025-12-10"),
        ("Xã A, ngày  05  tháng 3\nnăm 2024, ngày 1 tháng 1 năm 2020", "2024-03-05"),
        ("A, ngày 31 tháng 2 năm 2025; B, ngày 1 tháng 3 năm 2025", "2025-03-01"),
        ("Xã A, ngày    tháng    năm 2025 Căn cứ Luật ngày 19 tháng 6 năm 2015", None),
        ("10/12/2025", None),
    ],
)
def test_the_day_is_the_first_that_exists(text, day):
    assert stated_on(text) == day

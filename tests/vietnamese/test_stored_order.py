"""The order of units as text."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.vietnamese.collation import unit_key
from thuocdo.vietnamese.stored_order import stored_order

NAMES = (
    "Xã An Khê", "Phường An Khê", "Xã Ăn Sơn", "Phường Ân Thi", "Xã Đồng Phú", "Phường Dĩ An",
    "Phường Duy Tiên", "Phường 2", "Phường 10", "Xã Ea H'leo", "Xã Ea H'Leo", "Xã Hoà Bình",
    "Xã Hòa Bình An", "Thị trấn Ma Lâm", "Xã Ma", "Sở Nội vụ", "Quận 7", "Xã Ô 1", "Xã Ôn",
    "🏠", "ñ",
)  # fmt: skip
COMMON = st.sampled_from("aAàáăâbBdđĐeêioôơưyz 0129'-·ñ🏠\u0302")


@pytest.mark.parametrize(("one", "other"), list(permutations(NAMES, 2)))
def test_texts_compare_as_names_do(one, other):
    assert (unit_key(one) < unit_key(other)) == (stored_order(one) < stored_order(other))


@given(st.text(COMMON, min_size=1, max_size=6), st.text(COMMON, min_size=1, max_size=6))
def test_any_two_names(one, other):
    texts, keys = (stored_order(one), stored_order(other)), (unit_key(one), unit_key(other))
    plain = [(k.proper_name[:3], k.kind[:3]) for k in keys]

    assert (texts[0] < texts[1]) == (plain[0] < plain[1])
    assert set("".join(texts)) <= set("0123456789abcdef")


def test_a_long_name_fits_the_column():
    assert (
        len(stored_order("Ban Quản lý Khu kinh tế cửa khẩu và các khu công nghiệp tỉnh " * 3))
        < 1900
    )
    assert len(stored_order("Phường Văn Miếu - Quốc Tử Giám và các khu phố cổ")) < 600

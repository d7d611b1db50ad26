"""A person sees what conversion would change before anything changes."""

import pytest

from thuocdo.vietnamese.legacy import Conversion, LegacyEncoding, preview

MIXED = ["Héi ®ång", "Đồng Phú", "x· An", "", "An", "À la"]


@pytest.mark.parametrize("encoding", [LegacyEncoding.TCVN3, None])
def test_only_what_changes_is_shown(encoding):
    assert preview(MIXED, encoding) == [
        Conversion("Héi ®ång", "Hội đồng"),
        Conversion("x· An", "xã An"),
    ]


def test_vni_is_recognised_among_unicode_texts():
    assert preview(iter(["Hoäi ñoàng", "Đồng Phú"])) == [Conversion("Hoäi ñoàng", "Hội đồng")]


def test_a_font_of_capitals_is_shown_in_capitals():
    assert preview(["HéI §åNG"], capitals=True) == [Conversion("HéI §åNG", "HỘI ĐỒNG")]


def test_nothing_is_shown_when_no_encoding_is_recognised():
    assert preview(["Đồng Phú", "Hà Nam", "là où"]) == []

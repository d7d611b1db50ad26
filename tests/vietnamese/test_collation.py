"""The order is the one of the Vietnamese alphabet, and of ICU."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.vietnamese.collation import code_key, sort_key, unit_key

# Phrases made by chance from Vietnamese syllables, signs and numbers, in the order
# of the collator "vi" with numeric comparison of ICU 78.
ICU_ORDER = Path(__file__).with_name("icu_order.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "order",
    [
        pytest.param(
            "An Khê|Ăn Năn|Ân Thi|Bắc Ninh|Dĩ An|Duy Tiên|Đà Nẵng|Đồng Phú|Thành", id="units"
        ),
        pytest.param(
            "a|à|ả|ã|á|ạ|ă|ằ|â|b|c|d|đ|e|ê|f|g|h|i|j|k|l|m|n|o|ô|ơ|p|q|r|s|t|u|ư|v|w|x|y|z",
            id="alphabet and tones",
        ),
        pytest.param("A Lưới|An|Án|ăn", id="a space before any letter"),
        pytest.param("bàn|bán|bàn chân|bán chân", id="tones only when letters are equal"),
        pytest.param("hòa|Hòa|hóa|Hóa", id="case only when tones are equal"),
        pytest.param("Xã 2|Xã 10|Xã 011|Xã 100", id="numbers by value"),
        pytest.param("-1|(a)|1|a|ø|я", id="signs, numbers, letters, foreign letters"),
        pytest.param("♥|1", id="unknown sign"),
        pytest.param("zoo|zoò|žoo", id="foreign marks differ like tones"),
    ],
)
def test_texts_come_in_this_order(order):
    expected = order.split("|")
    backwards = expected[::-1]

    assert sorted(backwards, key=sort_key) == expected


def test_signs_come_in_the_order_of_icu():
    signs = " _-–—,;:!?.…·'‘’\"“”«»()[]{}§@*/\\&#%•`´^°+±÷×<=>|~$₫€0a"
    backwards = signs[::-1]

    assert "".join(sorted(backwards, key=sort_key)) == signs


def test_the_order_is_that_of_icu():
    assert [
        (one, next_one)
        for one, next_one in pairwise(ICU_ORDER)
        if not sort_key(one)[:3] < sort_key(next_one)[:3]
    ] == []


def test_numbers_of_equal_value_are_told_apart_by_the_text_alone():
    assert sort_key("Xã 02")[:3] == sort_key("Xã 2")[:3]
    assert sort_key("Xã 02") < sort_key("Xã 2")


@pytest.mark.slow
@given(st.text("aàâăậeêếuưữơỡđĐẮÔzžñ 12.-\u0301\u0302\u0306\u0323\u200b"))
def test_taken_apart_letters_sort_like_composed_ones(text):
    assert sort_key(unicodedata.normalize("NFD", text))[:3] == sort_key(text)[:3]


@pytest.mark.parametrize(
    "order",
    [
        pytest.param("1 1.2 1.2.1 1.9 1.10 2 10", id="numbers"),
        pytest.param("I.4 II.4 II.4.1 II.10", id="roman parts are letters"),
        pytest.param("TC-1.2 TC1.9 TC-1.10", id="separators do not matter"),
        pytest.param("1.2 1.2a 1.2b 1.3", id="letters behind"),
        pytest.param("1.2 1.2.", id="otherwise equal codes by their text"),
    ],
)
def test_codes_come_in_this_order(order):
    expected = order.split()
    backwards = expected[::-1]

    assert sorted(backwards, key=code_key) == expected


@pytest.mark.parametrize(
    "order",
    [
        pytest.param("Phường An Khê|Xã An Khê|Xã Ân Thi|Phường Bắc Hà", id="type word second"),
        pytest.param("UBND xã An Bình|Uỷ ban nhân dân xã An Khê|Xã An Lão", id="committee"),
        pytest.param("Sở Công Thương|Ban Dân tộc|Sở Nội vụ|Thanh tra tỉnh", id="departments"),
        pytest.param("Đặc khu Hoàng Sa|Thành phố Huế|TP Huế|TP.Huế|Đặc khu Trường Sa", id="cities"),
        pytest.param("Phường 2|phường  10|Phường An Khê|PHƯỜNG AN LẠC", id="spelling of the type"),
        pytest.param("Phong Điền|Xã Xa|Xã", id="no type word, only a type word"),
    ],
)
def test_units_come_in_the_order_of_their_proper_names(order):
    expected = order.split("|")
    backwards = expected[::-1]

    assert sorted(backwards, key=unit_key) == expected

"""Names are found however their marks were typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.vietnamese.folding import Closeness, Hit, fold, search, tone_key

SAME_MARKS, SAME_TONES, SAME_LETTERS = Closeness


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Đồng Phú", "dong phu", id="barred d"),
        pytest.param("  Thừa\u00a0Thiên\n Huế ", "thua thien hue", id="white space"),
        pytest.param("ĐÀ NẴNG", "da nang", id="capitals"),
        pytest.param("Ðắk Lắk", "dak lak", id="eth for barred d"),
        pytest.param("Xã\u200b An", "xa an", id="invisible character"),
        pytest.param("Điều 1.2 (₫)", "dieu 1.2 (₫)", id="the rest stays"),
    ],
)
def test_folding_leaves_bare_small_letters(text, folded):
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@pytest.mark.slow
@given(st.text("aàếậĂđĐÐñßŒİ -1\t\u00a0\u0300\u0301\u0323\u200b\u1e9e"))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Hoà Bình", "Hòa Bình"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("Uỷ ban", "ỦY BAN")],
)
def test_old_and_new_tone_placement_have_one_key(old, new):
    assert fold(old) == fold(new)
    assert tone_key(old) == tone_key(new)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hóa"), ("hòa", "hoa"), ("đa", "da"), ("sơn", "son"), ("hoà binh", "hoa bình")],
)
def test_the_tone_key_keeps_the_marks(one, other):
    assert fold(one) == fold(other)
    assert tone_key(one) != tone_key(other)


def test_a_query_without_marks_finds_the_name_with_them():
    assert search("dong phu", ["Đồng Phú", "Đồng Xoài"]) == [
        Hit("Đồng Phú", ((0, 8),), SAME_LETTERS)
    ]


def test_exact_marks_come_first_then_tones_then_letters_each_in_alphabetical_order():
    candidates = ["Hoá An", "Hòa Ân", "Hòa An", "Hoà Lạc", "Hoa Lư", "hoà an", "Thanh Xuân"]

    found = [(hit.text, hit.closeness) for hit in search("hoà", candidates)]

    assert found == [
        ("hoà an", SAME_MARKS),
        ("Hoà Lạc", SAME_MARKS),
        ("Hòa An", SAME_TONES),
        ("Hòa Ân", SAME_TONES),
        ("Hoá An", SAME_LETTERS),
        ("Hoa Lư", SAME_LETTERS),
    ]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        pytest.param("phu", "Xã Đồng Phú", ["Phú"], id="word inside"),
        pytest.param("dong p", "Xã Đồng Phú", ["Đồng P"], id="still typing"),
        pytest.param("dong  phu", "  Đồng \n Phú  ", ["Đồng \n Phú"], id="white space"),
        pytest.param("phú", "Phú Phù Phú", ["Phú", "Phú"], id="only the nearest places"),
        pytest.param("pho", "Pho\u031b\u0309 Phố", ["Pho\u031b\u0309", "Phố"], id="taken apart"),
        pytest.param("4.1", "II.4.1 Tiêu chí", ["4.1"], id="part of a code"),
    ],
)
def test_the_original_text_is_highlighted(query, text, marked):
    [hit] = search(query, [text])

    assert [text[start:end] for start, end in hit.spans] == marked


@pytest.mark.parametrize(
    ("query", "text"),
    [
        pytest.param("an", "Thanh Hóa", id="inside a word"),
        pytest.param("4.1", "14.1", id="inside a number"),
        pytest.param(" ", "An Khê", id="empty query"),
        pytest.param("phu dong", "Đồng Phú", id="other order"),
    ],
)
def test_what_does_not_begin_a_word_is_not_found(query, text):
    assert search(query, [text]) == []

"""Widths of Vietnamese text and lines that break between words only."""

import pytest

from thuocdo.web.charts.lettering import WIDTHS, balanced, text_width, wrapped

NAME = "Xây dựng, phát triển chính quyền điện tử, chính quyền số"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        pytest.param("Ẫ", "A", id="two marks"),
        pytest.param("ữ", "ư", id="horn and tone"),
        pytest.param("ệ", "e", id="above and below"),
        pytest.param("ệ", "ệ", id="composed and decomposed"),
    ],
)
def test_marks_add_no_width(marked, plain):
    assert text_width(marked, 12) == text_width(plain, 12)


def test_a_letter_that_is_not_listed_takes_the_widest_room():
    assert text_width("▲", 10) >= max(WIDTHS.values()) / 100


def test_width_follows_size():
    assert text_width("Đặc khu", 24) == pytest.approx(2 * text_width("Đặc khu", 12))


@pytest.mark.parametrize("width", [40, 90, 150, 1000])
@pytest.mark.parametrize("broken", [wrapped, balanced])
def test_lines_hold_every_word_whole(broken, width):
    lines = broken(NAME, 12, width)

    assert " ".join(lines) == NAME
    assert all(text_width(line, 12) <= width or " " not in line for line in lines)


def test_balanced_lines_are_as_few_but_of_like_length():
    lines = balanced(NAME, 12, 300)

    assert len(lines) == len(wrapped(NAME, 12, 300))
    assert min(map(len, lines)) > 0.6 * max(map(len, lines))

"""The small pictures of table rows: what they say, what they weigh."""

from decimal import Decimal

import pytest

from tests.factories import pictures
from thuocdo.web.charts.ranking_chart import Span
from thuocdo.web.charts.yardstick import (
    Ruler,
    Yard,
    meter_bar,
    ruler_drawing,
    ruler_for,
    yardstick,
)

RULER = Ruler("thuoc", 60, 100, (Decimal(65), Decimal(80), Decimal(90)))
FULL = Yard(Decimal("93.91"), Span(Decimal("92.97"), Decimal("95.29")), Decimal("92.37"))


@pytest.mark.parametrize(
    ("yard", "language", "words"),
    [
        pytest.param(
            FULL, "vi", "93,91 điểm, khoảng 92,97 đến 95,29; năm trước 92,37", id="all, vi"
        ),
        pytest.param(
            FULL, "en", "93.91 points, interval 92.97 to 95.29; year before 92.37", id="all, en"
        ),
        pytest.param(Yard(Decimal(80)), "vi", "80,00 điểm", id="score alone"),
        pytest.param(Yard(None), "vi", "không có số liệu", id="nothing"),
        pytest.param(
            Yard(None, last_year=Decimal(70)), "en", "no data; year before 70.00", id="only last"
        ),
    ],
)
def test_a_yardstick_says_what_it_shows(yard, language, words):
    assert pictures.parsed(yardstick(yard, RULER, language)).get("aria-label") == words


def test_marks_stand_where_their_values_are():
    svg = yardstick(FULL, RULER)

    assert 'class="dot" cx="180.9"' in svg
    assert 'class="range" d="M176.1 13H188"' in svg
    assert 'class="last" cx="173.1"' in svg


def test_a_missing_score_has_no_dot():
    assert "circle" not in yardstick(Yard(None), RULER)


def test_a_row_is_light_and_has_no_style():
    for svg in (yardstick(FULL, RULER), meter_bar(Decimal("86.3"), Decimal("91.5"))):
        assert len(svg.encode()) < 600
        assert "style=" not in svg


def test_the_ruler_marks_bands_longer_than_fives():
    drawing = pictures.parsed(ruler_drawing(RULER))

    strokes = [e.get("d") for e in drawing.iter() if e.get("d")]
    assert [d.count("M") for d in strokes] == [1, 6, 3]  # line, ticks, marks


def test_a_ruler_begins_at_the_ten_below_the_lowest_value():
    ruler = ruler_for("a", [Decimal("71.3"), Decimal("65.4")], pictures.BANDS)

    assert (ruler.low, ruler.high) == (60, 100)
    assert ruler.marks == (Decimal(65), Decimal(80), Decimal(90))
    assert ruler_for("a", [], pictures.BANDS).step == 10


def test_a_value_beyond_the_ruler_stands_at_its_end():
    assert 'cx="8"' in yardstick(Yard(Decimal(12)), RULER)
    assert 'cx="212"' in yardstick(Yard(Decimal(104)), RULER)


@pytest.mark.parametrize(
    ("percent", "median", "language", "words"),
    [
        pytest.param("86.3", "91.5", "vi", "86,3% điểm tối đa, trung vị khối 91,5%", id="vi"),
        pytest.param(
            "86.3", "91.5", "en", "86.3% of the maximum, median of the block 91.5%", id="en"
        ),
        pytest.param("0", None, "vi", "0,0% điểm tối đa", id="zero is a value"),
        pytest.param(None, None, "vi", "không có số liệu", id="missing is not zero"),
    ],
)
def test_a_meter_says_the_part_and_the_median(percent, median, language, words):
    values = [None if v is None else Decimal(v) for v in (percent, median)]

    svg = meter_bar(*values, language)

    assert pictures.parsed(svg).get("aria-label") == words
    assert ('class="got"' in svg) == (percent is not None)
    assert ('class="mid"' in svg) == (median is not None)

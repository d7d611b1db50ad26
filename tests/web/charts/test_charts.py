"""What each chart says: every name, exact numbers, gaps, breaks, marks."""

import re
from decimal import Decimal

import pytest

from tests.factories import pictures
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Setting
from thuocdo.web.charts.domain_bars import domain_bars
from thuocdo.web.charts.option import measure_axis, round_step
from thuocdo.web.charts.palette import LIGHT, shades
from thuocdo.web.charts.ranking_chart import ranking_chart
from thuocdo.web.charts.trend_chart import Line, trend_chart
from thuocdo.web.charts.waterfall_chart import waterfall_chart

WIDTHS = pytest.mark.parametrize("width", [344, 760])
slow = pytest.mark.slow
SPACE = "{http://www.w3.org/2000/svg}"


def texts(svg):
    return [e.text for e in pictures.parsed(svg).iter(f"{SPACE}text")]


def elements(svg, tag, **wanted):
    return [
        e
        for e in pictures.parsed(svg).iter(f"{SPACE}{tag}")
        if all(e.get(name) == value for name, value in wanted.items())
    ]


@slow
@WIDTHS
@pytest.mark.parametrize("count", [5, 60, 80])
def test_every_unit_has_its_name_score_and_one_dot(count, width):
    svg = ranking_chart(pictures.ranking(count), Setting(width=width))

    words = " ".join(texts(svg))
    for unit in pictures.ranked_units(count):
        assert unit.name in words
        assert unit.score is None or str(unit.score).replace(".", ",") in texts(svg)
    dots = elements(svg, "circle", fill="var(--band-1)")
    assert len(dots) == count - 1  # the sample in the legend is drawn otherwise


@slow
def test_a_unit_without_a_score_is_said_to_have_none_and_gets_no_dot():
    units = pictures.ranked_units(5)

    svg = ranking_chart(pictures.ranking(units=units))
    full = ranking_chart(pictures.ranking(units=units[:-1]))

    assert texts(svg).count("không có số liệu") == 1
    assert "không có số liệu" not in texts(full)
    assert "no data" in texts(ranking_chart(pictures.ranking(5), Setting("en")))


@slow
def test_intervals_last_year_and_band_marks_are_drawn_and_named():
    words = texts(ranking_chart(pictures.ranking()))

    assert {"Điểm năm 2025", "Khoảng tin cậy 90%", "Năm 2024", "Khoảng hạng"} <= set(words)
    marks = [(word, words[place + 1]) for place, word in enumerate(words[:-1]) if word in "ABCD"]
    assert {("A", "90"), ("B", "80"), ("C", "65")} <= set(marks)
    assert ("D", "0") not in marks  # begins left of the plot


@slow
def test_a_ranking_without_extras_names_only_its_scores():
    plain = [
        pictures.RankedUnit(unit.name, unit.rank, unit.score, unit.band)
        for unit in pictures.ranked_units(6)[:-1]
    ]

    words = texts(ranking_chart(pictures.ranking(units=tuple(plain))))

    assert not {"Khoảng tin cậy 90%", "Năm 2024", "Khoảng hạng"} & set(words)


@slow
@WIDTHS
def test_a_trend_names_lines_median_breaks_and_missing_years(width):
    words = " ".join(texts(trend_chart(pictures.trend(), Setting(width=width))))

    for name in ("Như đơn vị khi đó", "Chỉ đơn vị không đổi", "Trung vị của khối"):
        assert name in words
    for text in ("Bộ chỉ số mới", "Sáp nhập 1/7/2025", "không có số liệu", "2018", "93,91"):
        assert text in words


@slow
def test_a_missing_year_is_a_gap_in_the_line_not_a_zero():
    svg = trend_chart(pictures.trend())

    lines = elements(svg, "path", stroke="var(--band-1)")
    longest = max((line.get("d") for line in lines), key=len)
    assert longest.count("M") == 2
    assert "0" not in [word for word in texts(svg) if word]


@slow
def test_lines_differ_in_dash_and_those_past_the_seventh_are_grey():
    lines = tuple(
        Line(Sentence(f"Đơn vị {place}", f"Unit {place}"), pictures.values(80 + place, 81 + place))
        for place in range(9)
    )
    svg = trend_chart(pictures.trend(years=(2024, 2025), lines=lines, median=(), breaks=()))

    drawn = [e for e in elements(svg, "path") if re.fullmatch(r"2\.5", e.get("stroke-width", ""))]
    looks = {(e.get("stroke"), e.get("stroke-dasharray")) for e in drawn}
    assert len(drawn) == 9
    assert len(looks) == 8  # seven of their own and grey
    assert sum(e.get("stroke") == "var(--ink-3)" for e in drawn) == 2
    assert len({dash for _, dash in looks}) == 7


@slow
@WIDTHS
@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        pytest.param("vi", {"87,12", "+2,90", "−1,50", "89,77"}, id="vi"),
        pytest.param("en", {"87.12", "+2.90", "−1.50", "89.77"}, id="en"),
    ],
)
def test_a_waterfall_writes_each_step_with_its_sign(language, numbers, width):
    assert numbers <= set(
        texts(waterfall_chart(pictures.waterfall(), Setting(language, False, width)))
    )


@slow
def test_a_loss_is_hollow_and_a_gain_full():
    svg = waterfall_chart(pictures.waterfall())

    assert len(elements(svg, "path", fill="var(--up)")) == 3  # with the legend
    hollow = elements(svg, "path", fill="var(--paper)", stroke="var(--down)")
    assert len(hollow) == 2


@WIDTHS
def test_domains_without_a_value_are_said_to_have_none(width):
    svg = domain_bars(pictures.domains(), Setting(width=width))

    assert texts(svg).count("không có số liệu") == 1
    assert {"97,4%", "88,4%"} <= set(texts(svg))
    assert len(elements(svg, "rect", fill="var(--band-2)")) == 3  # with the key
    assert len(elements(svg, "path", stroke="var(--ink)")) == 3


def test_a_bar_is_as_long_as_its_share():
    svg = domain_bars(pictures.domains())

    whole = float(elements(svg, "rect", fill="var(--band-5)")[0].get("width"))
    part = float(elements(svg, "rect", fill="var(--band-2)")[1].get("width"))
    assert part / whole == pytest.approx(0.974, abs=0.001)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        pytest.param("64.2", "100", (60, 100, 10), id="tens"),
        pytest.param("84.1", "86.4", (84, 86.5, 0.5), id="halves"),
        pytest.param("80", "80", (80, 80, 1), id="one value"),
    ],
)
def test_an_axis_has_round_ends_around_its_values(low, high, expected):
    axis = measure_axis(Decimal(low), Decimal(high), "vi")

    assert (axis["min"], axis["max"], axis["interval"]) == expected


@pytest.mark.parametrize(
    ("raw", "step"), [(0.21, 0.5), (2, 2), (2.1, 5), (7, 10), (0.1, 0.1), (0, 1)]
)
def test_a_step_is_round(raw, step):
    assert round_step(raw) == step


@pytest.mark.parametrize(
    ("count", "given"),
    [(1, [1]), (2, [1, 5]), (3, [1, 3, 5]), (4, [1, 2, 4, 5]), (5, [1, 2, 3, 4, 5])],
)
def test_bands_spread_over_the_scale_best_first(count, given):
    bands = pictures.BANDS[:count] if count < 5 else (*pictures.BANDS, _band("E", -1))

    assert list(shades(bands).values()) == given


def _band(code, floor):
    return type(pictures.BANDS[0])(code, Sentence(code, code), Decimal(floor))


def test_colours_of_files_are_those_of_the_light_theme(pytestconfig):
    styles = pytestconfig.rootpath / "src/thuocdo/web/static/thuocdo"
    css = (styles / "thuocdo.css").read_text("utf-8")
    light = re.search(r"^:root\b[^{]*\{(.*?)^\}", css, re.MULTILINE | re.DOTALL)[1]
    tokens = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", light))

    own = {name: value for name, value in LIGHT.items() if not name.startswith("on-")}
    assert own == {name: tokens.get(name) for name in own}


def test_each_colour_has_a_name_of_its_own():
    assert len(set(LIGHT.values())) == len(LIGHT)

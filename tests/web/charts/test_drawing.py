"""The one function that draws an option: refusals, threads, and nothing left of the engine."""

import os
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from tests.factories import pictures
from thuocdo.web.charts import drawing
from thuocdo.web.charts.drawing import drawn, start_engine
from thuocdo.web.charts.dressing import undressed
from thuocdo.web.charts.errors import CannotBeDrawn
from thuocdo.web.charts.trend_chart import trend_chart

pytestmark = pytest.mark.slow


def bars(value):
    return {
        "animation": False,
        "xAxis": {"type": "category", "data": ["Xã Ẳng Tở"]},
        "yAxis": {
            "type": "value",
            "interval": 0.5,
            "axisLabel": {"formatter": {"decimals": 1, "mark": ","}},
        },
        "series": [{"type": "bar", "data": [value]}],
    }


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(float("nan"), id="NaN"),
        pytest.param(float("inf"), id="infinity"),
        pytest.param(Decimal(1), id="a decimal that nobody turned into a number of JSON"),
    ],
)
def test_a_value_json_has_no_word_for_is_refused(value):
    with pytest.raises(CannotBeDrawn) as refused:
        drawn(bars(value), 300, 200)

    assert "no number" in refused.value.sentence.en


def test_an_option_becomes_svg_with_its_texts_and_written_numbers():
    svg = drawn(bars(1.5), 300, 200)

    assert "Xã Ẳng Tở" in svg
    assert ">1,5<" in svg


def test_text_in_data_is_escaped():
    option = bars(1)
    option["xAxis"]["data"] = ['</text><script>"&']

    root = pictures.parsed(drawn(option, 300, 200))

    assert any(element.text == '</text><script>"&' for element in root.iter())


def test_the_engine_can_be_started_before_the_first_chart():
    """A second start finds it there."""
    start_engine()
    made = drawing._engine(os.getpid())
    start_engine()

    assert drawing._engine(os.getpid()) is made


def test_threads_draw_what_one_thread_draws():
    alone = trend_chart(pictures.trend())

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: trend_chart(pictures.trend()), range(12)))

    assert set(together) == {alone}


def test_undressing_leaves_only_marks_with_plain_attributes():
    svg = """<svg xmlns="http://www.w3.org/2000/svg"><rect fill="none"/><style>a{}</style>
    <path d="" stroke="#fff"/><path d="M0 0" fill="rgb(0,0,0)" fill-opacity="0" stroke-width="0"/>
    <defs><clipPath id="zr7"><path d="M0 0" fill="#000"/></clipPath></defs>
    <g clip-path="url(#zr7)"><path class="x" ecmeta_a="1" d="M1.234 2Z" fill="rgb(255,255,255)"/>
    </g><path d="M1 0A1 1 0 1 1 1 -0.1A1 1 0 0 1 1 0" transform="matrix(4,0,0,4,9,8)"
    stroke="#000" stroke-width="0.5"/>
    <text dominant-baseline="central" y="1" transform="translate(10 20)"
    style="font-size:20px;font-family:x;">A</text></svg>"""

    plain = [(e.tag, e.attrib) for e in undressed(svg, "k").iter()]

    assert plain == [
        ("g", {}),
        ("defs", {}),
        ("clipPath", {"id": "k-1"}),
        ("path", {"d": "M0 0", "fill": "#000"}),
        ("g", {"clip-path": "url(#k-1)"}),
        ("path", {"d": "M1.2 2Z", "fill": "#ffffff"}),
        ("circle", {"stroke": "#000", "stroke-width": "2", "cx": "9", "cy": "8", "r": "4"}),
        ("text", {"y": "28", "font-size": "20", "x": "10"}),
    ]

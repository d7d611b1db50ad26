"""What holds for every chart and map, in both languages, on pages and as files."""

import re
from datetime import date

import pytest

from tests.factories import pictures
from thuocdo.web.charts.document import Setting
from thuocdo.web.charts.domain_bars import domain_bars
from thuocdo.web.charts.lettering import SYSTEM_FACE, text_width
from thuocdo.web.charts.maps.national_map import national_map
from thuocdo.web.charts.maps.point_map import point_map
from thuocdo.web.charts.ranking_chart import ranking_chart
from thuocdo.web.charts.trend_chart import trend_chart
from thuocdo.web.charts.waterfall_chart import waterfall_chart

KINDS = [
    pytest.param(lambda s: ranking_chart(pictures.ranking(), s), id="ranking"),
    pytest.param(lambda s: trend_chart(pictures.trend(), s), id="trend"),
    pytest.param(lambda s: waterfall_chart(pictures.waterfall(), s), id="waterfall"),
    pytest.param(lambda s: domain_bars(pictures.domains(), s), id="domains"),
    pytest.param(lambda s: national_map(pictures.country(), s), id="34 provinces"),
    pytest.param(lambda s: national_map(pictures.country(date(2024, 1, 1)), s), id="63 provinces"),
    pytest.param(lambda s: point_map(pictures.area(), s), id="points"),
]
SETTINGS = [
    pytest.param(Setting(language, standalone, width), id=f"{language} {where} {width}")
    for language in ("vi", "en")
    for standalone, where in ((False, "page"), (True, "file"))
    for width in (344, 760)
]
SPACE = "{http://www.w3.org/2000/svg}"
pytestmark = pytest.mark.slow


@pytest.fixture(params=KINDS)
def draw(request):
    return request.param


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_picture_is_plain_svg_that_a_strict_policy_lets_pass(draw, setting):
    elements = list(pictures.parsed(draw(setting)).iter())

    tags = {element.tag.removeprefix(SPACE) for element in elements}
    assert not tags & {"style", "script", "foreignObject", "image"}
    for element in elements:
        assert "style" not in element.attrib
        assert not any(name.startswith("on") for name in element.attrib)
        assert element.get("href", "#").startswith("#")


@pytest.mark.parametrize("setting", SETTINGS)
def test_title_and_description_name_the_picture(draw, setting):
    root = pictures.parsed(draw(setting))

    ids = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    title, description = root.get("aria-labelledby").split()
    caption = pictures.caption()
    assert ids[title] == caption.title.in_language(setting.language)
    assert ids[description] == caption.summary.in_language(setting.language)
    assert root.get("role") == "img"
    assert root.get("lang") == setting.language


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_page_follows_the_theme_and_a_file_has_its_own_colours(draw, setting):
    svg = draw(setting)

    if setting.standalone:
        assert "var(" not in svg
        assert pictures.caption().title.in_language(setting.language) in visible_text(svg)
    else:
        paints = set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg))
        themed = r"none|var\(--[a-z0-9-]+\)|url\(#hinh-[a-z0-9]+\)|#000"  # black: of clips
        assert {paint for paint in paints if not re.fullmatch(themed, paint)} == set()


def test_ids_are_unique_and_begin_with_the_key(draw):
    ids = [e.get("id") for e in pictures.parsed(draw(Setting())).iter() if e.get("id")]

    assert len(ids) == len(set(ids))
    assert all(name.startswith("hinh-") for name in ids)


def test_the_same_data_give_the_same_bytes(draw):
    assert draw(Setting()) == draw(Setting())


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_text_leaves_the_picture_or_ends_in_dots(draw, setting):
    root = pictures.parsed(draw(setting))

    for parent in root.iter():
        for text in parent.findall(f"{SPACE}text"):
            size = float(text.get("font-size") or parent.get("font-size") or 12)
            width = text_width(text.text, size) / SYSTEM_FACE
            share = {"end": 1, "middle": 0.5}.get(text.get("text-anchor"), 0)
            left = float(text.get("x")) - width * share
            assert left >= -1, text.text
            assert left + width <= setting.width + 1, text.text
            assert "…" not in text.text
            assert "..." not in text.text


def visible_text(svg):
    """Return the words a reader sees, in the order in which they are drawn."""
    return " ".join(e.text for e in pictures.parsed(svg).iter(f"{SPACE}text") if e.text)


@pytest.mark.parametrize(
    ("language", "other"), [pytest.param("vi", ".", id="vi"), pytest.param("en", ",", id="en")]
)
def test_decimals_have_the_mark_of_the_language(draw, language, other):
    words = visible_text(draw(Setting(language)))

    assert not re.search(rf"\d{re.escape(other)}\d\d?\b(?!/)", words.replace("CC BY 4.0", ""))


@pytest.mark.parametrize(
    ("svg", "limit"),
    [
        pytest.param(lambda: ranking_chart(pictures.ranking()), 60_000, id="ranking of 60"),
        pytest.param(lambda: national_map(pictures.country()), 120_000, id="34 provinces"),
        pytest.param(
            lambda: national_map(pictures.country(date(2024, 1, 1))), 120_000, id="63 provinces"
        ),
    ],
)
def test_a_picture_stays_light(svg, limit):
    assert len(svg().encode()) < limit

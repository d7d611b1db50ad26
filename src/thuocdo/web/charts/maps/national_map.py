"""The country by provinces, coloured by band; boundaries are those of the day asked for."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thuocdo.core.index_set.model import Band
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import PAGE, Caption, Language, Setting, document, part
from thuocdo.web.charts.errors import UnknownProvince
from thuocdo.web.charts.maps.archipelagos import Frame, archipelago, fit_into, frame_in_place
from thuocdo.web.charts.maps.elements import Fit, Key, note, outline
from thuocdo.web.charts.maps.provinces import ISLANDS, Province, provinces_on
from thuocdo.web.charts.maps.shapes import HOANG_SA, TRUONG_SA
from thuocdo.web.charts.option import is_narrow
from thuocdo.web.charts.palette import LIGHT, shades
from thuocdo.web.charts.wording import BAND, NO_DATA

CREDIT = Sentence(
    "Hình tỉnh: @svg-maps/vietnam (Stephen Truong), CC BY 4.0, đã giản lược",
    "Province shapes: @svg-maps/vietnam (Stephen Truong), CC BY 4.0, simplified",
)
_DRAWN = (812, 873)  # px, of the vendored drawing
_MAINLAND = 385  # px of the drawing
_EDGE = 8  # px


@dataclass(frozen=True, slots=True)
class ProvinceMark:
    """What a province shows; no band is no data. With a link the province can be chosen."""

    band: str | None
    href: str = ""


@dataclass(frozen=True, slots=True)
class NationalMap:
    """Provinces by their code on the day; one that is not named has no data."""

    caption: Caption
    day: date  # boundaries as of this day
    bands: tuple[Band, ...]
    marks: Mapping[str, ProvinceMark]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the parts of the map stand."""

    fit: Fit
    key: tuple[float, float]  # px
    frames: dict[str, Frame]
    fits: dict[str, Fit]
    foot: float  # px, where map and frames end


def national_map(chart: NationalMap, setting: Setting = PAGE) -> str:
    """Draw the map: 63 provinces before 1 July 2025, 34 since.

    Raises:
        UnknownProvince: a code names no province of the day.
    """
    provinces = provinces_on(chart.day)
    for code in chart.marks.keys() - provinces.keys():
        raise UnknownProvince(
            f"Không có tỉnh, thành phố mang mã {code} vào ngày {chart.day:%d/%m/%Y}.",
            f"No province had the code {code} on {chart.day:%d/%m/%Y}.",
        )
    key = Key(chart.caption.key, chart.bands, shades(chart.bands), setting.language)
    layout = _narrow(setting) if is_narrow(setting) else _wide(setting)
    picture = ET.Element("g")
    key.hatching(picture)
    for code, province in provinces.items():
        _province(picture, province, chart.marks.get(code, ProvinceMark(None)), layout, key)
    for code, province in provinces.items():
        _letter(picture, province, chart.marks.get(code), layout, key)
    key.draw(picture, *layout.key)
    foot = layout.foot + (key.height if is_narrow(setting) else 0)
    height = note(picture, CREDIT.in_language(setting.language), foot, setting.width - 8)
    linked = any(mark.href for mark in chart.marks.values())
    return document(picture, chart.caption, setting, height, linked=linked)


def _wide(setting: Setting) -> _Layout:
    """Everything where it lies."""
    fit = Fit((setting.width - 2 * _EDGE) / _DRAWN[0], _EDGE, _EDGE)
    frames = {
        which: frame_in_place(which, fit, text_width=setting.width * 0.35)
        for which in (HOANG_SA, TRUONG_SA)
    }
    key = (setting.width * 0.56, 12.0)
    fits = dict.fromkeys(frames, fit)
    return _Layout(fit, key, frames, fits, _DRAWN[1] * fit.scale + 16)


def _narrow(setting: Setting) -> _Layout:
    """The mainland larger, the archipelagos in frames of their own in the sea east of it."""
    scale = setting.width * 0.7 / _MAINLAND
    left, right = setting.width * 0.63, setting.width - 4.0
    tops = {HOANG_SA: 220 * scale, TRUONG_SA: 730 * scale}
    frames = {
        which: Frame(left, top, right, top + 80, right - left, 11) for which, top in tops.items()
    }
    fits = {which: fit_into(which, frame) for which, frame in frames.items()}
    foot = max(frames[TRUONG_SA].bottom, 805 * scale) + 12
    return _Layout(Fit(scale, 2, 4), (4.0, foot), frames, fits, foot)


def _province(
    picture: ET.Element, province: Province, mark: ProvinceMark, layout: _Layout, key: Key
) -> None:
    """Draw a province as a dark line, a light line and a fill, one above the other.

    Of the lines only what lies outside the fill is seen, so that provinces of any two colours
    are told apart. The fill has a thin line of its own colour: where provinces were merged, their
    old border and the hairs between their shapes disappear under it.
    """
    name = f"{key.name}-{province.code}"
    path = outline(province.rings, layout.fit)
    part(part(picture, "defs"), "path", id=name, d=path, stroke_linejoin="round")
    words = _words(province, mark.band, key.language)
    holder = part(picture, "a", href=mark.href) if mark.href else part(picture, "g")
    if mark.href:
        holder.set("aria-label", words)
    part(holder, "title", words)
    fill = key.paint(mark.band)
    use = f"#{name}"
    part(holder, "use", href=use, class_="shape", stroke=LIGHT["ink-3"], stroke_width=2.6)
    part(holder, "use", href=use, stroke=LIGHT["paper"], stroke_width=1.3)
    part(holder, "use", href=use, fill=fill, stroke=fill, stroke_width=0.6)
    if which := ISLANDS.get(province.code):
        place = layout.frames[which], layout.fits[which]
        archipelago(holder, which, *place, fill=fill, language=key.language)


def _letter(
    picture: ET.Element, province: Province, mark: ProvinceMark | None, layout: _Layout, key: Key
) -> None:
    """Write the band's letter where the province has most room, as large as fits."""
    if mark is None or mark.band is None:
        return
    middle, depth = province.heart
    size = min(max(depth * layout.fit.scale * 1.5, 7.5), 13.0)
    key.letter(picture, mark.band, layout.fit.point(middle), size)


def _words(province: Province, band: str | None, language: Language) -> str:
    """Say what a province shows: ``Hà Nội: loại A``."""
    if band is None:
        return f"{province.name}: {NO_DATA.in_language(language)}"
    return f"{province.name}: {BAND.in_language(language).lower()} {band}"

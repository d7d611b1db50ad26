"""Domains of one unit: the part of the maximum each reached, and where the block's median lies."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from decimal import Decimal

from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import PAGE, Caption, Language, Setting, document, part, written
from thuocdo.web.charts.lettering import balanced, text_width
from thuocdo.web.charts.option import is_narrow
from thuocdo.web.charts.palette import LIGHT
from thuocdo.web.charts.wording import MEDIAN, NO_DATA, number

SHARE = Sentence("% điểm tối đa", "% of maximum points")
_SIZE, _LINE, _BAR, _FIGURE, _KEY = 13, 18, 12, 62, 34  # px


@dataclass(frozen=True, slots=True)
class DomainShare:
    """One bar; shares are in percent of the maximum. None is no value, not zero."""

    name: Sentence
    percent: Decimal | None
    median: Decimal | None = None  # percent, of the block


@dataclass(frozen=True, slots=True)
class DomainBars:
    """The domains in the order of the index set."""

    caption: Caption
    domains: tuple[DomainShare, ...]
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where bars stand, in px."""

    left: float
    width: float

    def x(self, percent: Decimal) -> float:
        return self.left + self.width * float(percent) / 100


def domain_bars(bars: DomainBars, setting: Setting = PAGE) -> str:
    """Draw a bar from 0 to 100% for each domain, its name beside it or, on a phone, above."""
    narrow, said = is_narrow(setting), setting.language
    room = setting.width - 8 if narrow else setting.width * 0.4
    names = [balanced(domain.name.in_language(said), _SIZE, room) for domain in bars.domains]
    text = _LINE * max(len(name) for name in names)
    left = 4 if narrow else max(text_width(line, _SIZE) for n in names for line in n) + 16
    plot = _Plot(left, setting.width - _FIGURE - left)
    row = text + (28 if narrow else 12)
    picture = ET.Element("g", {"font-size": str(_SIZE), "fill": LIGHT["ink"]})
    _key(picture, said)
    for place, (domain, name) in enumerate(zip(bars.domains, names, strict=True)):
        top = _KEY + place * row
        first = (text - _LINE * len(name)) / (1 if narrow else 2)
        for line, words in enumerate(name):
            part(picture, "text", words, x=4, y=top + first + _LINE * (line + 0.8) + 2)
        middle = top + text + 12 if narrow else top + text / 2 + 2
        _bar(picture, domain, plot, middle)
        _say(picture, domain, plot, (middle + 4.5, said, bars.decimals))
    return document(picture, bars.caption, setting, _KEY + row * len(names))


def _key(picture: ET.Element, language: Language) -> None:
    """Say what bar and stroke mean."""
    share = SHARE.in_language(language)
    part(picture, "rect", x=4, y=6, width=26, height=_BAR, fill=LIGHT["band-2"])
    part(picture, "text", share, x=36, y=16, font_size=12)
    x = 36 + text_width(share, 12) + 18
    part(picture, "path", d=f"M{written(x)} 3v18", stroke=LIGHT["ink"], stroke_width=2)
    part(picture, "text", MEDIAN.in_language(language), x=x + 8, y=16, font_size=12)


def _bar(picture: ET.Element, domain: DomainShare, plot: _Plot, middle: float) -> None:
    """Draw the whole, the part reached and the median; without a value only the median."""
    top = middle - _BAR / 2
    if domain.percent is not None:
        frame = {"x": plot.left, "y": top, "height": _BAR}
        part(picture, "rect", **frame, width=plot.width, fill=LIGHT["band-5"])
        reached = plot.x(domain.percent) - plot.left
        part(picture, "rect", **frame, width=reached, fill=LIGHT["band-2"])
    if domain.median is not None:
        stroke = f"M{written(plot.x(domain.median))} {written(top - 4)}v{_BAR + 8}"
        part(picture, "path", d=stroke, stroke=LIGHT["ink"], stroke_width=2)


def _say(
    picture: ET.Element, domain: DomainShare, plot: _Plot, where: tuple[float, Language, int]
) -> None:
    """Write the share after the bar; without a value say so in place of the bar."""
    y, language, decimals = where
    if domain.percent is None:
        text = NO_DATA.in_language(language)
        part(picture, "text", text, x=plot.left, y=y, font_size=12, font_style="italic")
    else:
        text = f"{number(domain.percent, decimals, language)}%"
        part(picture, "text", text, x=plot.left + plot.width + 8, y=y, font_weight=600)

"""Draw rings, frames and keys of maps as SVG elements."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuocdo.core.index_set.model import Band
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Language, part
from thuocdo.web.charts.lettering import wrapped
from thuocdo.web.charts.maps.shapes import Point, Ring, Rings
from thuocdo.web.charts.palette import LIGHT
from thuocdo.web.charts.wording import NO_DATA, number

_FROM = Sentence(" (từ {})", " (from {})")
_ROW, _BOX = 22, 16  # px


@dataclass(frozen=True, slots=True)
class Fit:
    """How the drawing's coordinates become those of the picture."""

    scale: float
    left: float = 0  # px
    top: float = 0

    def point(self, point: Point) -> Point:
        """Return where a point comes to stand."""
        return self.left + point[0] * self.scale, self.top + point[1] * self.scale


def outline(rings: Rings, fit: Fit) -> str:
    """Return the path of rings, in steps of a tenth of a pixel."""
    return "".join(_ring(tuple(fit.point(point) for point in ring)) for ring in rings)


def _ring(ring: Ring) -> str:
    """Write a ring by short relative steps; rounding does not add up along the way."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    text, here = f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l", tenths[0]
    steps = []
    for point in tenths[1:]:
        if point != here:
            steps.append((point[0] - here[0], point[1] - here[1]))
            here = point
    if not steps:  # a speck: an island smaller than a tenth of a pixel
        steps = [(1, 0), (0, 1)]
    return text + " ".join(f"{_tenth(dx)},{_tenth(dy)}" for dx, dy in steps) + "z"


def _tenth(tenths: int) -> str:
    """Write tenths as a decimal without what may be left out: ``-.5``, ``3``, ``2.1``."""
    text = f"{tenths / 10:.1f}".removesuffix(".0")
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text


@dataclass(frozen=True, slots=True)
class Key:
    """What the colours of a map mean."""

    name: str  # of the picture; its ids begin with it
    bands: tuple[Band, ...]
    shades: Mapping[str, int]
    language: Language

    def texts(self) -> list[tuple[str | None, str]]:
        """Return the entries, best band first, no data last."""
        best_first = sorted(self.bands, key=lambda band: band.floor, reverse=True)
        entries = [(band.code, self._said(band)) for band in best_first]
        return [*entries, (None, NO_DATA.in_language(self.language))]

    def _said(self, band: Band) -> str:
        """Name a band and its lower mark; that of the lowest is no news."""
        mark = number(band.floor, None, self.language)
        after = _FROM.in_language(self.language).format(mark) if band.floor else ""
        return f"{band.code}: {band.title.in_language(self.language)}{after}"

    @property
    def height(self) -> float:
        """Return the px the entries take."""
        return _ROW * (len(self.bands) + 1)

    def draw(self, picture: ET.Element, x: float, y: float) -> None:
        """Draw the entries under each other."""
        for band, text in self.texts():
            sample = part(picture, "rect", x=x, y=y, width=20, height=_BOX, rx=3)
            sample.attrib |= {"fill": self.paint(band), "stroke": LIGHT["ink-3"]}
            if band:
                self.letter(picture, band, (x + 10, y + _BOX / 2), 11)
            part(picture, "text", text, x=x + 27, y=y + 12, fill=LIGHT["ink"])
            y += _ROW

    def paint(self, band: str | None) -> str:
        """Return the fill of a band, or of none: hatched."""
        return LIGHT[f"band-{self.shades[band]}"] if band else f"url(#{self.name}-none)"

    def letter(self, picture: ET.Element, band: str, middle: Point, size: float) -> None:
        """Write the code of a band in the middle of its colour."""
        text = part(picture, "text", band, x=middle[0], y=middle[1] + size * 0.35, font_size=size)
        text.attrib |= {"font-weight": "600", "text-anchor": "middle", "pointer-events": "none"}
        text.set("fill", LIGHT[f"on-band-{self.shades[band]}"])

    def hatching(self, picture: ET.Element) -> None:
        """Define the pattern of places without a value."""
        pattern = part(part(picture, "defs"), "pattern", id=f"{self.name}-none", width=6, height=6)
        pattern.set("patternUnits", "userSpaceOnUse")
        part(pattern, "rect", width=6, height=6, fill=LIGHT["paper"])
        strokes = "M0 6L6 0M-1 1L1 -1M5 7L7 5"
        part(pattern, "path", d=strokes, stroke=LIGHT["ink-3"], stroke_width=0.8)


def label(
    picture: ET.Element, lines: Sequence[str], middle: float, bottom: float, size: float = 12
) -> None:
    """Write lines of text above a height, centred, with a halo against what lies under them."""
    for place, line in enumerate(reversed(lines)):
        text = part(picture, "text", line, x=middle, y=bottom - place * size * 1.25, font_size=size)
        text.attrib |= {"text-anchor": "middle", "fill": LIGHT["ink"], "paint-order": "stroke"}
        text.attrib |= {"stroke": LIGHT["paper"], "stroke-width": "3"}


def note(
    picture: ET.Element, text: str, top: float, width: float, *, left: float = 4, size: float = 10
) -> float:
    """Write a small text in as many lines as it needs; return where it ends."""
    for line in wrapped(text, size, width):
        top += size * 1.4
        said = part(picture, "text", line, x=left, y=top)
        said.attrib |= {"font-size": f"{size:g}", "fill": LIGHT["ink-2"]}
    return top + 6

"""Hoàng Sa and Trường Sa: framed and labelled in every map, whatever else it shows."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass

from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Language, part
from thuocdo.web.charts.lettering import balanced
from thuocdo.web.charts.maps.elements import Fit, label, outline
from thuocdo.web.charts.maps.shapes import HOANG_SA, TRUONG_SA, box, shapes
from thuocdo.web.charts.palette import LIGHT

NAMES = {
    HOANG_SA: Sentence("Quần đảo Hoàng Sa (Đà Nẵng)", "Hoàng Sa Archipelago (Đà Nẵng)"),
    TRUONG_SA: Sentence("Quần đảo Trường Sa (Khánh Hòa)", "Trường Sa Archipelago (Khánh Hòa)"),
}
_ROOM = 8  # px between the islands and their frame


@dataclass(frozen=True, slots=True)
class Frame:
    """Where an archipelago stands in the picture, in px, with the room its name may take."""

    left: float
    top: float
    right: float
    bottom: float
    text_width: float
    text_size: float = 12


def frame_in_place(which: str, fit: Fit, text_width: float, text_size: float = 12) -> Frame:
    """Return the frame around the islands where they lie."""
    left, top, right, bottom = box(shapes()[which])
    (x0, y0), (x1, y1) = fit.point((left, top)), fit.point((right, bottom))
    edge = max(_ROOM * min(1.0, fit.scale * 1.5), 3.0)
    return Frame(x0 - edge, y0 - edge, x1 + edge, y1 + edge, text_width, text_size)


def fit_into(which: str, frame: Frame) -> Fit:
    """Return how the islands fill a frame that stands elsewhere."""
    left, top, right, bottom = box(shapes()[which])
    width, height = frame.right - frame.left - 2 * _ROOM, frame.bottom - frame.top - 2 * _ROOM
    scale = min(width / (right - left), height / (bottom - top))
    middle = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    return Fit(
        scale,
        middle[0] - scale * (left + right) / 2,
        middle[1] - scale * (top + bottom) / 2,
    )


def archipelago(
    picture: ET.Element, which: str, frame: Frame, fit: Fit, *, fill: str, language: Language
) -> None:
    """Draw the islands, strong enough to be seen at any size, with frame and name."""
    name = NAMES[which].in_language(language)
    width, height = frame.right - frame.left, frame.bottom - frame.top
    around = part(picture, "rect", x=frame.left, y=frame.top, width=width, height=height, rx=4)
    around.attrib |= {"fill": "none", "stroke": LIGHT["ink-3"], "stroke-dasharray": "3 3"}
    islands = part(picture, "path", d=outline(shapes()[which], fit), fill=fill)
    islands.attrib |= {"stroke": LIGHT["ink-2"], "stroke-width": "1", "class": "shape"}
    part(islands, "title", name)
    lines = balanced(name, frame.text_size, frame.text_width)
    label(picture, lines, (frame.left + frame.right) / 2, frame.top - 5, frame.text_size)

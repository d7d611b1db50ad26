"""The small picture of the whole country that stands in every map of a part of it."""

import xml.etree.ElementTree as ET

from thuocdo.web.charts.document import Language, part
from thuocdo.web.charts.maps.archipelagos import archipelago, frame_in_place
from thuocdo.web.charts.maps.elements import Fit, outline
from thuocdo.web.charts.maps.shapes import HOANG_SA, TRUONG_SA, Point, box, place, shapes
from thuocdo.web.charts.palette import LIGHT

WIDTH, HEIGHT = 196, 216  # px
_COARSE = 2.0  # px of the drawing
_NAME = 96  # px, for a line of a name


def country(
    picture: ET.Element, at: tuple[float, float], middle: Point, language: Language
) -> dict[str, Point]:
    """Draw the country in one tint with a ring where the part lies, and both archipelagos.

    Returns:
        Where a point for a unit on each archipelago has room, in px.

    Args:
        picture: What it is added to.
        at: Left and top, in px.
        middle: Latitude and longitude of the part.
        language: Of the names.
    """
    fit = Fit((WIDTH - 8) / 812, at[0] + 4, at[1] + 4)
    group = part(picture, "g")
    mainland = tuple(
        ring
        for name, rings in shapes(_COARSE).items()
        if name not in {HOANG_SA, TRUONG_SA}
        for ring in rings
    )
    tint = LIGHT["band-4"]
    part(group, "path", d=outline(mainland, fit), fill=tint, stroke=tint, stroke_width=0.8)
    rooms: dict[str, Point] = {}
    for which in (HOANG_SA, TRUONG_SA):
        frame = frame_in_place(which, fit, _NAME, 10)
        archipelago(group, which, frame, fit, fill=tint, language=language)
        across = frame.right + 16 if which == HOANG_SA else (frame.left + frame.right) / 2
        rooms[which] = across, (frame.top + frame.bottom) / 2
    x, y = fit.point(place(*middle))
    part(group, "circle", cx=x, cy=y, r=7, fill="none", stroke=LIGHT["seal"], stroke_width=2.5)
    return rooms


def on_archipelago(latitude: float, longitude: float) -> str | None:
    """Return the archipelago a place lies on, if any."""
    x, y = place(latitude, longitude)
    for which in (HOANG_SA, TRUONG_SA):
        left, top, right, bottom = box(shapes()[which])
        if left <= x <= right and top <= y <= bottom:
            return which
    return None

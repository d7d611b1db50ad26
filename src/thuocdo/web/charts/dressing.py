"""Undress what ECharts draws: no style, script or class, no id that differs from run to run."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

_SPACE = "{http://www.w3.org/2000/svg}"
_KEPT = {
    *("d", "id", "x", "y", "width", "height", "rx", "transform", "clip-path", "text-anchor"),
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"),
    *("stroke-linecap", "stroke-linejoin", "paint-order", "font-size", "font-weight", "font-style"),
}
_DEFAULTS = {
    ("font-size", "12"),
    ("font-weight", "400"),
    ("font-weight", "normal"),
    ("text-anchor", "start"),
}
_WHITE = "rgb(255,255,255)"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_DECIMALS = re.compile(r"-?\d+\.\d{2,}")
_CIRCLE = re.compile(r"M1 0A1 1 0 1 1 1 -0\.1A1 1 0 0 1 1 0Z?")
_MATRIX = re.compile(r"matrix\(([\d.]+),0,0,\1,([\d.-]+),([\d.-]+)\)")
_SHIFT = re.compile(r"translate\(([\d.-]+) ([\d.-]+)\)")
_MIDDLE = 0.35  # of the size: from the middle of the letters to the line they stand on


def undressed(svg: str, key: str) -> ET.Element:
    """Return the drawing as one plain ``g``; its inner ids begin with the key."""
    root = ET.fromstring(svg)  # noqa: S314  (drawn by our own engine a moment ago)
    picture = ET.Element("g")
    picture.extend(root)
    _keep_the_seen(picture)
    ids = [element.attrib["id"] for element in picture.iter() if "id" in element.attrib]
    names = {name: f"{key}-{number}" for number, name in enumerate(ids, start=1)}
    for element in picture.iter():
        element.tag, element.tail = element.tag.removeprefix(_SPACE), None
        if element.tag == "text":
            _place_text(element)
        else:
            element.text = None
            _name_circle(element)
        element.attrib = dict(_plain(element.attrib, names))
    return picture


def _keep_the_seen(parent: ET.Element) -> None:
    """Remove what leaves no mark, at every depth; shapes that clip are kept."""
    for child in list(parent):
        if child.tag.removeprefix(_SPACE) in {"defs", "clipPath"}:
            continue
        if _is_seen(child):
            _keep_the_seen(child)
        else:
            parent.remove(child)


def _is_seen(element: ET.Element) -> bool:
    """Tell whether an element leaves a mark: style blocks, empty and unpainted shapes do not."""
    tag = element.tag.removeprefix(_SPACE)
    if tag in {"style", "script", "foreignObject"}:
        return False
    if tag not in {"rect", "path"}:
        return True
    if element.get("d") == "" or element.get("transform", "").startswith("matrix(0,"):
        return False
    is_filled = element.get("fill") != "none" and element.get("fill-opacity") != "0"
    return is_filled or element.get("stroke-width", element.get("stroke")) not in {None, "0"}


def _place_text(text: ET.Element) -> None:
    """Turn a moved and centred text into one with a plain x and y, which every reader knows."""
    styles = text.attrib.pop("style", "").split(";")
    for declaration in filter(None, styles):
        name, _, value = declaration.partition(":")
        text.set(name.strip(), value.strip().removesuffix("px"))
    x, y = float(text.get("x", 0)), float(text.get("y", 0))
    if moved := _SHIFT.fullmatch(text.get("transform", "")):
        x, y = x + float(moved[1]), y + float(moved[2])
        del text.attrib["transform"]
    if text.get("dominant-baseline") == "central":
        y += _MIDDLE * float(text.get("font-size", 12))
    text.set("x", f"{x:.4f}")
    text.set("y", f"{y:.4f}")


def _name_circle(path: ET.Element) -> None:
    """Say a scaled circle shorter: as a circle."""
    matrix = _MATRIX.fullmatch(path.get("transform", ""))
    if matrix is None or not _CIRCLE.fullmatch(path.get("d", "")):
        return
    path.tag = "circle"
    scale = float(matrix[1])
    del path.attrib["d"], path.attrib["transform"]
    if "stroke-width" in path.attrib:
        path.set("stroke-width", f"{scale * float(path.attrib['stroke-width']):.4f}")
    path.attrib |= {"cx": matrix[2], "cy": matrix[3], "r": matrix[1]}


def _plain(attributes: dict[str, str], names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Keep what paints, in our spelling: one decimal, our ids, hexadecimal colours."""
    for name, value in attributes.items():
        if name not in _KEPT | {"cx", "cy", "r"} or (name, value) in _DEFAULTS:
            continue
        spelled = names[value] if name == "id" else _DECIMALS.sub(_rounded, value)
        spelled = _REFERENCE.sub(lambda found: f"url(#{names[found[1]]})", spelled)
        yield name, "#ffffff" if spelled == _WHITE else spelled


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")

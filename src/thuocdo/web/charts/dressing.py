"""Undress what ECharts draws: no style, no script, no class, no id that changes with each drawing."""

import re
import xml.etree.ElementTree as ET

_SPACE = "{http://www.w3.org/2000/svg}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DROPPED = {"class", "pointer-events", "stroke-miterlimit", _XML_SPACE}
_KEPT_STYLES = {"font-size", "font-weight", "font-style"}
_WHITE = {"rgb(255,255,255)": "#ffffff"}
_REFERENCE = re.compile(r"url\(#([^)]+)\)")


def undressed(svg: str, key: str) -> ET.Element:
    """Return the drawing as one plain ``g``; its inner ids begin with the key."""
    root = ET.fromstring(svg)  # noqa: S314  (drawn by our own engine a moment ago)
    picture = ET.Element("g")
    picture.extend(root)
    _keep_the_seen(picture)
    names = _new_names(picture, key)
    for element in picture.iter():
        element.tag = element.tag.removeprefix(_SPACE)
        element.tail = None
        element.attrib = _plain(element.attrib, names)
        if element.tag != "text" and element.tag != "tspan":
            element.text = None
    return picture


def _is_seen(element: ET.Element) -> bool:
    """Tell whether an element leaves a mark: style blocks and unpainted shapes do not."""
    tag = element.tag.removeprefix(_SPACE)
    if tag in {"style", "script", "foreignObject"}:
        return False
    unpainted = element.get("fill") == "none" and "stroke" not in element.attrib
    return not (unpainted and tag in {"rect", "path"})


def _keep_the_seen(parent: ET.Element) -> None:
    """Remove what leaves no mark, at every depth; shapes that clip are kept."""
    for child in list(parent):
        if child.tag.removeprefix(_SPACE) in {"defs", "clipPath"}:
            continue
        if _is_seen(child):
            _keep_the_seen(child)
        else:
            parent.remove(child)


def _new_names(picture: ET.Element, key: str) -> dict[str, str]:
    """Number ids in document order: the engine's own count goes up with each chart."""
    old = [element.attrib["id"] for element in picture.iter() if "id" in element.attrib]
    return {name: f"{key}-{number}" for number, name in enumerate(old, start=1)}


def _plain(attributes: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    """Turn styles into attributes, colours into the palette's spelling, ids into ours."""
    kept = {k: v for k, v in attributes.items() if k not in _DROPPED and "ecmeta" not in k}
    for declaration in filter(None, kept.pop("style", "").split(";")):
        name, _, value = declaration.partition(":")
        if name.strip() in _KEPT_STYLES and value.strip() != "12px":
            kept[name.strip()] = value.strip().removesuffix("px")
    if "id" in kept:
        kept["id"] = names[kept["id"]]
    return {k: _respelled(v, names) for k, v in kept.items()}


def _respelled(value: str, names: dict[str, str]) -> str:
    value = _WHITE.get(value, value)
    return _REFERENCE.sub(lambda found: f"url(#{names[found[1]]})", value)

"""The SVG document around a picture: title, description, language, and the way colours are said."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Literal

from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.lettering import wrapped
from thuocdo.web.charts.palette import variable

Language = Literal["vi", "en"]
FACE = '"Be Vietnam Pro", system-ui, sans-serif'
_HEADING = 16  # px, of the title a file shows
_PAINTS = ("fill", "stroke")


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture says in words; the key makes its ids unique on a page."""

    key: str  # letters, digits and hyphens, starting with a letter
    title: Sentence  # the finding
    summary: Sentence  # one sentence; a reader who does not see the picture has this


@dataclass(frozen=True, slots=True)
class Setting:
    """For whom and where a picture is drawn."""

    language: Language = "vi"
    standalone: bool = False  # a file of its own, with fixed colours and its title shown
    width: int = 760  # px; 360 gives the variant for phones


PAGE = Setting()


def part(parent: ET.Element, tag: str, text: str = "", /, **attributes: object) -> ET.Element:
    """Add an element; an underscore in an attribute's name stands for a hyphen."""
    named = {name.rstrip("_").replace("_", "-"): written(v) for name, v in attributes.items()}
    child = ET.SubElement(parent, tag, named)
    child.text = text or None
    return child


def written(value: object) -> str:
    """Write an attribute: numbers with at most one decimal, everything else as text."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def document(
    picture: ET.Element, caption: Caption, setting: Setting, height: float, *, linked: bool = False
) -> str:
    """Return the picture as one SVG text with its title and description.

    Args:
        picture: A ``g`` in the coordinates of the setting's width and the height.
        caption: Words and ids.
        setting: Language, width, page or file.
        height: In px, of the picture alone.
        linked: The picture holds links; then it is a group, since an image hides what it holds.
    """
    head = _heading(caption, setting) if setting.standalone else None
    top = 0 if head is None else len(head) * _HEADING * 1.4 + 14
    whole = height + top
    key, width = caption.key, setting.width
    root = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", width=str(width))
    root.attrib |= {"height": written(whole), "viewBox": f"0 0 {width} {written(whole)}"}
    root.attrib |= {"class": "drawing", "role": "group" if linked else "img"}
    root.attrib |= {"lang": setting.language, "aria-labelledby": f"{key}-t {key}-d"}
    root.attrib |= {"font-family": FACE, "font-size": "12"}
    part(root, "title", caption.title.in_language(setting.language), id=f"{key}-t")
    part(root, "desc", caption.summary.in_language(setting.language), id=f"{key}-d")
    if head is not None:
        part(root, "rect", width=width, height=float(whole), fill="#ffffff")
        root.append(head)
        picture.set("transform", f"translate(0 {written(float(top))})")
    root.append(picture)
    if not setting.standalone:
        _follow_the_theme(root)
    return ET.tostring(root, encoding="unicode")


def _heading(caption: Caption, setting: Setting) -> ET.Element:
    """Show the title above the picture, in as many lines as it needs."""
    head = ET.Element("g", {"font-size": str(_HEADING), "font-weight": "600", "fill": "#16222e"})
    title = caption.title.in_language(setting.language)
    for line, text in enumerate(wrapped(title, _HEADING, setting.width - 24)):
        part(head, "text", text, x=12, y=24 + line * _HEADING * 1.4)
    return head


def _follow_the_theme(root: ET.Element) -> None:
    """Say each colour of the palette by its custom property."""
    for element in root.iter():
        for paint in _PAINTS:
            if paint in element.attrib:
                element.set(paint, variable(element.attrib[paint]))

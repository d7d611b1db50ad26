"""The badge of a number as a picture, and its square code for printed pages."""

import io
import xml.etree.ElementTree as ET

import segno

from thuocdo.lib.language import VIETNAMESE, language
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import FACE, part
from thuocdo.web.charts.lettering import text_width
from thuocdo.web.charts.palette import LIGHT
from thuocdo.web.portal.files.about import SHOWN_OF_HASH
from thuocdo.web.portal.tracing import words
from thuocdo.web.portal.tracing.subject import Subject

PADDING, LINE, HEAD = 14, 20, 28  # px
CHECKED = Sentence("Thước Đo · kiểm chứng con số", "Thước Đo · check this number")


def badge_picture(subject: Subject, address: str) -> str:
    """A small card: the number, whose it is, version and hash, and where to check it."""
    lines = lines_of(subject, address)
    width = max(text_width(text, size) for text, size, _, _ in lines) + 2 * PADDING + 6
    height = PADDING * 2 + sum(HEAD if size > 16 else LINE for _, size, _, _ in lines)
    speech = language()
    root = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", role="img", lang=speech)
    root.attrib |= {"width": f"{width:.0f}", "height": str(height), "font-family": FACE}
    root.attrib |= {"viewBox": f"0 0 {width:.0f} {height}", "aria-labelledby": "t"}
    part(root, "title", words.heading(subject).in_language(speech), id="t")
    frame = {"width": f"{width:.0f}", "height": height, "fill": LIGHT["paper"]}
    part(root, "rect", x=0, y=0, rx=6, **frame, stroke=LIGHT["line"])
    part(root, "rect", x=0, y=0, width=4, height=height, fill=LIGHT["seal"])
    top = float(PADDING)
    for text, size, weight, colour in lines:
        top += HEAD if size > 16 else LINE
        look = {"font_size": size, "font_weight": weight, "fill": LIGHT[colour]}
        part(root, "text", text, x=PADDING + 6, y=top - 6, **look)
    return ET.tostring(root, encoding="unicode")


def lines_of(subject: Subject, address: str) -> list[tuple[str, int, int, str]]:
    """Text, size, weight and colour of each line."""
    one, speech = subject.published, language()
    snapshot = one.snapshot
    version = Sentence("phiên bản", "version").in_language(speech)
    day = write_date(snapshot.decision.decided_on)
    what = words.of_what(subject).in_language(speech)
    short = one.content_hash[:SHOWN_OF_HASH]
    proof = f"{snapshot.decision.number} · {day} · {version} {snapshot.version} · {short}"
    return [
        (CHECKED.in_language(speech), 12, 600, "seal"),
        (words.points_told(subject).in_language(speech), 22, 600, "ink"),
        (f"{subject.unit.title.in_language(speech)} · {one.year}", 14, 600, "ink"),
        (f"{what[:1].upper()}{what[1:]}", 12, 400, "ink-2"),
        (proof, 12, 400, "ink-2"),
        (address, 12, 400, "accent"),
    ]


def square_code(address: str) -> str:
    """A QR code of an address as a picture inside a page."""
    stream = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    title = "Mã QR của địa chỉ này" if language() == VIETNAMESE else "QR code of this address"
    code.save(stream, kind="svg", scale=3, border=2, xmldecl=False, light="#ffffff", title=title)
    return stream.getvalue().decode()

"""PDF files: what is in them, and single pages as pictures."""

from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from thuocdo.lib.storing.errors import Unreadable
from thuocdo.lib.storing.stated import stated_number, stated_on

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 3000
LOOKED_AT = 10  # pages in which text is sought
LETTERS = 20  # from so many on a page has text; page numbers and stamps alone are less
DPI = 130  # a page of A4 is 1075 pixels wide
INCH = 72  # points
MOST_PIXELS = 4_000_000
MOST_TEXT = 20_000  # signs of one page


def opened(path: Path) -> Any:  # noqa: ANN401  (the library has no types)
    """The document.

    Raises:
        Unreadable: it needs a password, is broken, or has no pages or too many.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise Unreadable("password" if is_locked else "broken") from None
    if not 0 < len(document) <= MOST_PAGES:
        raise Unreadable("pages" if len(document) else "broken")
    return document


def inspect(path: Path) -> dict[str, Any]:
    """Pages, text, signature, and what the first page states."""
    document = opened(path)
    texts = [text_of(document, number) for number in range(min(len(document), LOOKED_AT))]
    return {
        "media_type": MEDIA_TYPE,
        "page_count": len(document),
        "has_text_layer": any(letters_in(text) >= LETTERS for text in texts),
        "has_signature": pdfium.FPDF_GetSignatureCount(document.raw) > 0,
        "is_encrypted": pdfium.FPDF_GetSecurityHandlerRevision(document.raw) != -1,
        "stated_number": stated_number(texts[0]),
        "stated_on": stated_on(texts[0]),
    }


def letters_in(text: str) -> int:
    """How many letters; spaces and signs do not make a text."""
    return sum(map(str.isalpha, text))


def text_of(document: Any, number: int) -> str:  # noqa: ANN401  (as above)
    """The text of a page, not more than a page can hold."""
    try:
        page = document[number]
        return str(page.get_textpage().get_text_bounded())[:MOST_TEXT]
    except pypdfium2.PdfiumError:
        return ""


def draw(path: Path, page: int, into: Path) -> dict[str, Any]:
    """One page as a picture, with its text; a page beyond the last is the last."""
    document = opened(path)
    number = min(max(page, 1), len(document))
    try:
        drawn = document[number - 1].render(scale=scale_of(document[number - 1].get_size()))
    except pypdfium2.PdfiumError:
        raise Unreadable("broken") from None
    picture = drawn.to_pil().convert("RGB")
    picture.save(into, "PNG")
    return {
        "kind": "picture",
        "page": number,
        "pages": len(document),
        "text": text_of(document, number - 1),
        "width": picture.width,
        "height": picture.height,
    }


def scale_of(size: tuple[float, float]) -> float:
    """As sharp as a screen needs, and never more pixels than allowed.

    Raises:
        Unreadable: a page without an area.
    """
    width, height = size
    if width <= 0 or height <= 0:
        raise Unreadable("broken")
    return float(min(DPI / INCH, (MOST_PIXELS / (width * height)) ** 0.5))

"""Text out of bytes: Unicode as it is, old Vietnamese code pages only when they are certain."""

import codecs
import re

from thuocdo.reading.tables.refusals import refused_file
from thuocdo.vietnamese.legacy import LegacyEncoding, detect, to_unicode
from thuocdo.vietnamese.legacy.syllables import is_syllable
from thuocdo.vietnamese.normalising import to_nfc
from thuocdo.vietnamese.sentence import Sentence

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 0.8  # share of the words with marks that must be Vietnamese syllables


def decoded(content: bytes, name: str) -> tuple[str, tuple[Sentence, ...]]:
    """The text in composed letters, and notes on a conversion that was made.

    Raises:
        UnreadableTable: the bytes are no Unicode and no code page fits them for certain.
    """
    text = _unicode(content)
    if text is not None and "\x00" not in text:
        return _from_old_font(text) or (to_nfc(text), ())
    for page in ("cp1252", "latin-1"):
        read = _by_page(content, page)
        found = _from_old_font(read) if read is not None else None
        if found:
            return found
    windows = _by_page(content, "cp1258")
    if windows is not None and _is_vietnamese(to_nfc(windows)):
        return to_nfc(windows), (_note("Windows-1258"),)
    raise refused_file(
        name,
        Sentence(
            "bảng mã chữ không phải Unicode và không nhận ra được. Trong Excel chọn Lưu thành "
            "(Save As), loại tệp CSV UTF-8, rồi đọc lại.",
            "the text is not Unicode and its encoding is not recognised. In Excel choose Save As, "
            "type CSV UTF-8, and read again.",
        ),
    )


def _from_old_font(text: str) -> tuple[str, tuple[Sentence, ...]] | None:
    encoding = detect(text)
    if encoding is None:
        return None
    return to_nfc(to_unicode(text, encoding)), (conversion_note(encoding),)


def conversion_note(encoding: LegacyEncoding) -> Sentence:
    """What to tell the user of a text that was converted."""
    return _note(encoding.upper())


def _unicode(content: bytes) -> str | None:
    page = "utf-8-sig"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        page = "utf-16"
    return _by_page(content, page)


def _by_page(content: bytes, page: str) -> str | None:
    try:
        return content.decode(page)
    except UnicodeDecodeError:
        return None


def _is_vietnamese(text: str) -> bool:
    marked = {word for word in _WORD.findall(text) if not word.isascii()}
    return bool(marked) and sum(map(is_syllable, marked)) >= _ENOUGH * len(marked)


def _note(encoding: str) -> Sentence:
    return Sentence(
        f"đã chuyển chữ từ {encoding} sang Unicode; đề nghị xem lại tên trong kết quả.",
        f"text was converted from {encoding} to Unicode; please look over the names.",
    )

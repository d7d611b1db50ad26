"""Show what conversion would change, before it does."""

from collections.abc import Iterable
from typing import NamedTuple

from thuocdo.vietnamese.legacy.converting import is_wholly_read, to_unicode
from thuocdo.vietnamese.legacy.detecting import detect
from thuocdo.vietnamese.legacy.tables import LegacyEncoding


class Conversion(NamedTuple):
    """A text as the file shows it, and as it would be kept."""

    before: str
    after: str


def preview(
    texts: Iterable[str], encoding: LegacyEncoding | None = None, *, capitals: bool = False
) -> list[Conversion]:
    """What conversion would change in a column of texts, for a person to look at.

    Without an encoding, each one is tried on the texts that it can read as a whole, and
    nothing changes when none is recognised. A text with a letter that the encoding lacks
    is left alone: it is Unicode already.
    """
    column = list(texts)
    for tried in LegacyEncoding if encoding is None else (encoding,):
        readable = [text for text in column if is_wholly_read(text, tried)]
        if encoding or detect("\n".join(readable)) == tried:
            return _changed(readable, tried, capitals=capitals)
    return []


def _changed(texts: list[str], encoding: LegacyEncoding, *, capitals: bool) -> list[Conversion]:
    conversions = (
        Conversion(text, to_unicode(text, encoding, capitals=capitals)) for text in texts
    )
    return [conversion for conversion in conversions if conversion.before != conversion.after]

"""Turn TCVN3 and VNI text into Unicode."""

import re
import unicodedata

from thuocdo.vietnamese.legacy.tables import SPELLINGS, LegacyEncoding

_LETTERS = {  # the longest spelling first: VNI's vowel with mark before the vowel alone
    encoding: re.compile("|".join(sorted(map(re.escape, spellings), key=len, reverse=True)))
    for encoding, spellings in SPELLINGS.items()
}
_MARKED = re.compile("[\u00a1-\u024f\u1e00-\u1eff]")


def to_unicode(text: str, encoding: LegacyEncoding, *, capitals: bool = False) -> str:
    """Convert a text that was read as Windows-1252 or Latin-1; what is no letter stays.

    In TCVN3 a capital with a tone is the small letter in a font of capitals (``.VnTimeH``).
    The font is not part of the text, so ``capitals`` says that the text stood in one.
    """
    spellings = SPELLINGS[encoding]
    composed = unicodedata.normalize("NFC", text)
    converted = _LETTERS[encoding].sub(lambda found: spellings[found[0]], composed)
    return converted.upper() if capitals else converted


def is_wholly_read(text: str, encoding: LegacyEncoding) -> bool:
    """Whether every marked letter belongs to the encoding; right Unicode text seldom does."""
    composed = unicodedata.normalize("NFC", text)
    return not _MARKED.search(_LETTERS[encoding].sub("", composed))

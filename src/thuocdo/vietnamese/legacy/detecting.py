"""Recognise TCVN3 and VNI text by what it would say; in doubt, say nothing."""

import re
import unicodedata

from thuocdo.vietnamese.legacy.converting import is_wholly_read, to_unicode
from thuocdo.vietnamese.legacy.syllables import is_syllable
from thuocdo.vietnamese.legacy.tables import LegacyEncoding

_WORD = re.compile("[A-Za-z\u00a1-\u00ff]+")
_BEYOND_LEGACY = re.compile("[\u0100-\u024f\u1e00-\u1eff]")  # letters no legacy text can show
_ENOUGH_MARKED = 0.8  # share of the words with marks that must become syllables
_ENOUGH_WORDS = 0.7  # share of all words; the unmarked ones tell Swedish from Vietnamese
_TOO_MANY = 0.5  # share of syllables as the words stand: then the text may be right already
_FEWEST_WORDS = 2  # "où" alone would read as VNI for "ó"


def detect(text: str) -> LegacyEncoding | None:
    """The legacy encoding of a text read as Windows-1252 or Latin-1.

    None for correct Vietnamese, for other languages, and for text too short to tell: pass a
    whole column or sheet, not a cell. Two different words with marks are needed.
    """
    composed = unicodedata.normalize("NFC", text)
    words = {word for word in set(_WORD.findall(composed)) if not _is_abbreviation(word)}
    marked = {word for word in words if not word.isascii()}
    if _BEYOND_LEGACY.search(composed) or len(marked) < _FEWEST_WORDS:
        return None
    if sum(map(is_syllable, marked)) > _TOO_MANY * len(marked):
        return None
    unmarked = sum(map(is_syllable, words - marked))
    read = {encoding: _syllables(marked, encoding) for encoding in LegacyEncoding}
    # Of a tie VNI is right: in TCVN3 its vowels with marks behind them would be rare syllables.
    best = max(reversed(LegacyEncoding), key=read.__getitem__)
    is_enough = read[best] >= max(_ENOUGH_MARKED * len(marked), _FEWEST_WORDS)
    return best if is_enough and read[best] + unmarked >= _ENOUGH_WORDS * len(words) else None


def _is_abbreviation(word: str) -> bool:
    """Whether the word may be one like UBND, which says nothing of the language."""
    return word.isascii() and word.isupper()


def _syllables(words: set[str], encoding: LegacyEncoding) -> int:
    """How many of the words the encoding turns wholly into Vietnamese syllables."""
    return sum(
        is_wholly_read(word, encoding) and is_syllable(to_unicode(word, encoding)) for word in words
    )

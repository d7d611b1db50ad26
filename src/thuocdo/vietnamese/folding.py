"""Find names however their marks were typed: folding, tone placement, search."""

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from thuocdo.vietnamese.collation import sort_key
from thuocdo.vietnamese.normalising import to_nfc

# đ has no decomposition; ð is what some old conversions left in its place.
_BARRED_D = str.maketrans("đĐðÐ", "dDdD")
_TONES = re.compile("[\u0300\u0309\u0303\u0301\u0323]")
_WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")


class Closeness(IntEnum):
    """How near a hit is to what was typed; the nearest first. Case never matters."""

    SAME_MARKS = 1
    SAME_TONES = 2  # hoà for hòa
    SAME_LETTERS = 3  # dong for đồng


class Hit(NamedTuple):
    """A text that was found, and what to highlight in it."""

    text: str  # as it was given
    spans: tuple[tuple[int, int], ...]  # start and end, in characters of the text
    closeness: Closeness


def fold(text: str) -> str:
    """The bare small letters: no marks, đ as d, one space between words."""
    return " ".join("".join(map(_bare, text)).split())


def tone_key(text: str) -> str:
    """A key with all marks that is the same for the old and the new placement of the tone."""
    apart = unicodedata.normalize("NFD", _plain(text))
    return _WORD.sub(_tone_last, apart)


def search(query: str, candidates: Iterable[str]) -> list[Hit]:
    """Find the texts in which the query begins a word, whatever marks either has.

    The nearest texts come first, equally near ones in alphabetical order. Highlighted is
    each place that is as near as the nearest in its text. An empty query finds nothing.
    """
    sought = fold(query)
    if not sought:
        return []
    found = (_hit(query, sought, text) for text in candidates)
    return sorted(filter(None, found), key=lambda hit: (hit.closeness, sort_key(hit.text)))


def _hit(query: str, sought: str, text: str) -> Hit | None:
    spans = _spans(sought, text)
    if not spans:
        return None
    near = {span: _closeness(query, text[slice(*span)]) for span in spans}
    nearest = min(near.values())
    return Hit(text, tuple(span for span in spans if near[span] == nearest), nearest)


def _spans(sought: str, text: str) -> list[tuple[int, int]]:
    """Where the folded query begins a word, in characters of the text as it was given."""
    letters: list[str] = []
    origins: list[int] = []
    for origin, character in enumerate(text):
        for letter in _bare(character):
            if letter != " " or (letters and letters[-1] != " "):
                letters.append(letter)
                origins.append(origin)
    origins.append(len(text))
    return [
        (origins[match.start()], origins[match.end()])
        for match in re.finditer(rf"(?<!\w){re.escape(sought)}", "".join(letters))
    ]


def _closeness(query: str, part: str) -> Closeness:
    if _plain(query) == _plain(part):
        return Closeness.SAME_MARKS
    if tone_key(query) == tone_key(part):
        return Closeness.SAME_TONES
    return Closeness.SAME_LETTERS


def _plain(text: str) -> str:
    """One spelling of the letters, small, with one space between words."""
    return " ".join(to_nfc(text).casefold().split())


def _tone_last(word: re.Match[str]) -> str:
    return _TONES.sub("", word[0]) + "".join(_TONES.findall(word[0]))


@lru_cache(maxsize=4096)  # a text has few different letters
def _bare(character: str) -> str:
    """What folding leaves of one character: nothing of a mark, a space of any white space."""
    if character.isspace():
        return " "
    apart = unicodedata.normalize("NFD", character.translate(_BARRED_D)).casefold()
    return "".join(part for part in apart if unicodedata.category(part) not in {"Mn", "Cf"})

"""Sort as the Vietnamese alphabet does, with numbers by value: the order of ICU's ``vi-u-kn``."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from thuocdo.vietnamese.normalising import to_nfc

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# The order of CLDR; what is missing here follows by code point.
_PUNCTUATION = "_-–—,;:!?.…·'‘’\"“”«»()[]{}§@*/\\&#%•`´^°+±÷×<=>|~$₫€"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_MARKS = "[\u0300-\u036f]"
_NUMBER_OR_LETTER = re.compile(f"[0-9]+|.{_MARKS}*", re.DOTALL)
_NUMBER_OR_WORD = re.compile(r"[0-9]+|[^\W\d_]+")
_KIND_OF_UNIT = re.compile(
    "^(?:(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) )?"
    "(?:(?:Tỉnh|Thành phố|Quận|Huyện|Thị xã|Thị trấn|Phường|Xã|Đặc khu"
    r"|Bộ|Sở|Ban|Phòng|Cục|Chi cục|TP\.?|TX\.?|TT\.?) |(?:TP|TX|TT)\.)?",
    re.IGNORECASE,
)
_VIETNAMESE = {letter: place for place, letter in enumerate(_ALPHABET)}
_SIGNS = {sign: place for place, sign in enumerate(_PUNCTUATION)}
_TONE_PLACES = {tone: place for place, tone in enumerate(_TONES, start=1)}
_QUALITIES = {unicodedata.normalize("NFD", letter): letter for letter in "ăâêôơư"}


class Weight(NamedTuple):
    """The place of one letter, sign or number in the order, before marks and case."""

    kind: int  # space 0, punctuation 1, sign 2, number 3, Vietnamese letter 4, other letter 5
    place: int  # in its kind; of a number the count of its digits
    digits: str = ""  # of a number


class SortKey(NamedTuple):
    """Compares letters over the whole text first, then tones, then case, then spelling."""

    letters: tuple[Weight, ...]
    tones: tuple[int, ...]
    cases: tuple[bool, ...]
    text: str  # so that two different texts never compare equal


class UnitKey(NamedTuple):
    """Compares proper names first, then the kinds of unit."""

    proper_name: SortKey
    kind: SortKey


class _Element(NamedTuple):
    weight: Weight
    tones: tuple[int, ...]
    is_capital: bool


def sort_key(text: str) -> SortKey:
    """Key of a text among others: An Khê, Ăn, Ân Thi, Dĩ An, Duy Tiên, Đà; Xã 2, Xã 10."""
    apart = unicodedata.normalize("NFD", to_nfc(text))
    elements = [_element(token) for token in _NUMBER_OR_LETTER.findall(apart)]
    return SortKey(
        letters=tuple(element.weight for element in elements),
        tones=tuple(tone for element in elements for tone in element.tones),
        cases=tuple(element.is_capital for element in elements),
        text=text,
    )


def code_key(code: str) -> SortKey:
    """Key of an item code: 1.2, 1.9, 1.10; what stands between its parts does not matter."""
    parts = _NUMBER_OR_WORD.findall(to_nfc(code))
    return sort_key(" ".join(parts))._replace(text=code)


def unit_key(name: str) -> UnitKey:
    """Key of a unit's name: the proper name first, ``Xã``, ``Phường``, ``Sở`` … second.

    A name that consists of a type word alone is its own proper name.
    """
    composed = " ".join(to_nfc(name).split())
    proper_name = _KIND_OF_UNIT.sub("", composed)
    return UnitKey(
        proper_name=sort_key(proper_name),
        kind=sort_key(composed.removesuffix(proper_name)),
    )


@lru_cache(maxsize=4096)  # a text has few different letters, a province thousands of names
def _element(token: str) -> _Element:
    """Weigh a run of digits, or one letter with its marks taken apart."""
    if token[0] in "0123456789":
        digits = token.lstrip("0")
        return _Element(Weight(3, len(digits), digits), (0,), is_capital=False)
    base, marks = token[0].lower(), token[1:]
    quality = next((mark for mark in marks if base + mark in _QUALITIES), "")
    tones = (_TONE_PLACES.get(mark, ord(mark)) for mark in marks if mark != quality)
    return _Element(
        weight=_weight(_QUALITIES.get(base + quality, base)),
        tones=(0, *tones),
        is_capital=token[0].isupper(),
    )


def _weight(letter: str) -> Weight:
    """Place a small letter or a sign."""
    if letter.isspace():
        return Weight(0, 0)
    if letter in _SIGNS:
        return Weight(1, _SIGNS[letter])
    if letter in _VIETNAMESE:
        return Weight(4, _VIETNAMESE[letter])
    return Weight(5 if letter.isalpha() else 2, ord(letter))

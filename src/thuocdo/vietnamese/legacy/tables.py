"""The letters of TCVN3 (ABC) and VNI-Windows as Windows-1252 shows them."""

import unicodedata
from enum import StrEnum


class LegacyEncoding(StrEnum):
    """An encoding of Vietnamese from before Unicode, recognised by its font in old files."""

    TCVN3 = "tcvn3"  # ABC; fonts .VnTime, .VnArial; capitals in fonts such as .VnTimeH
    VNI = "vni"  # VNI-Windows; fonts VNI-Times, VNI-Helve


_TCVN3 = dict(
    zip(
        "¨©®ª«¬\u00ad¡¢§£¤¥¦µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ăâđêôơưĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)

# VNI writes a vowel and behind it, as a letter of its own, the tone with circumflex or breve.
_TONES = {"": "", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ù": "\u0301", "ï": "\u0323"}
_CIRCUMFLEXES = {
    "â": "\u0302",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "á": "\u0302\u0301",
    "ä": "\u0302\u0323",
}
_BREVES = {
    "ê": "\u0306",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "é": "\u0306\u0301",
    "ë": "\u0306\u0323",
}
_MARKS_OF = {
    "a": _TONES | _CIRCUMFLEXES | _BREVES,
    "e": _TONES | _CIRCUMFLEXES,
    "o": _TONES | _CIRCUMFLEXES,
    "ô": _TONES,
    "u": _TONES,
    "ö": _TONES,
    "y": _TONES,
}
_VNI_ALONE = {
    "ô": "ơ",
    "ö": "ư",
    "ñ": "đ",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "í": "í",
    "ò": "ị",
    "î": "ỵ",
}


def _vni() -> dict[str, str]:
    """Each VNI spelling of a letter; a capital is known by its vowel, whatever its mark's case."""
    small = dict(_VNI_ALONE)
    for vowel, marks in _MARKS_OF.items():
        for mark, meaning in marks.items():
            letter = _VNI_ALONE.get(vowel, vowel) + meaning
            small[vowel + mark] = unicodedata.normalize("NFC", letter)
    capital = {spelling.upper(): letter.upper() for spelling, letter in small.items()}
    mixed = {spelling.capitalize(): letter.upper() for spelling, letter in small.items()}
    return {
        spelling: letter
        for spelling, letter in (small | mixed | capital).items()
        if not spelling.isascii()
    }


SPELLINGS = {LegacyEncoding.TCVN3: _TCVN3, LegacyEncoding.VNI: _vni()}

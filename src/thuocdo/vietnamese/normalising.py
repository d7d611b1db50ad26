"""Bring text to one spelling of its letters at the edge of the program."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")  # zero-width characters, BOM
# Some keyboards set the tone before the circumflex or breve; NFC composes one order only.
_TONE_FIRST = re.compile(
    "([aeo]\u0323?)([\u0300\u0301\u0303\u0309])([\u0302\u0306])", re.IGNORECASE
)


def to_nfc(text: str) -> str:
    """Compose every Vietnamese letter, drop invisible characters, keep everything else."""
    apart = unicodedata.normalize("NFD", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", _TONE_FIRST.sub(r"\1\3\2", apart))

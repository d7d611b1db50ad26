"""How wide a text will be in the face of the site, and where it may be broken into lines."""

import unicodedata

# Advance widths of Be Vietnam Pro 600 in thousandths of an em, rounded up to steps of 40, with
# room for the few units a Vietnamese mark adds. A heavier weight is never wider than its entry.
_CLASSES = {
    240: "' ",
    280: "`",
    320: "ijlI!.:·",
    360: ",;",
    400: '"',
    440: "fr|",
    480: "t(){}",
    520: "J*[\\]~“”",
    560: "sz/",
    600: "7kuưv<>^",
    640: "cehnxy+-?×₫",
    680: "2358abdgopqEFLPSZ$đơ−–",
    720: "01469BKRTY",
    760: "DHNUV&=_Ư",
    800: "ACGXĐ",
    840: "OQ#Ơ",
    880: "%—…",
    920: "mwM",
    1040: "@",
    1080: "W",
}
WIDTHS = {letter: width for width, letters in _CLASSES.items() for letter in letters}
WIDEST = 1080  # of any letter not listed: marks and arrows come from another face
SYSTEM_FACE = 1.04  # the usual system faces are a little wider than Be Vietnam Pro


def text_width(text: str, size: float) -> float:
    """Return a width in pixels that the text will not pass at the given size."""
    return sum(_width(letter) for letter in unicodedata.normalize("NFC", text)) * (
        size * SYSTEM_FACE / 1000
    )


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Break a text into lines between words; a word is never cut, even when it is too wide."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, size: float, width: float) -> list[str]:
    """Break a text into as few lines as ``wrapped``, of about the same length each."""
    lines = wrapped(text, size, width)
    while (narrower := wrapped(text, size, width * 0.95)) and len(narrower) == len(lines):
        if max(text_width(line, size) for line in narrower) > width * 0.95:
            break
        lines, width = narrower, width * 0.95
    return lines


def _width(letter: str) -> int:
    """Look a letter up without its tone and accent, which add nothing that is not in the table."""
    plain = unicodedata.normalize("NFD", letter)[0]
    return WIDTHS.get(letter) or WIDTHS.get(plain, WIDEST)

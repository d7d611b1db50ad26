"""Styles in which people number the rows of a table: I, II · A, B · 1, 2 · a, b."""

import re
from collections.abc import Container

LONG_NUMBER = re.compile(r"\d+")
LETTER = re.compile(r"[^\W\d_]")
ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})", re.IGNORECASE)


def style_of(code: str, codes: Container[str]) -> str:
    """The style of a code; I, V and X are letters where A is in the table and II is not.

    Args:
        code: As it stands in the table.
        codes: All codes of the table.
    """
    case = "I" if code.isupper() else "i"
    is_roman = ROMAN.fullmatch(code) is not None and code in {code.upper(), code.lower()}
    letters = "A" if code.isupper() else "a"
    if is_roman and (len(code) > 1 or case * 2 in codes or letters not in codes):
        return case
    return LETTER.sub(letters, LONG_NUMBER.sub("9", code))


def depth_of(code: str) -> int:
    """How deep a style usually stands: capital letters above numbers above small letters."""
    first = code[:1]
    return 0 if first.isupper() else 1 if first.isdigit() else 2

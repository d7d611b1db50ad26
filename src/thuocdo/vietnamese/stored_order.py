"""The order of units as plain text: any database sorts by it, whatever its own collation is."""

from thuocdo.vietnamese.collation import SortKey, Weight, unit_key

END = "0"  # sorts before every sign that may follow
# Digits of a place within its kind; a kind begins with its own digit, so no text is misread.
WIDTHS = {0: 0, 1: 2, 2: 6, 4: 2, 5: 6}
NUMBER = 3


def stored_order(name: str) -> str:
    """A text of 0–9 and a–f that compares as ``unit_key`` does, but for spellings that are equal.

    Those characters stand in one order in every collation; spaces and signs do not.
    """
    key = unit_key(name)
    return written(key.proper_name) + written(key.kind)


def written(key: SortKey) -> str:
    """Letters, then tones, then case, each ended so that a shorter text comes first."""
    letters = "".join(map(letter, key.letters))
    tones = "".join(map(tone, key.tones))
    cases = "".join("2" if is_capital else "1" for is_capital in key.cases)
    return f"{letters}{END}{tones}{END}{cases}{END}"


def letter(weight: Weight) -> str:
    """One letter, sign or number; a number by the count of its digits first."""
    kind = f"{weight.kind + 1}"
    if weight.kind == NUMBER:
        return f"{kind}{weight.place:02x}{weight.digits}"
    width = WIDTHS[weight.kind]
    return f"{kind}{weight.place:0{width}x}" if width else kind


def tone(place: int) -> str:
    """One tone, or a mark that is none of the five."""
    return f"{place + 1:x}" if place < 10 else f"f{place:04x}"

"""Whole numbers out of addresses and forms, where anything may stand."""

MOST = 18  # digits that every database and every file format holds


def whole(text: str, most: int = MOST) -> int | None:
    """The number; None where the text is anything but 1 to ``most`` digits of ASCII."""
    is_number = text.isascii() and text.isdigit() and len(text) <= most
    return int(text) if is_number else None

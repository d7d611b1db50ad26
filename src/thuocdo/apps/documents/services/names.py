"""Names of uploaded files: shown and offered for saving, never used as a path."""

import unicodedata
from pathlib import PurePosixPath

from thuocdo.vietnamese.normalising import to_nfc

LONGEST = 200  # signs, with the ending
UNNAMED = "tep"


def clean_name(name: str) -> str:
    """The last part of a name in composed letters, without signs that cannot be seen."""
    last = PurePosixPath(to_nfc(name).replace("\\", "/")).name
    seen = "".join(each for each in last if unicodedata.category(each)[0] != "C")
    stem, ending = split(" ".join(seen.split()).strip("."))
    return (stem[: LONGEST - len(ending)] + ending) or UNNAMED


def split(name: str) -> tuple[str, str]:
    """The name without its ending, and the ending with its dot; both may be empty."""
    path = PurePosixPath(name)
    return (path.stem, path.suffix) if name else ("", "")


def ending_of(name: str) -> str:
    """The ending in small letters, without its dot."""
    return split(name)[1].lower().removeprefix(".")

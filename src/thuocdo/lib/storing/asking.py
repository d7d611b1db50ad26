"""Asks the reading process about a file, and waits only so long."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thuocdo.lib.storing.errors import Unreadable

SECONDS = 20  # then the process is ended
BROKEN, SLOW = "broken", "slow"


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read in a file."""

    media_type: str
    page_count: int | None = None  # pages, or sheets of a workbook
    has_text_layer: bool | None = None
    has_signature: bool | None = None
    is_encrypted: bool = False
    stated_number: str = ""
    stated_on: str | None = None  # ISO


@dataclass(frozen=True, slots=True)
class Page:
    """One page, ready to be shown."""

    kind: str  # "picture", "text" or "table"
    page: int
    pages: int
    text: str = ""  # of a picture
    width: int = 0
    height: int = 0
    title: str = ""  # of a sheet
    blocks: tuple[dict[str, Any], ...] = ()  # paragraphs and tables
    is_cut: bool = False  # there is more than is shown

    @property
    def letters(self) -> list[str]:
        """Names of the columns of a sheet, as its program shows them."""
        rows = self.blocks[0]["rows"] if self.blocks else []
        return [letter_of(number) for number in range(max(map(len, rows), default=0))]


def letter_of(number: int) -> str:
    """``A`` for 0, ``Z`` for 25, ``AA`` for 26."""
    before, place = divmod(number, 26)
    return (letter_of(before - 1) if before else "") + chr(ord("A") + place)


def inspect(path: Path, kind: str) -> Facts:
    """What is in a file of a kind: ``pdf``, ``picture`` or ``archive``.

    Raises:
        Unreadable: with why: "broken", "slow", "password", "pages", "pixels", "bomb", "macros",
            "other".
    """
    return Facts(**ask("inspect", kind, str(path)))


def draw(path: Path, media_type: str, page: int, into: Path) -> Page:
    """One page of a file; a picture is written to ``into``.

    Raises:
        Unreadable: as above.
    """
    answer = ask("draw", media_type, str(path), str(page), str(into))
    return Page(**{**answer, "blocks": tuple(answer.get("blocks", ()))})


def ask(*words: str) -> dict[str, Any]:
    """The answer of the process, which dies with whatever it could not bear."""
    command = [sys.executable, "-m", "thuocdo.lib.storing.worker", *words]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise Unreadable(SLOW) from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise Unreadable(BROKEN) from None
    if "refused" in answer:
        raise Unreadable(answer["refused"])
    return answer

"""The process that reads files of strangers: bounded in memory and time, knowing nothing else.

It answers one question in JSON and ends: ``inspect KIND PATH`` or
``draw MEDIA_TYPE PATH PAGE INTO``.
"""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from thuocdo.lib.storing import archives, pdfs, pictures
from thuocdo.lib.storing.errors import Unreadable

SECONDS = 15  # of computing
MEMORY = 1536 * 1024 * 1024  # bytes of addresses
WRITTEN = 32 * 1024 * 1024  # bytes of one file

INSPECT: dict[str, Callable[[Path], dict[str, Any]]] = {
    "pdf": pdfs.inspect,
    "picture": pictures.inspect,
    "archive": archives.inspect,
}
DRAW: dict[str, Callable[[Path, int, Path], dict[str, Any]]] = {
    "application/pdf": pdfs.draw,
    "image/jpeg": pictures.draw,
    "image/png": pictures.draw,
    archives.DOCX: archives.draw_text,
    archives.XLSX: archives.draw_sheet,
}


def bound() -> None:
    """No file may cost more than this, whatever it does to the libraries that read it."""
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, WRITTEN),
    ):
        resource.setrlimit(what, (most, most))


def answer(words: list[str]) -> dict[str, Any]:
    """What is asked."""
    if words[0] == "inspect":
        return INSPECT[words[1]](Path(words[2]))
    return DRAW[words[1]](Path(words[2]), int(words[3]), Path(words[4]))


def main(words: list[str]) -> None:
    """Answer, or say why not."""
    bound()
    try:
        told = answer(words)
    except Unreadable as refused:
        told = {"refused": refused.why}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1:])

"""Pages of files, drawn once and kept beside the database until they are the oldest."""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from django.conf import settings

from thuocdo.apps.documents.errors import NotShowable
from thuocdo.apps.documents.models import DocumentFile
from thuocdo.lib.storing.asking import Page, draw
from thuocdo.lib.storing.errors import Unreadable
from thuocdo.lib.storing.store import place, store

MOST_KEPT = 1024 * 1024 * 1024  # bytes of all drawn pages
PICTURE = "picture"


def page_of(version: DocumentFile, number: int) -> Page:
    """One page of a file; a number beyond the last gives the last.

    Raises:
        NotShowable: it cannot be drawn within the bounds.
        UnsoundFile: the kept bytes are missing or were changed.
    """
    known = folder_of(version) / f"{number}.json"
    if known.exists():
        told = json.loads(known.read_text(encoding="utf-8"))
        return Page(**{**told, "blocks": tuple(told["blocks"])})
    return drawn(version, number)


def picture_of(version: DocumentFile, number: int) -> bytes | None:
    """The PNG of a page; None where its pages are no pictures.

    Raises:
        NotShowable: it cannot be drawn within the bounds.
    """
    page = page_of(version, number)
    if page.kind != PICTURE:
        return None
    path = folder_of(version) / f"{page.page}.png"
    if not path.exists():  # it was the oldest, and went between two requests
        drawn(version, page.page)
    return path.read_bytes()


def folder_of(version: DocumentFile) -> Path:
    """Where the drawn pages of a file lie."""
    return pages_folder() / place(version.file.sha256)


def pages_folder() -> Path:
    """Where all drawn pages lie; it may be emptied at any time."""
    return Path(settings.DATA) / "pages"


def drawn(version: DocumentFile, number: int) -> Page:
    """A page drawn now and kept: the picture first, then the text that says it is there."""
    folder, file = folder_of(version), version.file
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        made = Path(temporary) / "page.png"
        try:
            with store().local(file.sha256) as path:
                page = draw(path, file.media_type, number, made)
        except Unreadable:
            raise NotShowable(version.name) from None
        if made.exists():
            made.rename(folder / f"{page.page}.png")
        text = Path(temporary) / "page.json"
        text.write_text(json.dumps(asdict(page), ensure_ascii=False), encoding="utf-8")
        text.rename(folder / f"{page.page}.json")
    return page


def forget_oldest_pages(most: int = MOST_KEPT) -> int:
    """Drop the pages drawn longest ago until the rest fits; how many files went."""
    kept = [(path.stat(), path) for path in pages_folder().rglob("*.*") if path.is_file()]
    kept.sort(key=lambda one: one[0].st_mtime, reverse=True)
    total, gone = 0, 0
    for about, path in kept:
        total += about.st_size
        if total > most:
            path.unlink(missing_ok=True)
            gone += 1
    return gone

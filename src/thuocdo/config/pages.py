"""Public pages written as plain files, which another web server can send without this one."""

import gzip
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from thuocdo.lib.pages.kept import COMPRESSIBLE, LEVEL

if TYPE_CHECKING:
    from django.http import HttpResponse

CURRENT = "current"  # a link to the folder of what is public now
KEPT = 2  # folders: who is reading from the one before is not disturbed


def write_pages(folder: Path, release: str, addresses: Iterable[str], host: str) -> int:
    """Write all pages of a release and let ``current`` lead to them in one step.

    Returns:
        How many pages were written; none when this release is there already.
    """
    target = folder / release
    if (folder / CURRENT).is_symlink() and (folder / CURRENT).resolve() == target.resolve():
        return 0
    unfinished = folder / f".{release}.{os.getpid()}"
    written = sum(write_page(unfinished, address, host) for address in dict.fromkeys(addresses))
    shutil.rmtree(target, ignore_errors=True)
    unfinished.rename(target)
    point_to(folder, target)
    drop_old(folder, target)
    return written


def write_page(folder: Path, address: str, host: str) -> bool:
    """One page, plain and compressed; one that is not there is left out."""
    request = RequestFactory().get(address, headers={"host": host})
    response = cast("HttpResponse", handler().get_response(request))
    if response.status_code != 200:
        return False
    path = folder / address.strip("/") / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(response.content)
    if response["Content-Type"].startswith(COMPRESSIBLE):
        packed = gzip.compress(response.content, LEVEL, mtime=0)
        path.with_name("index.html.gz").write_bytes(packed)
    return True


HANDLER: list[WSGIHandler] = []  # made when first needed


def handler() -> WSGIHandler:
    """The site itself, without a server in front."""
    if not HANDLER:
        HANDLER.append(WSGIHandler())
    return HANDLER[0]


def point_to(folder: Path, target: Path) -> None:
    """Let the link lead to another folder; there is no moment without one."""
    link = folder / f".{CURRENT}.{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(target.name)
    link.replace(folder / CURRENT)


def drop_old(folder: Path, target: Path) -> None:
    """Remove all but the newest folders."""
    others = [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
    others = sorted((p for p in others if p != target), key=lambda p: p.stat().st_mtime)
    for path in others[: -(KEPT - 1)]:
        shutil.rmtree(path)

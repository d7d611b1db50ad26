"""Answers kept in memory, the longest unused dropped first."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from django.http import HttpResponse

COMPRESSIBLE = ("text/", "application/json", "image/svg+xml", "application/xml")
SMALL = 500  # bytes; below, compressing wins nothing
LEVEL = 6


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer, in one form; both have a tag of their own."""

    headers: Mapping[str, str]
    content: bytes
    is_packed: bool
    etag: str  # without quotes; "-gz" is added for the compressed form

    @property
    def size(self) -> int:
        """Bytes in memory."""
        return len(self.content)

    @property
    def body(self) -> bytes:
        """For the few who cannot read the compressed form, which is a tenth of it to keep."""
        return gzip.decompress(self.content) if self.is_packed else self.content


def kept(response: HttpResponse) -> Kept:
    """The answer as it can be sent again."""
    body = response.content
    packs = response.get("Content-Type", "").startswith(COMPRESSIBLE) and len(body) > SMALL
    content = gzip.compress(body, LEVEL, mtime=0) if packs else body
    etag = response.get("ETag", "").strip('"') or hashlib.sha256(body).hexdigest()[:32]
    headers = {name: value for name, value in response.items() if name.lower() not in OWN}
    return Kept(headers, content, packs, etag)


OWN = ("etag", "content-length", "content-encoding", "vary", "cache-control", "set-cookie")


class Shelf:
    """Bounded by bytes; safe for threads."""

    def __init__(self, limit: int) -> None:
        self.limit, self.size = limit, 0
        self.pages: OrderedDict[tuple[str, ...], Kept] = OrderedDict()
        self.lock = Lock()

    def find(self, key: tuple[str, ...]) -> Kept | None:
        """The answer of a key, which becomes the newest."""
        with self.lock:
            page = self.pages.get(key)
            if page is not None:
                self.pages.move_to_end(key)
            return page

    def put(self, key: tuple[str, ...], page: Kept) -> None:
        """Keep an answer; old ones go until it fits. One that never fits is not kept."""
        if page.size > self.limit // 4:
            return
        with self.lock:
            gone = self.pages.pop(key, None)
            self.size += page.size - (gone.size if gone else 0)
            self.pages[key] = page
            while self.size > self.limit:
                self.size -= self.pages.popitem(last=False)[1].size

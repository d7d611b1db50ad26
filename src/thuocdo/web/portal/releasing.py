"""The state of what is public, asked from the database at most once a second."""

from datetime import datetime, timedelta
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from thuocdo import __version__
from thuocdo.apps.dossiers import selectors as dossiers
from thuocdo.apps.publications import selectors

FRESH = timedelta(seconds=settings.PAGES_FRESH_SECONDS)


class Known(NamedTuple):
    """What was found, and until when it may be told again."""

    release: str
    until: datetime


LOCK = Lock()
FOUND: list[Known] = []  # one at most


def release() -> str:
    """What is public now; an embargo that ends is seen at its very moment."""
    now = timezone.now()
    if FOUND and now < FOUND[0].until:
        return FOUND[0].release
    with LOCK:
        following = selectors.next_release(now)
        fresh_until = now + FRESH
        until = min(fresh_until, following) if following else fresh_until
        FOUND[:] = [Known(f"{__version__}-{selectors.release(now)}-{dossiers.closings()}", until)]
        return FOUND[0].release

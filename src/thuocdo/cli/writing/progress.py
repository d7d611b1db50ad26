"""A sign of life on long work, on a terminal only."""

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from thuocdo.vietnamese.sentence import Sentence

MANY = 500  # units that take longer than one would wait without a word


@contextmanager
def working(what: Sentence, language: str) -> Iterator[None]:
    """Show that something goes on, while it goes on."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415  (takes time to load)

    with Console(stderr=True).status(what.in_language(language)):
        yield


def counted(items: Collection[str], what: Sentence, language: str) -> Iterator[str]:
    """The items, with a bar where they are many."""
    if len(items) < MANY or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track  # noqa: PLC0415

    yield from track(
        items, what.in_language(language), console=Console(stderr=True), transient=True
    )

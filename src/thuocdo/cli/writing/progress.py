"""A sign of life on long work, on a terminal only."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from thuocdo.vietnamese.sentence import Sentence

Item = TypeVar("Item")


@contextmanager
def working(what: Sentence, language: str) -> Iterator[None]:
    """Show that something goes on, while it goes on."""
    console = Console(stderr=True)
    if console.is_terminal:
        with console.status(what.in_language(language)):
            yield
    else:
        yield


def counted(items: Iterable[Item], total: int, what: Sentence, language: str) -> Iterator[Item]:
    """The items, with a bar on a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    columns = (
        TextColumn(what.in_language(language)),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=total)

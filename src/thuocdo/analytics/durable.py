"""Files that are there whole or not at all, also after the power went."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from pathlib import Path
from typing import Any, Protocol

PARTIAL = ".partial"
CORES = 2
AT_ONCE = 8  # files waited for at the same time: a disk takes many nearly as fast as one
LATER: ContextVar[list[Path] | None] = ContextVar("LATER", default=None)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a name to write to; what was written takes its place once it is on the disk.

    A file of the name is replaced in one step. If the block fails, nothing is left behind.
    Inside ``together`` it takes its place at once and is on the disk when that block ends.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}{PARTIAL}")
    later = LATER.get()
    try:
        yield partial
        if later is None:
            settle(partial)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    if later is None:
        settle(path.parent)
    else:
        later.append(path)


@contextmanager
def together() -> Iterator[None]:
    """Files that nothing names yet are waited for once, at the end, with their folders.

    Only for names that count for nothing before a later file, written after this block, says so.
    """
    written: list[Path] = []
    token = LATER.set(written)
    try:
        yield
    finally:
        LATER.reset(token)
    settle_all([*written, *folders_of(written)])


class Write(Protocol):
    """Begins to write something; the arguments are those of what writes."""

    def __call__(self, work: Callable[..., None], *given: Any) -> None:  # noqa: ANN401
        """Begin."""


@contextmanager
def writing() -> Iterator[Write]:
    """Files are compressed and written beside other work, and written when the block ends."""
    with ThreadPoolExecutor(CORES) as pool:
        begun: list[Future[None]] = []

        def write(work: Callable[..., None], *given: Any) -> None:  # noqa: ANN401
            begun.append(pool.submit(copy_context().run, work, *given))

        yield write
        for one in begun:
            one.result()


def folders_of(files: Iterable[Path]) -> set[Path]:
    """The folders of files, and those in which they may be new."""
    folders = {file.parent for file in files}
    return folders | {folder.parent for folder in folders}


def settle_all(paths: Iterable[Path]) -> None:
    """Wait until all are on the disk."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(settle, paths))


def settle(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""A published year computed again from its bundle, for comparisons and for trying values."""

import hashlib
from functools import lru_cache
from pathlib import Path

from thuocdo.reporting.scored import Scored
from thuocdo.reporting.snapshots.archive import Members, whole
from thuocdo.reporting.snapshots.bundle import lazy_snapshot
from thuocdo.reporting.snapshots.model import Snapshot
from thuocdo.reporting.snapshots.recomputing import scored_from

KEPT = 16  # years at once; one of 60 units takes about 10 MB


class Again:
    """A bundle that was read, and its scores."""

    def __init__(self, snapshot: Snapshot, scored: Scored) -> None:
        self.snapshot, self.scored = snapshot, scored


def scored_again(path: Path) -> Scored:
    """The scores of a bundle; computed once for each content.

    Raises:
        BrokenBundle: the file is not what was published.
        NotComputed: it holds stated figures.
    """
    return read_again(path).scored


def read_again(path: Path) -> Again:
    """The snapshot with its scores; computed once for each content.

    Raises:
        BrokenBundle: the file is not what was published.
        NotComputed: it holds stated figures.
    """
    return _of_content(path, digest_of(path))


def digest_of(path: Path) -> str:
    """SHA-256 of the file: the hash under which it was published."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@lru_cache(maxsize=KEPT)
def _of_content(path: Path, _digest: str) -> Again:
    """The digest keeps a file that was replaced from being taken for the one before."""
    files = Members(path.read_bytes())
    with whole():
        snapshot = lazy_snapshot(files)
        return Again(snapshot, scored_from(snapshot, files))

"""What belongs to a lake: one small JSON file, replaced in one step, is the truth.

A file that the manifest does not name is not there: it is a leftover of an import that was cut off,
or an old state that somebody may still be reading.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Self, TypeAlias

from thuocdo.analytics.durable import whole

NAME = "manifest.json"

ByMonth = Mapping[str, tuple[str, ...]]  # month → names of files in its partition, oldest first


@dataclass(frozen=True)
class Manifest:
    """The lake as the last complete import left it."""

    batch: int = 0  # number of the last import
    files: ByMonth = field(default_factory=dict)
    hidden: ByMonth = field(default_factory=dict)  # rows of ``files`` that a later import replaced
    states: tuple[str, ...] = ()  # runs of the index of dossiers, oldest first
    cells: tuple[str, ...] = ()  # files of the cube, to be added up
    declared: tuple[str, ...] = ()  # tables of units without rows
    last: int = 0  # day since 2000 after which nothing was received or ended
    cube: str = ""  # fingerprint of the measures that the cells count

    @classmethod
    def read(cls, root: Path) -> Self | None:
        """The manifest of a lake; null where the lake is only files as they lie."""
        version = version_of(root)
        if version is None:
            return None
        known = _READ.get(root)
        if known is None or known[0] != version:
            text = (root / NAME).read_text(encoding="utf-8")
            found = cls(**{name: _frozen(value) for name, value in json.loads(text).items()})
            known = _READ[root] = (version, found)
        return known[1]  # type: ignore[return-value]  # there are no subclasses

    def write(self, root: Path) -> None:
        """Make this state the truth; durable when it returns."""
        with whole(root / NAME) as partial:
            partial.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    def with_files(self, added: ByMonth, hidden: ByMonth) -> Self:
        """With more files of rows and of replaced rows."""
        return replace(self, files=_joined(self.files, added), hidden=_joined(self.hidden, hidden))


Version: TypeAlias = tuple[int, int, int]
_READ: dict[Path, tuple[Version, Manifest]] = {}


def version_of(root: Path) -> Version | None:
    """Another one for each manifest that was written; null where there is none."""
    try:
        found = (root / NAME).stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _joined(old: ByMonth, new: ByMonth) -> ByMonth:
    months = sorted({*old, *new})
    return {month: (*old.get(month, ()), *new.get(month, ())) for month in months}


def _frozen(value: Any) -> Any:  # noqa: ANN401  (what JSON holds)
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {key: tuple(names) for key, names in value.items()}
    return value

"""The imports of a lake, one line each, in the order in which they came."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thuocdo.analytics.durable import whole
from thuocdo.analytics.lake import Lake

NAME = "batches.jsonl"


@dataclass(frozen=True)
class Batch:
    """One import that counted."""

    number: int
    sha256: str  # of the file
    as_of: date  # the day whose state the file shows
    refused: int


def batches(lake: Lake, until: int) -> tuple[Batch, ...]:
    """All imports up to a number; of a number that was cut off and given again, the last."""
    path = lake.root / NAME
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    found = {batch.number: batch for batch in map(_read, map(json.loads, lines))}
    return tuple(found[number] for number in sorted(found) if number <= until)


def append(lake: Lake, batch: Batch) -> None:
    """Write one more; it counts once the manifest has its number."""
    path = lake.root / NAME
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    entry = {**vars(batch), "as_of": batch.as_of.isoformat()}
    with whole(path) as partial:
        partial.write_text(before + json.dumps(entry) + "\n", encoding="utf-8")


def _read(entry: Mapping[str, Any]) -> Batch:
    return Batch(**{**entry, "as_of": date.fromisoformat(entry["as_of"])})

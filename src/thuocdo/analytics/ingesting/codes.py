"""Lists of codes with the days on which each was in use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.tables import DAY, DICTIONARIES, day_of

LAST = 36_600  # days since 2000; after every day that the lake can hold


@dataclass(frozen=True)
class Code:
    """A code over one span of days; a code may have several spans."""

    code: str
    name: str
    valid_from: date | None = None  # none: since ever
    valid_to: date | None = None  # last day; none: still in use
    entry: Mapping[str, Any] = field(default_factory=dict)  # further columns of the dictionary


@dataclass(frozen=True)
class Limit:
    """The time that a procedure may take, from a day on."""

    procedure: str
    from_on: date
    legal: int  # working minutes
    promised: int  # working minutes


@dataclass(frozen=True)
class Codes:
    """All lists that a file is checked against; ``limits`` in any order."""

    units: Sequence[Code]
    procedures: Sequence[Code]  # entry: field (a code), group, online_level
    fields: Sequence[Code]
    causes: Sequence[Code] = ()
    limits: Sequence[Limit] = ()

    def of(self, name: str) -> Sequence[Code]:
        """The list of a dictionary."""
        found: Sequence[Code] = getattr(self, name)
        return found


@dataclass(frozen=True)
class Spans:
    """Validity as one sorted array: a code's spans open and close at its even and odd places."""

    bounds: NDArray[np.int64]  # id, then day: on which a span begins, or on which it is over
    starts: NDArray[np.int64]  # id → place of its first bound
    ends: NDArray[np.bool_]  # id → whether there is a day on which it is not in use

    @classmethod
    def of(cls, codes: Sequence[Code], ids: Mapping[str, int]) -> "Spans":
        """Lay out the spans of codes by their ids."""
        bounds = sorted(
            (ids[code.code] << 32) + day
            for code in codes
            for day in (
                day_of(code.valid_from) if code.valid_from else 0,
                day_of(code.valid_to) + 1 if code.valid_to else LAST,
            )
        )
        array = np.array(bounds, np.int64)
        first = np.arange(max(ids.values(), default=0) + 2, dtype=np.int64) << 32
        starts = np.searchsorted(array, first)
        ends = np.ones(first.size, np.bool_)
        begins = array[starts[:-1][np.diff(starts) == 2]]
        is_ever = array[np.searchsorted(array, begins) + 1] - begins == LAST
        ends[begins[is_ever] >> 32] = False
        return cls(array, starts, ends)

    def cover(self, ids: NDArray[Any], minutes: NDArray[Any]) -> NDArray[np.bool_]:
        """Whether each code was in use on the day of a moment."""
        numbers = ids.astype(np.int64)
        wanted = (numbers << 32) + minutes // DAY
        passed = np.searchsorted(self.bounds, wanted, side="right") - self.starts[numbers]
        return np.asarray(passed % 2 == 1)


def registered(lake: Lake, codes: Codes, *, keep: bool = True) -> dict[str, Dictionary]:
    """The lake's dictionaries with all codes of the lists in them; saved if any was added.

    A code that is saved and that no row uses does no harm.
    """
    known = {name: lake.dictionary(name) for name in DICTIONARIES}
    wider = {
        name: known[name].extended(_entry(c) for c in codes.of(name))
        for name in ("units", "fields", "causes")
    }
    fields = wider["fields"].ids
    wider["procedures"] = known["procedures"].extended(
        {**_entry(code), "field": fields[code.entry["field"]]} for code in codes.procedures
    )
    for name, dictionary in wider.items():
        if keep and dictionary.table.num_rows > known[name].table.num_rows:
            lake.save(dictionary)
    return wider


def _entry(code: Code) -> Mapping[str, Any]:
    return {**code.entry, "code": code.code, "name": code.name}

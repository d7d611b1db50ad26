"""Totals of units that hand in no dossiers: unit by field by month, checked and kept apart.

They are never added to what is counted from rows. A table of totals is labelled as declared
wherever it is shown, and a unit that has rows in a month must not declare that month.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from thuocdo.analytics.cubes.cube import Where, cube_of
from thuocdo.analytics.cubes.errors import NotInCube
from thuocdo.analytics.durable import whole
from thuocdo.analytics.ingesting.codes import Codes, registered
from thuocdo.analytics.ingesting.ingesting import RowsLost
from thuocdo.analytics.ingesting.locking import alone
from thuocdo.analytics.ingesting.readying import DECLARED, ready
from thuocdo.analytics.ingesting.refusing import HEADER
from thuocdo.analytics.ingesting.totals import lines_of
from thuocdo.analytics.ingesting.totals_faults import (
    COUNTED,
    FIELD,
    FUTURE,
    MONTH,
    NUMBER,
    PART,
    TWICE,
    UNIT,
    Fault,
)
from thuocdo.analytics.lake import Lake, write_parquet
from thuocdo.analytics.manifest import Manifest
from thuocdo.analytics.periods import month
from thuocdo.analytics.tables import EPOCH

COUNTS = {  # column → (its name in tables, of which count it is a part)
    "received": ("TiepNhan", ""),
    "online": ("TrucTuyen", "received"),
    "settled": ("DaGiaiQuyet", ""),
    "settled_on_time": ("DungHan", "settled"),
    "open": ("DangGiaiQuyet", ""),
    "open_overdue": ("QuaHanChuaXong", "open"),
}
KEYS = {"unit": "DonVi", "field": "LinhVuc", "month": "Thang"}
COLUMNS = {**KEYS, **{name: title for name, (title, _) in COUNTS.items()}}
LARGEST = 1_000_000  # of a month
Key: TypeAlias = tuple[int, ...]  # unit, field, month
SCHEMA = pa.schema([pa.field(name, pa.int32()) for name in COLUMNS])


class Totals(NamedTuple):
    """A table of totals and what it is checked against."""

    path: Path
    name: str  # as the person called it
    codes: Codes
    as_of: date


@dataclass(frozen=True)
class Declared:
    """What became of a table of totals; rows in = added + corrected + unchanged + refused."""

    rows_in: int
    added: int
    corrected: int
    unchanged: int
    refused: int
    faults: dict[str, int]
    batch: int | None  # none: nothing new was kept

    @property
    def kept(self) -> int:
        """Lines that count, whether they changed anything or not."""
        return self.added + self.corrected + self.unchanged


@dataclass
class Table:
    """Lines of totals while they are read."""

    codes: Codes
    ids: Mapping[str, Mapping[str, int]]  # dictionary → code → id
    as_of: date
    lake: Lake
    seen: set[Key]

    def read(self, row: Mapping[str, str]) -> tuple[dict[str, int], list[tuple[str, Fault]]]:
        """One line: its numbers, and its faults by column."""
        numbers: dict[str, int] = {}
        faults: list[tuple[str, Fault]] = []
        first = month_of(row["month"])
        if first is None:
            faults.append(("month", MONTH))
        elif month(first.year, first.month).last > self.as_of:
            faults.append(("month", FUTURE))
        else:
            numbers["month"] = (first.year - EPOCH.year) * 12 + first.month - 1
        for name, fault in (("unit", UNIT), ("field", FIELD)):
            number = self.number(f"{name}s", row[name], first)
            numbers |= {name: number} if number else {}
            faults += [] if number else [(name, fault)]
        counts = {name: count_of(row[name]) for name in COUNTS}
        faults += [(name, NUMBER) for name, count in counts.items() if count is None]
        numbers |= {name: count for name, count in counts.items() if count is not None}
        faults += [(name, PART) for name in parts_over(numbers)]
        return numbers, faults or self.known(numbers)

    def number(self, table: str, code: str, first: date | None) -> int | None:
        """The id of a code that was in use in a month."""
        spans = [c for c in self.codes.of(table) if c.code == code]
        day = first or self.as_of
        last = month(day.year, day.month).last
        is_used = any(
            (c.valid_from or date.min) <= last and (c.valid_to or date.max) >= day for c in spans
        )
        return self.ids[table].get(code) if is_used else None

    def known(self, numbers: Mapping[str, int]) -> list[tuple[str, Fault]]:
        """Faults against what is known already: an earlier line, or the unit's dossiers."""
        key = key_of(numbers)
        if key in self.seen:
            return [("unit", TWICE)]
        self.seen.add(key)
        return [("unit", COUNTED)] if has_rows(self.lake, numbers) else []


def declare(lake: Lake, given: Totals, refused_to: Path, *, trial: bool = False) -> Declared:
    """Take in a table of totals; a line replaces what was declared of its unit, field, month.

    A table that says nothing new writes nothing.

    Args:
        lake: Written to by one import at a time.
        given: The table.
        refused_to: Where the table of refused lines is written, also when it is empty.
        trial: Read, check and compare, and keep nothing.

    Raises:
        UnreadableFile, MissingColumn: the file as a whole cannot be read.
        LakeInUse: an import is at work.
    """
    with alone(lake):
        before = ready(lake)
        ids = {n: d.ids for n, d in registered(lake, given.codes, keep=not trial).items()}
        table = Table(given.codes, ids, given.as_of, lake, set())
        kept, refused, lines = [], [], 0
        for line, row in lines_of(given.path, given.name, COLUMNS):
            lines += 1
            numbers, faults = table.read(row)
            kept += [] if faults else [numbers]
            refused += [(line, COLUMNS[name], shown(row[name]), fault) for name, fault in faults]
        known = latest_of(lake)
        fresh = [row for row in kept if known.get(key_of(row)) != row]
        corrected = sum(key_of(row) in known for row in fresh)
        report = Declared(
            rows_in=lines,
            added=len(fresh) - corrected,
            corrected=corrected,
            unchanged=len(kept) - len(fresh),
            refused=len({entry[0] for entry in refused}),
            faults=dict(sorted(Counter(entry[3].code for entry in refused).items())),
            batch=before.batch + 1 if fresh and not trial else None,
        )
        if report.rows_in != report.kept + report.refused:
            raise RowsLost(f"{report.rows_in} ≠ {report.kept} + {report.refused}")
        write_refused(refused_to, refused)
        if report.batch is not None:
            keep(lake, before, report.batch, fresh)
        return report


def keep(lake: Lake, before: Manifest, number: int, fresh: Sequence[dict[str, int]]) -> None:
    """Write lines beside the earlier ones, which stay as they were handed in."""
    name = f"b{number:07}"
    rows = pa.Table.from_pylist(list(fresh), schema=SCHEMA)
    write_parquet(rows, lake.root / DECLARED / f"{name}.parquet")
    replace(before, batch=number, declared=(*before.declared, name)).write(lake.root)


def declared(lake: Lake) -> pa.Table:
    """All totals that count, in numbers: of a unit, field and month the last that was declared."""
    latest = latest_of(lake)
    return pa.Table.from_pylist([latest[key] for key in sorted(latest)], schema=SCHEMA)


def latest_of(lake: Lake) -> dict[Key, dict[str, int]]:
    """The same by unit, field and month."""
    manifest = lake.manifest()
    latest: dict[Key, dict[str, int]] = {}
    for name in manifest.declared if manifest else ():
        path = lake.root / DECLARED / f"{name}.parquet"
        for row in pq.read_table(path, schema=SCHEMA, partitioning=None).to_pylist():
            latest[key_of(row)] = row
    return latest


def key_of(numbers: Mapping[str, int]) -> Key:
    """Unit, field and month."""
    return tuple(numbers[name] for name in KEYS)


def month_of(text: str) -> date | None:
    """The first day of ``mm/yyyy``."""
    number, slash, year = text.partition("/")
    if not (slash and number.isdecimal() and year.isdecimal() and len(year) == 4):
        return None
    is_month = 1 <= int(number) <= 12 and int(year) >= EPOCH.year
    return date(int(year), int(number), 1) if is_month else None


def count_of(text: str) -> int | None:
    """A count; an empty cell is not 0."""
    return int(text) if text.isdecimal() and len(text) <= 7 and int(text) <= LARGEST else None


def parts_over(numbers: Mapping[str, int]) -> Iterable[str]:
    """Counts that are more than what they are a part of."""
    for name, (_, of) in COUNTS.items():
        if of in numbers and numbers.get(name, 0) > numbers[of]:
            yield name


def has_rows(lake: Lake, numbers: Mapping[str, int]) -> bool:
    """Whether the unit is responsible for dossiers received in the month."""
    year, number = divmod(numbers["month"], 12)
    period = month(EPOCH.year + year, number + 1)
    try:
        found = cube_of(lake).sums([period], period.last, Where(units=[numbers["unit"]]))
    except NotInCube:
        return False
    return any(found.of(place)["received"] for place in range(len(found.groups)))


def shown(text: str) -> str:
    """A short cell without letters beyond codes, or its length; an empty one is empty."""
    if not text:
        return ""
    is_short = len(text) <= 12 and text.replace("/", "").replace(".", "").isalnum()
    return text if is_short and not (text.isdecimal() and len(text) > 8) else f"({len(text)} ký tự)"


def write_refused(path: Path, entries: Sequence[tuple[int, str, str, Fault]]) -> None:
    """The same form as of dossiers."""
    with whole(path) as partial, partial.open("w", encoding="utf-8-sig", newline="") as file:
        writer: Any = csv.writer(file)
        writer.writerow(HEADER)
        for line, column, value, fault in entries:
            writer.writerow((line, column, value, fault.code, fault.reason.vi, fault.reason.en))

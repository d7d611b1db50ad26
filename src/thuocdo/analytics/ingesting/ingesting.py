"""Take in one file: read, check, refuse, compare, keep."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.ingesting import faults
from thuocdo.analytics.ingesting.applying import States, apply, complete
from thuocdo.analytics.ingesting.checking import Checker, Found, where_of
from thuocdo.analytics.ingesting.codes import Codes, registered
from thuocdo.analytics.ingesting.deriving import Terms
from thuocdo.analytics.ingesting.doubling import Doubled, doubled
from thuocdo.analytics.ingesting.errors import UnreadableFile
from thuocdo.analytics.ingesting.fields import BY_NAME
from thuocdo.analytics.ingesting.hashing import Key
from thuocdo.analytics.ingesting.locking import alone
from thuocdo.analytics.ingesting.log import Batch, append, batches
from thuocdo.analytics.ingesting.mapping import Mapping
from thuocdo.analytics.ingesting.parsed import ABSENT, KEY, Parsed
from thuocdo.analytics.ingesting.reading import parse
from thuocdo.analytics.ingesting.readying import ready
from thuocdo.analytics.ingesting.refusing import Refusals
from thuocdo.analytics.ingesting.sources.columnar import read_columnar
from thuocdo.analytics.ingesting.sources.delimited import read_delimited
from thuocdo.analytics.ingesting.sources.documents import read_documents
from thuocdo.analytics.ingesting.sources.source import Source
from thuocdo.analytics.ingesting.sources.workbook import read_workbook
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.manifest import Manifest
from thuocdo.analytics.tables import DAY
from thuocdo.core.working_days.calendar import Calendar
from thuocdo.core.working_days.office import office_calendar


class Format(StrEnum):
    """What a file can be."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    PARQUET = "parquet"


class RowsLost(Exception):  # noqa: N818  (a bug, named for what happened)
    """Rows read are not rows kept and rows refused; nothing was kept."""


@dataclass(frozen=True)
class Given:
    """A file and what is needed to understand it.

    Attributes:
        path: The file.
        format: Its form.
        mapping: Which column says what.
        codes: What its codes are checked against.
        key: With which codes of dossiers are hashed.
        as_of: The day whose state the file shows; nothing in it may have happened later, and what
            a file of a later day said of a dossier stays.
        calendar: Over which legal limits are counted.
    """

    path: Path
    format: Format
    mapping: Mapping
    codes: Codes
    key: Key
    as_of: date
    calendar: Calendar = field(default_factory=office_calendar)


@dataclass(frozen=True)
class Outcome:
    """What became of a file; ``rows_in`` is the sum of the four counts after it."""

    batch: int | None  # number in the lake; none: nothing was changed
    sha256: str
    rows_in: int
    added: int
    corrected: int
    unchanged: int  # known as they are, or known in a newer state
    refused: int
    faults: dict[str, int]  # code of a kind of refusal → how often

    @property
    def kept(self) -> int:
        """Rows that count."""
        return self.added + self.corrected + self.unchanged


def ingest(lake: Lake, given: Given, refused_to: Path, *, trial: bool = False) -> Outcome:
    """Take a file into the lake.

    Args:
        lake: Written to by one import at a time.
        given: The file.
        refused_to: Where the table of refused rows is written, also when it is empty.
        trial: Read, check and compare, and keep nothing.

    Raises:
        UnreadableFile, MissingColumn: the file as a whole cannot be read; the lake is as before.
        LakeInUse: another import is at work.
    """
    with alone(lake), TemporaryDirectory(prefix=".import-", dir=lake.root) as spill:
        before = ready(lake)
        dictionaries = registered(lake, given.codes, keep=not trial)
        with duckdb.connect(
            ":memory:", config={"threads": 2, "memory_limit": "1GB", "temp_directory": spill}
        ) as con:
            work = Import(lake, given, before, dictionaries, con, Path(spill))
            return work.run(refused_to, trial=trial)


@dataclass
class Import:
    """One file on its way."""

    lake: Lake
    given: Given
    before: Manifest
    dictionaries: dict[str, Dictionary]
    con: duckdb.DuckDBPyConnection
    folder: Path  # for what is needed until the file has been taken in

    def run(self, refused_to: Path, *, trial: bool) -> Outcome:
        """All steps."""
        with ThreadPoolExecutor(1) as pool:
            digesting = pool.submit(digest_of, self.given.path)
            source, parsed = self.read()
            digest = digesting.result()
        refusals = Refusals(self.given.mapping, source, self.dictionaries, parsed)
        written = apply(
            self.lake, self.parts(parsed, refusals), self.before, self.newer(digest), trial=trial
        )
        refusals.add_unread()
        outcome = Outcome(
            batch=written.batch if written.changes and not trial else None,
            sha256=digest,
            rows_in=parsed.rows + source.unread.size,
            added=written.added,
            corrected=written.corrected,
            unchanged=written.unchanged,
            refused=refusals.rows,
            faults=refusals.kinds,
        )
        if outcome.rows_in != outcome.kept + outcome.refused:
            raise RowsLost(f"{outcome.rows_in} ≠ {outcome.kept} + {outcome.refused}")
        refusals.write(refused_to)
        if outcome.batch is not None:
            append(self.lake, Batch(outcome.batch, digest, self.given.as_of, outcome.refused))
            complete(self.lake, written, self.before)
        return outcome

    def read(self) -> tuple[Source, Parsed]:
        """Read the file to numbers.

        What DuckDB says of a file it cannot read may quote it, so it is not passed on.
        """
        given = self.given
        try:
            source = opened(given, self.con)
            return source, parse(
                self.con, source, given.mapping, self.dictionaries, given.key, self.folder
            )
        except (duckdb.Error, pa.ArrowException):
            name = self.given.path.name
            raise UnreadableFile(
                f"{name}: không đọc được. Kiểm tra định dạng đã chọn, rồi xuất lại tệp.",
                f"{name} cannot be read. Check the format chosen, then export the file anew.",
            ) from None

    def parts(self, parsed: Parsed, refusals: Refusals) -> Iterator[States]:
        """Dossiers without fault, a part of the file at a time, ascending by key."""
        given, twice = self.given, doubled(parsed)
        checker = Checker.of(given.codes, self.dictionaries, given.as_of)
        terms = Terms.of(given.codes, self.dictionaries, given.calendar)
        for first, columns in parsed.parts():
            columns["due"] = due_minutes(columns["due"])
            keys = columns[KEY]
            found = [*checker.found(columns), *twice_in(twice, first, keys.size)]
            refusals.add(found, columns, first)
            good = np.ones(keys.size, np.bool_)
            for entry in found:
                good[entry.rows] = False
            chosen = np.flatnonzero(good)
            chosen = chosen[np.argsort(keys[chosen])]
            yield States(keys[chosen], terms.records({n: c[chosen] for n, c in columns.items()}))

    def newer(self, digest: str) -> NDArray[np.bool_]:
        """Of each import's number, whether what it said is newer than this file.

        An import of a later as-of day is; and when a file is read once more, so is every import
        since it was read for the first time.
        """
        earlier = batches(self.lake, self.before.batch)
        first = min((b.number for b in earlier if b.sha256 == digest), default=None)
        newer = np.zeros(self.before.batch + 1, np.bool_)
        for batch in earlier:
            is_later = first is not None and batch.number > first
            newer[batch.number] = is_later or batch.as_of > self.given.as_of
        return newer


def due_minutes(minutes: NDArray[np.int32]) -> NDArray[np.int32]:
    """A bare day, also when it is written with 00:00, is due until its last minute."""
    is_day = (minutes % DAY == 0) & (minutes != ABSENT)
    return np.where(is_day, minutes + DAY - 1, minutes)


def twice_in(twice: Doubled, first: int, rows: int) -> Iterator[Found]:
    """Faults of dossiers named more than once, of one part of the file."""
    for fault, places in (
        (faults.REPEATED, twice.repeated),
        (faults.CONTRADICTORY, twice.contradictory),
    ):
        inside = places[(places >= first) & (places < first + rows)] - first
        yield from where_of(fault, BY_NAME[fault.field], inside)


def opened(given: Given, con: duckdb.DuckDBPyConnection) -> Source:
    """The file, by its form."""
    if given.format is Format.CSV:
        return read_delimited(given.path, given.mapping)
    if given.format is Format.JSON:
        return read_documents(given.path, given.mapping)
    if given.format is Format.PARQUET:
        return read_columnar(given.path, given.mapping)
    return read_workbook(given.path, given.mapping, con)


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

"""Dossiers one by one, by their keyed hash: what a number is made of. Reads rows, never a cube."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

import ibis
import pyarrow as pa

from thuocdo.analytics.engines.duckdb import DUCKDB, DuckDB, view
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.levels import label
from thuocdo.analytics.periods import Period
from thuocdo.analytics.prepared import prepared
from thuocdo.analytics.summing import HIDDEN, NAME, dossiers, hidden
from thuocdo.analytics.tables import CODED_BY, DAY, date_of, last_minute, moment_of

SHOWN = (
    "dossier",
    "receiver",
    "responsible",
    "procedure",
    "field",
    "channel",
    "status",
    "received",
    "deadline",
    "finished",
    "late_at",
    "apology_due",
    "apology_sent",
    "cause",
)


class Listed(StrEnum):
    """Which dossiers."""

    OVERDUE = "overdue"  # overdue and not ended, as of the day
    LATE = "late"  # ended late in the period
    SOON = "soon"  # open, and late unless they end soon
    UNSENT = "unsent"  # became overdue in the period, without a letter of apology


@dataclass(frozen=True)
class Listing:
    """What is listed, and of whom; codes are those of the lake's dictionaries."""

    what: Listed
    period: Period
    as_of: date
    side: str = "responsible"  # or "receiver": whose dossiers they are
    units: frozenset[str] | None = None  # None: all
    field: str = ""
    group: str = ""  # of procedures
    channel: int | None = None
    until: date | None = None  # of SOON: the last deadline listed
    dossier: int | None = None  # this one only


class Row(NamedTuple):
    """One dossier; texts are codes, days are days of its moments."""

    dossier: int
    receiver: str
    responsible: str
    procedure: str
    field: str
    channel: int
    status: int
    received_on: date
    due_on: date | None
    finished_on: date | None
    late_on: date | None
    apology_due: date | None
    apology_sent: date | None
    cause: str


def listed(
    lake: Lake, listing: Listing, *, limit: int = 50, offset: int = 0, engine: DuckDB = DUCKDB
) -> tuple[int, list[Row]]:
    """How many there are, and a page of them, the earliest due first."""
    months = tuple(m for m in lake.months() if m <= f"{listing.as_of:%Y-%m}")
    files, gone = lake.files(months), lake.hidden(months)
    if not files:
        return 0, []
    rows = ibis.to_sql(chosen(listing, lake, has_hidden=bool(gone)), dialect="duckdb")
    with engine.connect() as connection:
        view(connection, NAME, files)
        if gone:
            view(connection, HIDDEN, gone)
        connection.execute(f"CREATE TEMP TABLE listed AS {rows}")
        total = connection.execute("SELECT count(*) FROM listed").fetchall()
        asked = "FROM listed ORDER BY deadline, dossier LIMIT ? OFFSET ?"
        table = connection.execute(asked, [limit, offset]).to_arrow_table()
    return int(total[0][0]), list(rows_of(table, lake))


def chosen(listing: Listing, lake: Lake, *, has_hidden: bool) -> ibis.Table:
    """The expression of all that is listed."""
    rows = dossiers()
    ready = prepared(rows.anti_join(hidden(), ["dossier", "batch"]) if has_hidden else rows)
    for condition in (*places(ready, listing, lake), *conditions(ready, listing)):
        ready = ready.filter(condition)
    return ready.select(*SHOWN)


def places(ready: ibis.Table, listing: Listing, lake: Lake) -> Iterator[Any]:
    """Whose dossiers, of which field, group and channel."""
    if listing.units is not None:
        yield ready[listing.side].isin(numbers(lake, "units", listing.units))
    if listing.field:
        yield ready.field.isin(numbers(lake, "fields", {listing.field}))
    if listing.group:
        rows = lake.dictionary("procedures").rows
        yield ready.procedure.isin([r["id"] for r in rows if r["group"] == listing.group] or [-1])
    if listing.channel is not None:
        yield ready.channel == listing.channel
    if listing.dossier is not None:
        yield ready.dossier == listing.dossier


def numbers(lake: Lake, name: str, codes: frozenset[str] | set[str]) -> list[int]:
    """The lake's numbers of codes; one that is nobody's where there are none."""
    known = lake.dictionary(name).ids
    return [known[code] for code in sorted(codes) if code in known] or [-1]


def conditions(ready: ibis.Table, listing: Listing) -> Iterator[Any]:
    """What makes a dossier one of those listed."""
    now, period = last_minute(listing.as_of), listing.period
    until = min(now, period.last_minute)
    is_open = ready.finished.isnull() | (ready.finished > now)
    yield ready.received <= now
    if listing.what is Listed.OVERDUE:
        yield is_open & (ready.late_at <= now)
    elif listing.what is Listed.LATE:
        yield ready.finished.between(period.first_minute, until) & ready.late_at.notnull()
    elif listing.what is Listed.SOON:
        last = last_minute(listing.until or listing.as_of)
        not_late = ready.late_at.isnull() | (ready.late_at > now)
        runs = ready.stopped.isnull() | (ready.stopped > now)
        yield is_open & runs & not_late & ready.deadline.between(now - DAY + 1, last)
    else:
        unsent = ready.apology_at.isnull() | (ready.apology_at > now)
        yield ready.past_at.between(period.first_minute, until) & unsent


def rows_of(table: pa.Table, lake: Lake) -> Iterator[Row]:
    """The rows as people read them."""
    known = {column: lake.dictionary(name).by_id for column, name in CODED_BY.items()}
    for row in table.to_pylist():
        texts = {c: label(known[c].get(row[c]), row[c], "code") for c in CODED_BY}
        yield Row(
            row["dossier"],
            texts["receiver"],
            texts["responsible"],
            texts["procedure"],
            texts["field"],
            row["channel"],
            row["status"],
            moment_of(row["received"]).date(),
            day_of(row["deadline"]),
            day_of(row["finished"]),
            day_of(row["late_at"]),
            None if row["apology_due"] is None else date_of(row["apology_due"]),
            None if row["apology_sent"] is None else date_of(row["apology_sent"]),
            texts["cause"],
        )


def day_of(minute: int | None) -> date | None:
    """The day of a moment; null stays null."""
    return None if minute is None else moment_of(minute).date()

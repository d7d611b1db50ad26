"""Dossiers one by one, by their keyed hash: what a number is made of. Reads rows, never a cube."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

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
ASKED = ("stopped", "past_at", "apology_at")


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
    procedure: str = ""


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
    where = " AND ".join((*places(listing, lake), *conditions(listing)))
    chosen = f"SELECT * FROM ({prepared_sql(has_hidden=bool(gone))}) WHERE {where}"  # noqa: S608
    with engine.connect() as connection:
        view(connection, NAME, files)
        if gone:
            view(connection, HIDDEN, gone)
        connection.execute(f"CREATE TEMP TABLE listed AS {chosen}")
        total = connection.execute("SELECT count(*) FROM listed").fetchall()
        asked = "FROM listed ORDER BY deadline, dossier LIMIT ? OFFSET ?"
        table = connection.execute(asked, [limit, offset]).to_arrow_table()
    return int(total[0][0]), list(rows_of(table, lake))


@cache
def prepared_sql(*, has_hidden: bool) -> str:
    """All that is asked of a row, as a query; to write it takes longer than to answer it."""
    rows = dossiers()
    ready = prepared(rows.anti_join(hidden(), ["dossier", "batch"]) if has_hidden else rows)
    return str(ibis.to_sql(ready.select(*SHOWN, *ASKED), dialect="duckdb"))


def places(listing: Listing, lake: Lake) -> Iterator[str]:
    """Whose dossiers, of which field, group and channel."""
    if listing.units is not None:
        yield among(listing.side, numbers(lake, "units", listing.units))
    if listing.field:
        yield among("field", numbers(lake, "fields", {listing.field}))
    if listing.group:
        rows = lake.dictionary("procedures").rows
        yield among("procedure", [r["id"] for r in rows if r["group"] == listing.group])
    if listing.procedure:
        yield among("procedure", numbers(lake, "procedures", {listing.procedure}))
    if listing.channel is not None:
        yield among("channel", [listing.channel])
    if listing.dossier is not None:
        yield among("dossier", [listing.dossier])


def among(column: str, wanted: Iterable[int]) -> str:
    """A condition that a column holds one of some numbers; nobody's where there are none."""
    return f"{column} IN ({', '.join(str(int(number)) for number in wanted) or '-1'})"


def numbers(lake: Lake, name: str, codes: frozenset[str] | set[str]) -> list[int]:
    """The lake's numbers of codes."""
    known = lake.dictionary(name).ids
    return [known[code] for code in sorted(codes) if code in known]


def conditions(listing: Listing) -> Iterator[str]:
    """What makes a dossier one of those listed; only whole numbers are written into it."""
    now, period = last_minute(listing.as_of), listing.period
    first, until = period.first_minute, min(now, period.last_minute)
    yield f"received <= {now}"
    if listing.what is Listed.OVERDUE:
        yield f"(finished IS NULL OR finished > {now}) AND late_at <= {now}"
    elif listing.what is Listed.LATE:
        yield f"finished BETWEEN {first} AND {until} AND late_at IS NOT NULL"
    elif listing.what is Listed.SOON:
        last = last_minute(listing.until or listing.as_of)
        for moment in ("finished", "late_at", "stopped"):
            yield f"({moment} IS NULL OR {moment} > {now})"
        yield f"deadline BETWEEN {now - DAY + 1} AND {last}"
    else:
        yield f"(apology_at IS NULL OR apology_at > {now})"
        yield f"past_at BETWEEN {first} AND {until}"


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

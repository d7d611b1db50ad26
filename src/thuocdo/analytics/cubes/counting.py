"""Count dossiers into cells, each row once, with the expressions of the indicators.

DuckDB evaluates the expressions; numpy adds. With some thirty measures at many small cells that is
twenty times faster than thirty sums in a GROUP BY.
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import duckdb
import ibis
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thuocdo.analytics.cubes.cells import (
    CELL,
    NO_HALF,
    PLACE,
    WHEN,
    Cells,
    packed,
    summed_by_day,
    together_by_key,
)
from thuocdo.analytics.cubes.events import DAILY, EVENTS, MEASURES, MONTHLY, Event
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.measures import number
from thuocdo.analytics.prepared import prepared
from thuocdo.analytics.tables import DAY, EPOCH, SCHEMA

SIDES = {"receiver": 0, "responsible": 1}  # column of the unit → side of the cell
SECOND_HALF = 15  # day of the month
NEVER = -1  # a moment that has not come

Columns = Mapping[str, NDArray[Any]]


def count(con: duckdb.DuckDBPyConnection, rows: str) -> Cells:
    """The cells of rows.

    Args:
        con: Where ``rows`` can be found, and the table ``grouped`` (see ``group_procedures``).
        rows: Name of a table or view with the lake's columns; each dossier once.
    """
    con.execute(f"CREATE OR REPLACE TEMP VIEW dossiers AS FROM {rows}")
    columns = con.execute(numbered_sql()).fetchnumpy()
    return Cells(*_by_half(columns), *_by_day(columns))


def group_procedures(con: duckdb.DuckDBPyConnection, lake: Lake) -> None:
    """Register which group each procedure belongs to; 0 where it has none."""
    procedures = lake.dictionary("procedures").rows
    groups = group_numbers(lake)
    table = pa.table(
        {
            "procedure": pa.array([row["id"] for row in procedures], pa.int32()),
            "group": pa.array([groups.get(row["group"], 0) for row in procedures], pa.int32()),
        }
    )
    con.register("grouped", table)


def group_numbers(lake: Lake) -> dict[str, int]:
    """Name of a group of procedures → its number, from 1 in the order in which they came."""
    names = (row["group"] for row in lake.dictionary("procedures").rows)
    return {name: place for place, name in enumerate(dict.fromkeys(n for n in names if n), 1)}


@cache
def numbered_sql() -> str:
    """What each row adds, with its coordinates and moments; all that a cube needs of a row."""
    rows = prepared(ibis.table(SCHEMA, name="dossiers"))
    moments = sorted({name for event in EVENTS for name in event.moments})
    chosen = rows.select(
        "receiver",
        "responsible",
        "field",
        "procedure",
        "channel",
        **{name: rows[name].cast("int32").fill_null(NEVER) for name in moments},
        **{f"m_{m.name}": number(rows, m).cast(_width(rows, m.counted)) for m in MEASURES},
    )
    columns = ", ".join(f'n."{name}"' for name in chosen.columns if name != "procedure")
    return (
        f'SELECT {columns}, coalesce(g."group", 0)::INT AS "group" '  # noqa: S608
        f"FROM ({ibis.to_sql(chosen, dialect='duckdb')}) n LEFT JOIN grouped g USING (procedure)"
    )


def _width(rows: ibis.Table, counted: Any) -> str:  # noqa: ANN401  (an Ibis expression)
    return "int8" if counted.resolve(rows).type().is_boolean() else "int32"


@cache
def fingerprint() -> str:
    """Changes when any measure is counted in another way; cells of another one are not read."""
    events = [f"{e.measure.name} {e.moments} {e.sign}" for e in EVENTS]
    text = "\n".join((numbered_sql(), *events, repr(PLACE), repr(WHEN)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _by_half(columns: Columns) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Keys and sums of the measures for which a half-month is fine enough."""
    parts = [
        _of_moments(columns, moments, side)
        for moments in dict.fromkeys(e.moments for e in EVENTS if e.measure in MONTHLY)
        for side in SIDES
    ]
    return together_by_key(parts)


def _of_moments(
    columns: Columns, moments: Sequence[str], side: str
) -> tuple[NDArray[np.int64], list[int], NDArray[np.int64]]:
    """What happens at these moments, by half-month: keys, which measures, their sums."""
    happens = _all_there(columns, moments)
    when = halves(_latest(columns, moments)[happens] // DAY)
    coordinates = {**_place(columns, side, happens), "half": when}
    found, inverse = np.unique(packed(CELL, coordinates), return_inverse=True)
    events = [e for e in EVENTS if e.moments == moments and e.measure in MONTHLY]
    sums = np.zeros((len(events), found.size), np.int64)
    for row, event in zip(sums, events, strict=True):
        weights = columns[f"m_{event.measure.name}"][happens]
        total = np.bincount(inverse, weights, minlength=found.size)  # exact below 2^53
        row[:] = event.sign * total.astype(np.int64)
    return found, [MONTHLY.index(event.measure) for event in events], sums


def _by_day(
    columns: Columns,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Places, times and counts of the measures that depend on the as-of day."""
    parts = [
        _of_event(columns, event, side)
        for event in EVENTS
        if event.measure in DAILY
        for side in SIDES
    ]
    places, times, counts = (np.concatenate(part) for part in zip(*parts, strict=True))
    return summed_by_day(places, times, counts)


def _of_event(
    columns: Columns, event: Event, side: str
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    numbers = columns[f"m_{event.measure.name}"]
    happens = _all_there(columns, event.moments) & (numbers != 0)
    at = event.measure.at
    day = _latest(columns, event.moments)[happens] // DAY
    half = np.full(day.size, NO_HALF) if at is None else halves(columns[at][happens] // DAY)
    which = np.full(day.size, DAILY.index(event.measure))
    times = packed(WHEN, {"measure": which, "half": half, "day": day})
    counts = event.sign * numbers[happens].astype(np.int64)
    return packed(PLACE, _place(columns, side, happens)), times, counts


def _place(columns: Columns, side: str, chosen: NDArray[np.bool_]) -> dict[str, NDArray[Any]]:
    which = np.full(int(chosen.sum()), SIDES[side])
    rest = {name: columns[name][chosen] for name in ("field", "group", "channel")}
    return {"side": which, "unit": columns[side][chosen], **rest}


def halves(days: NDArray[Any]) -> NDArray[np.int64]:
    """Half-months since January 2000 of days since 2000; odd ones begin on the 15th."""
    dates = np.datetime64(EPOCH.date()) + days
    months = dates.astype("datetime64[M]")
    second = (dates - months).astype(np.int64) >= SECOND_HALF - 1
    since = months.astype(np.int64) - (EPOCH.year - 1970) * 12
    return np.asarray(2 * since + second)


def _all_there(columns: Columns, moments: Sequence[str]) -> NDArray[np.bool_]:
    return np.asarray(np.logical_and.reduce([columns[m] != NEVER for m in moments]))


def _latest(columns: Columns, moments: Sequence[str]) -> NDArray[Any]:
    return np.asarray(np.maximum.reduce([columns[m] for m in moments]))

"""P7, P8: indicators by unit, field and month from the lake, against the usual ways.

All read the same generated files; every peer's answer is compared with ours before anything is
timed. The string Parquet holds the same dossiers with texts and timestamps, as systems export them.
"""

import argparse
import os
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from measuring import compare, measure, peak_mb, print_comparison, reset_peak
from thuocdo.analytics.catalogue import named
from thuocdo.analytics.engines.duckdb import DuckDB
from thuocdo.analytics.generating.writing import Plan, generate
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.periods import Every, year
from thuocdo.analytics.question import Question
from thuocdo.analytics.tables import last_minute

if TYPE_CHECKING:
    from collections.abc import Callable

PERIOD, AS_OF = year(2025), date(2025, 12, 31)
KPIS = ("received", "on_time", "online", "online_full", "online_payment", "digitised", "time_cut")
QUESTION = Question(PERIOD, AS_OF, ("responsible", "field"), Every.MONTH, named(KPIS))
ENGINE = DuckDB(memory="4GB")
NOW = last_minute(AS_OF)
NAMES = [m.name for m in QUESTION.measures]
KEYS = ("responsible", "field", "part")
DEADLINE = "(coalesce(due, legal_due) + waiting)"
STOPPED = "coalesce(supplement_open, finished)"
LATE = (
    f"(supplements > 1 OR ({DEADLINE} < {NOW} AND ({STOPPED} IS NULL OR {STOPPED} > {DEADLINE})))"
)
RAW = f"""
    SELECT responsible, field, month[6:]::INT AS part,
      count(*) AS received,
      count(*) FILTER (WHERE {DEADLINE} IS NOT NULL OR supplements > 1) AS received_with_limit,
      count(*) FILTER (WHERE {LATE}) AS received_late,
      count(*) FILTER (WHERE channel = 2) AS online,
      count(*) FILTER (WHERE online_level = 2 AND channel = 2) AS online_full,
      count(*) FILTER (WHERE online_level = 2) AS full_service,
      count(*) FILTER (WHERE fee_due = 1 AND paid_online > 0) AS paid_online,
      count(*) FILTER (WHERE fee_due = 1) AS fee_due,
      sum(digitised) FILTER (WHERE components IS NOT NULL) AS digitised,
      sum(components) FILTER (WHERE digitised IS NOT NULL) AS components,
      sum(legal_limit) FILTER (WHERE promised_limit IS NOT NULL) AS legal_time,
      sum(promised_limit) FILTER (WHERE legal_limit IS NOT NULL) AS promised_time,
      count(*) FILTER (WHERE legal_limit IS NOT NULL AND promised_limit IS NOT NULL) AS with_limits
    FROM {{source}} GROUP BY ALL
"""  # noqa: S608
MOMENTS = ("received", "due", "legal_due", "finished", "supplement_open")
MINUTES = {
    name: f"epoch({name})::INT // 60 - 15778080 AS {name}" for name in MOMENTS
}  # 1970 → 2000


def ours(lake: Lake) -> pa.Table:
    """The sums, as the site asks for them."""
    return ENGINE.sums(lake, QUESTION)


def raw(lake: Lake, text: str) -> pa.Table:
    """SQL written by hand, with the month taken from the names of folders."""
    with ENGINE.connect() as connection:
        source = f"read_parquet('{lake.folder}/*/*.parquet', hive_partitioning = true)"
        return connection.execute(text.format(source=source)).to_arrow_table()


def scanned(lake: Lake) -> object:
    """The least that anybody can do: read the columns and add them up."""
    columns = (
        "channel",
        "online_level",
        "fee_due",
        "paid_online",
        "components",
        "digitised",
        "due",
    )
    more = ("legal_due", "finished", "waiting", "supplements", "legal_limit", "promised_limit")
    sums = ", ".join(f"sum({name})" for name in (*columns, *more, "responsible", "field"))
    with ENGINE.connect() as connection:
        text = f"SELECT {sums} FROM read_parquet('{lake.folder}/*/*.parquet')"  # noqa: S608
        return connection.execute(text).fetchall()


def strings(folder: Path) -> pa.Table:
    """The same question of Parquet with texts and timestamps."""
    minutes = ", ".join(MINUTES.values())
    kept = "* EXCLUDE (received, due, legal_due, finished, supplement_open)"
    rows = f"(SELECT {kept}, {minutes} FROM read_parquet('{folder}/*.parquet'))"  # noqa: S608
    text = RAW.format(source=rows).replace("month[6:]::INT", "month")
    text = text.replace("channel = 2", "channel = 'Trực tuyến'")
    with ENGINE.connect() as connection:
        return connection.execute(text).to_arrow_table()


def write_strings(lake: Lake, folder: Path) -> None:
    """Write the lake's rows with texts and timestamps, month by month."""
    stamps = ", ".join(f"TIMESTAMP '2000-01-01' + to_minutes({n}) AS {n}" for n in MOMENTS)
    channel = "CASE channel WHEN 1 THEN 'Trực tiếp' WHEN 2 THEN 'Trực tuyến' ELSE 'Bưu chính' END"
    with ENGINE.connect() as connection:
        for file in lake.files():
            month = int(file.parent.name[-2:])
            connection.execute(f"""
                COPY (SELECT * REPLACE ({stamps}, u.name AS responsible, f.name AS field,
                  {channel} AS channel), {month} AS month
                FROM read_parquet('{file}', hive_partitioning = false) r
                JOIN '{lake.root}/units.parquet' u ON u.id = r.responsible
                JOIN '{lake.root}/fields.parquet' f ON f.id = r.field)
                TO '{folder}/{file.parent.name}-{file.name}' (FORMAT parquet, COMPRESSION zstd)
            """)  # noqa: S608


def with_polars(lake: Lake) -> pa.Table:
    """The same in Polars, lazily, streaming."""
    c = pl.col
    deadline = pl.coalesce("due", "legal_due") + c("waiting")
    stopped = pl.coalesce("supplement_open", "finished")
    past = (deadline < NOW) & (stopped.is_null() | (stopped > deadline))
    both = c("legal_limit").is_not_null() & c("promised_limit").is_not_null()
    counted = {
        "received_with_limit": deadline.is_not_null() | (c("supplements") > 1),
        "received_late": (c("supplements") > 1) | past,
        "online": c("channel") == 2,
        "online_full": (c("online_level") == 2) & (c("channel") == 2),
        "full_service": c("online_level") == 2,
        "paid_online": (c("fee_due") == 1) & (c("paid_online") > 0),
        "fee_due": c("fee_due") == 1,
        "with_limits": both,
    }
    summed = {
        "digitised": c("digitised"),
        "components": c("components"),
        "legal_time": c("legal_limit"),
        "promised_time": c("promised_limit"),
    }
    rows = pl.scan_parquet(f"{lake.folder}/*/*.parquet", hive_partitioning=True)
    groups = rows.with_columns(part=c("month").str.slice(5).cast(pl.Int32)).group_by(KEYS)
    table = groups.agg(
        pl.len().alias("received"),
        *(expr.sum().alias(name) for name, expr in counted.items()),
        *(expr.cast(pl.Int64).sum().alias(name) for name, expr in summed.items()),
    )
    return table.collect(engine="streaming").to_arrow()


def with_pandas(lake: Lake) -> pa.Table:
    """The same in pandas, a month at a time so that it fits into memory."""
    parts = []
    for file in lake.files():
        frame = pl.read_parquet(file, hive_partitioning=False).to_pandas()
        frame["part"] = int(file.parent.name[-2:])
        deadline = frame["due"].fillna(frame["legal_due"]) + frame["waiting"]
        stopped = frame["supplement_open"].fillna(frame["finished"])
        often, fee = frame["supplements"] > 1, frame["fee_due"] == 1
        full, online = frame["online_level"] == 2, frame["channel"] == 2
        frame["received_with_limit"] = deadline.notna() | often
        past = (deadline < NOW) & (stopped.isna() | (stopped > deadline))
        frame = frame.assign(received=1, received_late=often | past, online=online)
        frame = frame.assign(online_full=full & online, full_service=full)
        frame = frame.assign(paid_online=fee & (frame["paid_online"] > 0), fee_due=fee)
        frame = frame.assign(legal_time=frame["legal_limit"], promised_time=frame["promised_limit"])
        frame["with_limits"] = frame["legal_limit"].notna() & frame["promised_limit"].notna()
        parts.append(frame.groupby(list(KEYS))[NAMES].sum())
    import pandas as pd  # noqa: PLC0415

    whole = pd.concat(parts).groupby(level=list(KEYS)).sum().reset_index()
    return pa.Table.from_pandas(whole, preserve_index=False)


def in_order(table: pa.Table) -> list[tuple[int, ...]]:
    """Rows as whole numbers, whatever types and order they came in."""
    columns = (table[name].cast(pa.int64()).to_pylist() for name in (*KEYS, *NAMES))
    return sorted(zip(*columns, strict=True))


def same(one: pa.Table, two: pa.Table) -> bool:
    """Whether two answers are equal; of texts only the totals are compared."""
    if two["responsible"].type == pa.string():
        return bool(in_total(one) == in_total(two))
    return in_order(one) == in_order(two)


def in_total(table: pa.Table) -> list[int]:
    """Sums of all columns."""
    return [sum(map(int, table[name].to_pylist())) for name in NAMES]


def main(rows: int, runs: int, *, with_spark: bool) -> None:
    """Print the comparisons of P7; of P8 only ours, and by how much it grew."""
    with tempfile.TemporaryDirectory(prefix="thuocdo-lake-") as folder:
        lake, texts = Lake(Path(folder) / "lake"), Path(folder) / "texts"
        texts.mkdir()
        generate(lake, Plan(rows, PERIOD, date(2026, 1, 10)))
        write_strings(lake, texts)
        peers: dict[str, Callable[[], pa.Table]] = {
            "DuckDB, SQL by hand": partial(raw, lake, RAW),
            "DuckDB on string Parquet": partial(strings, texts),
            "Polars, streaming": partial(with_polars, lake),
            "pandas": partial(with_pandas, lake),
        }
        if with_spark:
            peers["Spark on this machine"] = partial(with_spark_engine, lake)
        print_scan(lake)
        for name, peer in peers.items():
            title = f"P7 indicators by unit, field, month; {rows:,} dossiers; peer: {name}"
            work = partial(ours, lake)
            print_comparison(compare(title, work, peer, runs=runs, same=same))


def with_spark_engine(lake: Lake) -> pa.Table:
    """The same expression on Spark in this machine; its JVM's time counts by the clock only."""
    from thuocdo.analytics.engines.spark import Spark  # noqa: PLC0415

    return Spark(f"local[{os.cpu_count()}]").sums(lake, QUESTION)


def print_scan(lake: Lake) -> None:
    """Print how long it takes to read the columns and nothing else."""
    scanned(lake)
    bare = measure(partial(scanned, lake))
    print(f"bare scan of the columns: {bare.wall * 1e3:.0f} ms   CPU {bare.cpu * 1e3:.0f} ms")


def grow(rows: int) -> None:
    """P8: the same of ten times the rows: memory, and time against ten times the time."""
    with tempfile.TemporaryDirectory(prefix="thuocdo-lake-") as folder:
        small, large = (Lake(Path(folder) / name) for name in ("small", "large"))
        generate(small, Plan(rows // 10, PERIOD, date(2026, 1, 10)))
        generate(large, Plan(rows, PERIOD, date(2026, 1, 10)))
        ours(small)
        one = min(measure(partial(ours, small)).cpu for _ in range(3))
        reset_peak()
        ten = min(measure(partial(ours, large)).cpu for _ in range(2))
        print(f"P8 {rows:,} dossiers: CPU {ten:.1f} s, {ten / one / 10:.2f} × linear from a tenth")
        print(f"  peak {peak_mb():.0f} MB resident")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--spark", action="store_true", help="compare with Spark, too")
    parser.add_argument("--grow", action="store_true", help="P8 instead of P7")
    options = parser.parse_args()
    if options.grow:
        grow(options.rows)
    else:
        main(options.rows, options.runs, with_spark=options.spark)
    sys.exit(0)

"""P9 and P10: a day's dossiers into lake and cube, and what a dashboard asks of the cube.

The day is 60,000 corrections of dossiers of the last half-year and 40,000 new ones, already
checked; it is durable when it is timed as done. A harder day corrects dossiers of all years, and so
writes files for all their months. The peer of the day is a full recount of the rows, which is what
the kept cube must equal to the last digit. The peer of a dashboard is DuckDB over the rows.
"""

import argparse
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from measuring import compare, peak_mb, print_comparison
from thuocdo.analytics.cubes.building import kept, recounted
from thuocdo.analytics.cubes.cells import Cells
from thuocdo.analytics.cubes.cube import Where, cube_of
from thuocdo.analytics.engines.duckdb import DUCKDB
from thuocdo.analytics.generating.writing import Plan, generate
from thuocdo.analytics.ingesting.applying import STATES, States, apply, complete
from thuocdo.analytics.ingesting.images import read_run
from thuocdo.analytics.ingesting.readying import ready
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.levels import levelled
from thuocdo.analytics.periods import Every, Period, year
from thuocdo.analytics.question import Question
from thuocdo.analytics.tables import Status, first_minute

SIZES = (1_000_000, 4_000_000, 10_000_000)
A_YEAR = 1_000_000  # rows; more rows are more years
CORRECTED, NEW = 60_000, 40_000
SEED = 20261122
WHICH = {  # of a day's dossiers: received since which minute
    "of the last half-year": first_minute(date(2026, 1, 1)),
    "of all years": 0,
}
LAST_YEAR = 2026


def main(sizes: tuple[int, ...] = SIZES, runs: int = 3) -> None:
    """Print the comparisons for lakes of each size."""
    for rows in sizes:
        with TemporaryDirectory() as folder:
            lake = Lake(Path(folder))
            begun = time.perf_counter()
            years = max(1, rows // A_YEAR)
            period = Period(date(LAST_YEAR - years + 1, 1, 1), date(LAST_YEAR, 6, 30), "bench")
            generate(lake, Plan(rows, period, period.last))
            ready(lake)
            print(f"{rows:,} rows with states and cube: {time.perf_counter() - begun:.1f} s")
            for title, since in WHICH.items():
                days = made_up(lake, runs + 1, since)
                print_comparison(
                    compare(
                        f"P9 {CORRECTED + NEW:,} {title} into {rows:,}, against a full recount",
                        lambda lake=lake, days=days: a_day(lake, next(days)),
                        lambda lake=lake: recounted(lake),
                        runs=runs,
                        same=lambda _, full, lake=lake: kept(lake) == full,
                    )
                )
            dashboard(lake, rows, runs)
            print(f"  peak of the process {peak_mb():.0f} MB")


def made_up(lake: Lake, days: int, since: int) -> Iterator[States]:
    """So many days of dossiers, made up before anything is timed."""
    run = read_run(lake.root / STATES, ready(lake).states[0])
    chance = np.random.default_rng(SEED + since)
    open_to_change = np.flatnonzero(run.records["received"] >= since)
    made = []
    for _ in range(days):
        chosen = np.sort(chance.choice(open_to_change, CORRECTED, replace=False))
        records = run.records[np.concatenate([chosen, chosen[:NEW]])]
        records["status"][:CORRECTED] = Status.RETURNED
        records["rating"][:CORRECTED] = chance.integers(1, 6, CORRECTED)
        keys = np.concatenate([run.keys[chosen], chance.choice(2**62, NEW, replace=False)])
        made.append(States(keys, records))
    return iter(made)


def a_day(lake: Lake, states: States) -> Cells:
    """Take a day's dossiers in."""
    before = ready(lake)
    written = apply(lake, [states], before)
    complete(lake, written, before)
    return written.cells[0]


def dashboard(lake: Lake, rows: int, runs: int) -> None:
    """A subtree of forty units over the months of a year, all measures."""
    as_of = date(LAST_YEAR, 6, 30)
    units = list(range(10, 50))
    question = Question(year(LAST_YEAR), as_of, ("responsible",), Every.MONTH)
    cube_of(lake).sums(question.parts, as_of, by=("unit",))

    def ours() -> dict[int, dict[str, int]]:
        found = cube_of(lake).sums(question.parts, as_of, Where(units=units))
        return {group[0]: found.of(place) for place, group in enumerate(found.groups)}

    def peer() -> dict[int, dict[str, int]]:
        table = levelled(DUCKDB.sums(lake, question), question).to_pylist()
        sums: dict[int, dict[str, int]] = {}
        for row in (row for row in table if row["responsible"] in units):
            total = sums.setdefault(
                row["part"], dict.fromkeys((m.name for m in question.measures), 0)
            )
            for name in total:
                total[name] += row[name]
        return sums

    print_comparison(
        compare(f"P10 forty units by month of {rows:,}, against the rows", ours, peer, runs=runs)
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    main(tuple(options.rows), options.runs)

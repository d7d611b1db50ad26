"""P6: working-day due dates of ten million rows, against numpy's business days.

numpy knows no make-up days, so both sides count over the shipped calendar without them.
"""

import argparse
from dataclasses import replace
from functools import partial

import numpy as np

from measuring import compare, print_comparison
from thuocdo.core.working_days.arrays import due_dates, working_days_between_arrays
from thuocdo.core.working_days.calendar import Calendar, DayKind
from thuocdo.core.working_days.office import office_calendar

ROWS = 10_000_000
LAST_START = 970  # days after 1 January 2024; 60 working days later it is still 2026
LONGEST = 60  # working days
SEED = 20261122


def main(rows: int = ROWS, runs: int = 5) -> None:
    """Print the three comparisons: one number of days, one a row, and days between."""
    calendar = _without_make_up_days(office_calendar())
    peer = np.busdaycalendar(holidays=[day.isoformat() for day in calendar.days])
    chance = np.random.default_rng(SEED)
    starts = (np.datetime64("2024-01-01") + chance.integers(0, LAST_START, rows)).astype(
        "datetime64[D]"
    )
    each = chance.integers(1, LONGEST, rows, dtype=np.int32, endpoint=True)

    for what, days in (("15 days for all", 15), ("each its own number", each)):
        comparison = compare(
            f"P6 due dates, {rows:,} rows, {what}",
            partial(due_dates, starts, days, calendar),
            partial(np.busday_offset, starts, days, roll="preceding", busdaycal=peer),
            runs=runs,
            same=np.array_equal,
        )
        print_comparison(comparison)
    ends = due_dates(starts, each, calendar)
    print_comparison(
        compare(
            f"Working days between, {rows:,} rows",
            lambda: working_days_between_arrays(starts, ends, calendar),
            # numpy counts from the first day and leaves out the last; ours the other way round.
            lambda: np.busday_count(starts + 1, ends + 1, busdaycal=peer),
            runs=runs,
            same=np.array_equal,
        )
    )


def _without_make_up_days(calendar: Calendar) -> Calendar:
    years = tuple(
        replace(year, days=tuple(day for day in year.days if day.kind is DayKind.OFF))
        for year in calendar.years
    )
    return replace(calendar, years=years)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    main(options.rows, options.runs)

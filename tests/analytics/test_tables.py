"""The schema says of every column what it means."""

from datetime import date, datetime

import pyarrow as pa
import pytest

from thuocdo.analytics import tables


@pytest.mark.parametrize("column", tables.COLUMNS, ids=lambda column: column.name)
def test_every_column_is_a_whole_number_with_meaning_and_bounds(column):
    assert pa.types.is_integer(column.type)
    assert column.meaning.vi
    assert column.meaning.en
    assert column.low <= column.high


def test_codes_have_their_small_tables():
    assert set(tables.CODED_BY.values()) == set(tables.DICTIONARIES)
    assert set(tables.CODED_BY) <= set(tables.BY_NAME)
    assert set(tables.SORTED_BY) <= set(tables.BY_NAME)


@pytest.mark.parametrize(
    ("moment", "minute"),
    [
        pytest.param(datetime(2000, 1, 1), 0, id="the first"),  # noqa: DTZ001
        pytest.param(datetime(2000, 1, 1, 0, 1, 59), 1, id="seconds are cut off"),  # noqa: DTZ001
        pytest.param(datetime(2024, 2, 29, 23, 59), 12_709_439, id="leap day"),  # noqa: DTZ001
    ],
)
def test_moments_are_minutes(moment, minute):
    assert tables.minute_of(moment) == minute
    assert tables.moment_of(minute) == moment.replace(second=0)


def test_days_and_their_minutes():
    day = date(2026, 3, 31)

    assert tables.date_of(tables.day_of(day)) == day
    assert tables.last_minute(day) - tables.first_minute(day) == 1439
    assert tables.month_of(tables.last_minute(day)) == "2026-03"
    assert tables.month_of(tables.last_minute(day) + 1) == "2026-04"
    assert tables.last_minute(date(2100, 1, 1)) <= tables.LAST_MOMENT < 2**30

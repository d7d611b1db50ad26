"""Columns of dates: the same answers as single dates and as numpy's own business days."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.working_days import arrays
from thuocdo.core.working_days.arrays import (
    MISSING_COUNT,
    due_dates,
    working_days_between_arrays,
)
from thuocdo.core.working_days.calendar import Calendar, CalendarYear, DayKind
from thuocdo.core.working_days.counting import due_on, working_days_between
from thuocdo.core.working_days.errors import InvalidWorkingDays, OutsideCalendar
from thuocdo.core.working_days.office import office_calendar
from thuocdo.vietnamese.sentence import Sentence

CALENDAR = office_calendar()
DAYS = st.dates(date(2024, 1, 1), date(2026, 6, 30))
ROWS = st.lists(st.tuples(DAYS, st.integers(0, 90)), max_size=20)
MISSING_DAY = np.iinfo(np.int32).min


def days(*written):
    return np.array(written, "datetime64[D]")


def as_column(dates, *, kind):
    column = np.array(dates, "datetime64[D]")
    return column if kind == "datetime64[D]" else column.astype(np.int64).astype(np.int32)


@pytest.fixture(params=["datetime64[D]", "int32"])
def kind(request):
    return request.param


@pytest.fixture
def tiny_chunks(monkeypatch):
    monkeypatch.setattr(arrays, "CHUNK", 3)


@pytest.mark.slow
@given(rows=ROWS, kind=st.sampled_from(["datetime64[D]", "int32"]))
def test_a_column_gives_what_single_dates_give(rows, kind):
    starts = as_column([start for start, _ in rows], kind=kind)
    wanted = np.array([n for _, n in rows], np.int16)

    due = due_dates(starts, wanted, CALENDAR)

    expected = as_column([due_on(start, n, CALENDAR) for start, n in rows], kind=kind)
    assert due.dtype == starts.dtype
    np.testing.assert_array_equal(due, expected)


@pytest.mark.slow
@given(starts=st.lists(DAYS, max_size=20), working_days=st.integers(0, 90))
def test_one_number_for_all_rows_is_that_number_in_each(starts, working_days):
    column = as_column(starts, kind="datetime64[D]")

    due = due_dates(column, working_days, CALENDAR)

    each = np.full(column.shape, working_days)
    np.testing.assert_array_equal(due, due_dates(column, each, CALENDAR))


@pytest.mark.slow
@given(pairs=st.lists(st.tuples(DAYS, DAYS), max_size=20))
def test_days_between_columns_are_those_between_single_dates(pairs):
    starts = as_column([start for start, _ in pairs], kind="datetime64[D]")
    ends = as_column([end for _, end in pairs], kind="datetime64[D]")

    counts = working_days_between_arrays(starts, ends, CALENDAR)

    assert counts.dtype == np.int32
    assert counts.tolist() == [working_days_between(a, b, CALENDAR) for a, b in pairs]


def without_make_up_days(calendar):
    years = tuple(
        replace(year, days=tuple(day for day in year.days if day.kind is DayKind.OFF))
        for year in calendar.years
    )
    return replace(calendar, years=years)


def test_without_make_up_days_numpy_business_days_agree():
    calendar = without_make_up_days(CALENDAR)
    peer = np.busdaycalendar(holidays=[day.isoformat() for day in calendar.days])
    starts = np.arange("2024-01-01", "2026-09-01", dtype="datetime64[D]")

    for working_days in (1, 2, 5, 15, 40):
        due = due_dates(starts, working_days, calendar)

        expected = np.busday_offset(starts, working_days, roll="preceding", busdaycal=peer)
        np.testing.assert_array_equal(due, expected)
    at_once = np.busday_offset(starts, 0, roll="following", busdaycal=peer)
    np.testing.assert_array_equal(due_dates(starts, 0, calendar), at_once)


@pytest.mark.parametrize("working_days", [3, np.array([3, 0, 3, 0])], ids=["one", "each"])
@pytest.mark.usefixtures("tiny_chunks")
def test_a_missing_start_stays_missing(working_days, kind):
    starts = as_column(["2026-08-28", "2026-08-29", "NaT", "NaT"], kind=kind)
    if kind == "int32":
        starts[2:] = MISSING_DAY

    due = due_dates(starts, working_days, CALENDAR)

    second = "2026-09-07" if np.ndim(working_days) == 0 else "2026-09-03"
    expected = as_column(["2026-09-07", second, "NaT", "NaT"], kind=kind)
    if kind == "int32":
        expected[2:] = MISSING_DAY
    np.testing.assert_array_equal(due, expected)


def test_a_missing_start_stays_missing_whatever_the_number():
    huge = np.array([2**31 + 5, np.iinfo(np.int64).max])

    assert np.isnat(due_dates(days("NaT", "NaT"), huge, CALENDAR)).all()


@pytest.mark.usefixtures("tiny_chunks")
def test_a_missing_date_leaves_the_count_missing():
    starts = days("NaT", "2026-08-28", "NaT", "2026-08-28")
    ends = days("2026-08-28", "NaT", "NaT", "2026-09-07")

    counts = working_days_between_arrays(starts, ends, CALENDAR)

    assert counts.tolist() == [MISSING_COUNT, MISSING_COUNT, MISSING_COUNT, 3]


@pytest.mark.parametrize("missing", ["start", "end"])
def test_one_side_missing_is_enough(missing):
    known, unknown = days("2026-08-28"), days("NaT")
    starts, ends = (unknown, known) if missing == "start" else (known, unknown)

    assert working_days_between_arrays(starts, ends, CALENDAR).tolist() == [MISSING_COUNT]


@pytest.mark.parametrize(
    ("start", "row", "written"),
    [
        pytest.param("2023-12-31", 5, "31/12/2023", id="the day before the calendar"),
        pytest.param("2027-01-01", 5, "01/01/2027", id="the day after"),
        pytest.param("1969-12-31", 5, "31/12/1969", id="before day zero"),
        pytest.param("12345-01-02", 5, "02/01/12345", id="a year no date type of ours knows"),
    ],
)
@pytest.mark.usefixtures("tiny_chunks")
def test_a_start_outside_the_calendar_names_its_row(start, row, written):
    starts = days("NaT", "2026-03-02", "2026-03-03", "2026-03-04", start, "1999-01-01")

    with pytest.raises(OutsideCalendar, match=f"^Dòng {row}: ngày {written} hoặc hạn 3") as refusal:
        due_dates(starts, 3, CALENDAR)

    assert f"Row {row}: {written}, or the due date 3 working days" in refusal.value.sentence.en


@pytest.mark.parametrize(
    "working_days",
    [
        pytest.param(np.array([1, 1, 1, 2]), id="each row its own"),
        pytest.param(np.array([1, 1, 1, np.iinfo(np.int64).max]), id="as large as can be"),
    ],
)
@pytest.mark.usefixtures("tiny_chunks")
def test_a_due_date_after_the_calendar_names_its_row(working_days):
    starts = days("2026-12-01", "NaT", "2026-12-30", "2026-12-30")

    with pytest.raises(
        OutsideCalendar, match=f"Dòng 4: ngày 30/12/2026 hoặc hạn {working_days[3]} "
    ):
        due_dates(starts, working_days, CALENDAR)


@pytest.mark.parametrize("working_days", [2, 2**62, 2**63 - 1], ids=["2", "2^62", "largest"])
def test_one_number_too_large_for_the_calendar_is_refused(working_days):
    with pytest.raises(OutsideCalendar, match=f"Dòng 1: .* hạn {working_days} ngày"):
        due_dates(days("2026-12-30"), working_days, CALENDAR)


def test_zero_days_on_a_day_off_at_the_end_has_no_due_date():
    calendar = replace(CALENDAR, years=(CalendarYear(2022, ()),))

    with pytest.raises(OutsideCalendar, match="Dòng 1: ngày 31/12/2022"):
        due_dates(days("2022-12-31"), 0, calendar)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        pytest.param(["2026-03-02", "2027-01-04"], ["2026-03-02", "NaT"], id="start"),
        pytest.param(["2026-03-02", "NaT"], ["2026-03-02", "2027-01-04"], id="end"),
    ],
)
def test_days_between_outside_the_calendar_name_the_row(starts, ends):
    with pytest.raises(OutsideCalendar, match=r"^Dòng 2: ngày 04/01/2027 nằm ngoài") as refusal:
        working_days_between_arrays(days(*starts), days(*ends), CALENDAR)

    assert refusal.value.sentence.en.startswith("Row 2: 04/01/2027 lies outside 01/01/2024–31/12")


@pytest.mark.usefixtures("tiny_chunks")
def test_a_negative_number_names_its_row():
    starts = days(*["2026-03-02"] * 5)

    with pytest.raises(InvalidWorkingDays, match=r"^Dòng 4: số ngày làm việc là -2") as refusal:
        due_dates(starts, np.array([0, 1, 0, -2, -3]), CALENDAR)

    assert refusal.value.sentence.en.startswith("Row 4: the number of working days is -2")


def test_one_negative_number_for_all_rows_is_refused():
    with pytest.raises(InvalidWorkingDays, match=r"^số ngày làm việc là -1"):
        due_dates(days("2026-03-02"), -1, CALENDAR)


def test_a_calendar_of_the_years_before_1970_counts_as_well(kind):
    title = Sentence("Lịch cũ", "Old calendar")
    calendar = Calendar(title, date(2026, 1, 1), (CalendarYear(1969, ()), CalendarYear(1970, ())))
    starts = as_column(["1969-01-01", "1969-12-31", "1970-01-01"], kind=kind)

    due = due_dates(starts, 2, calendar)

    expected = as_column(["1969-01-03", "1970-01-02", "1970-01-05"], kind=kind)
    np.testing.assert_array_equal(due, expected)
    assert working_days_between_arrays(starts, due, calendar).tolist() == [2, 2, 2]


@pytest.mark.parametrize("working_days", [0, np.array([0])], ids=["one", "each"])
def test_the_day_before_a_calendar_that_begins_on_day_zero_is_outside(working_days):
    calendar = replace(CALENDAR, years=(CalendarYear(1970, ()),))

    with pytest.raises(OutsideCalendar, match="Dòng 1: ngày 31/12/1969"):
        due_dates(days("1969-12-31"), working_days, calendar)


def test_a_strided_column_is_read_in_place():
    starts = days("2026-08-28", "2026-01-01", "2026-08-21")[::-2]

    assert due_dates(starts, 1, CALENDAR).tolist() == [date(2026, 8, 22), date(2026, 9, 3)]


@pytest.mark.parametrize(
    "starts",
    [
        pytest.param(np.array([20_000]), id="int64 days"),
        pytest.param(np.array(["2026-01-01"], "datetime64[s]"), id="moments"),
        pytest.param(np.array([["2026-01-01"]], "datetime64[D]"), id="two dimensions"),
    ],
)
def test_other_columns_than_days_are_a_mistake_in_the_program(starts):
    with pytest.raises(TypeError, match=r"^days must be"):
        due_dates(starts, 1, CALENDAR)


def test_working_days_are_whole_numbers():
    with pytest.raises(TypeError, match="whole numbers, got float64"):
        due_dates(days("2026-03-02"), 1.5, CALENDAR)
    with pytest.raises(TypeError, match="whole numbers, got uint64"):
        due_dates(days("2026-03-02"), 2**63, CALENDAR)


def test_columns_of_different_length_are_a_mistake_in_the_program():
    two, one = days("2026-03-02", "2026-03-03"), days("2026-03-02")

    with pytest.raises(ValueError, match="2 starts, but 1 numbers"):
        due_dates(two, np.array([1]), CALENDAR)
    with pytest.raises(ValueError, match="2 starts, but 1 ends"):
        working_days_between_arrays(two, one, CALENDAR)


@pytest.mark.parametrize("rows", [0, 65_536, 65_537], ids=["none", "one chunk", "one more"])
def test_every_row_of_every_chunk_is_filled(rows):
    starts = np.full(rows, np.datetime64("2026-08-28"))

    due = due_dates(starts, np.ones(rows, np.int8), CALENDAR)

    assert due.size == rows
    assert (due == np.datetime64("2026-09-03")).all()
    assert (working_days_between_arrays(starts, due, CALENDAR) == 1).all()

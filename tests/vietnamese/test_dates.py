"""Dates are read and written day first."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.vietnamese.dates import read_date, write_date, write_document_date, write_moment
from thuocdo.vietnamese.errors import UnreadableDate


@pytest.mark.parametrize(
    "text",
    [
        "05/03/2024",
        "5/3/2024",
        " 05-03-2024 ",
        "5.3.2024",
        "2024-03-05",
        "ngày 05 tháng 3 năm 2024",
        "Nga\u0300y  5\u00a0tháng 03 năm 2024",
    ],
)
def test_each_usual_form_reads_as_the_fifth_of_march(text):
    assert read_date(text) == date(2024, 3, 5)


@pytest.mark.parametrize(
    "text", ["", "5/3/24", "5/3", "05/03-2024", "2024-3-5", "tháng 3 năm 2024", "45356"]
)
def test_another_form_is_refused(text):
    with pytest.raises(UnreadableDate) as refused:
        read_date(text)

    assert refused.value.sentence.vi.startswith(f"`{text}` không phải là ngày.")
    assert refused.value.sentence.en.startswith(f"`{text}` is not a date.")


@pytest.mark.parametrize("text", ["31/02/2024", "03/25/2024", "29/02/2023", "00/01/2024"])
def test_a_day_that_no_calendar_has_is_refused(text):
    with pytest.raises(UnreadableDate) as refused:
        read_date(text)

    assert refused.value.sentence.vi.startswith(f"`{text}` không có trong lịch.")
    assert refused.value.sentence.en.startswith(f"`{text}` is not on the calendar.")


@pytest.mark.slow
@given(st.dates())
def test_what_is_written_reads_back(day):
    assert read_date(write_date(day)) == day
    assert read_date(write_document_date(day)) == day


def test_a_date_is_filled_with_zeros():
    assert write_date(date(2024, 3, 5)) == "05/03/2024"


@pytest.mark.parametrize(("hour", "text"), [(14, "14:07 05/03/2024"), (9, "09:07 05/03/2024")])
def test_a_moment_has_24_hours(hour, text):
    assert write_moment(datetime(2024, 3, 5, hour, 7, 59)) == text  # noqa: DTZ001  (any zone)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        pytest.param(date(2024, 3, 5), "ngày 05 tháng 3 năm 2024", id="zero before day only"),
        pytest.param(date(2024, 1, 9), "ngày 09 tháng 01 năm 2024", id="January"),
        pytest.param(date(2024, 2, 10), "ngày 10 tháng 02 năm 2024", id="February"),
        pytest.param(date(2024, 12, 31), "ngày 31 tháng 12 năm 2024", id="December"),
    ],
)
def test_a_document_puts_zeros_where_the_decree_does(day, text):
    assert write_document_date(day) == text

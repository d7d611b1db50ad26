"""Tables of a calendar: what is read, what overrides what, what is refused by row."""

from datetime import date

import pytest

from thuocdo.core.working_days.calendar import CalendarDay, DayKind
from thuocdo.core.working_days.counting import is_working_day
from thuocdo.core.working_days.errors import InvalidCalendar
from thuocdo.core.working_days.filling import CAVEAT, filled
from thuocdo.core.working_days.office import office_calendar
from thuocdo.core.working_days.reading import calendar_from_rows
from thuocdo.vietnamese.sentence import Sentence

TITLE = Sentence("Lịch tỉnh", "Province calendar")
ISSUED = date(2026, 12, 1)


def row(on="2027-01-01", kind="off", **cells):
    return {"date": on, "kind": kind, "name": "Tết Dương lịch", "source": "Thông báo 1/TB"} | cells


def read(*rows, years=(2027,), base=None):
    return calendar_from_rows(rows, title=TITLE, issued_on=ISSUED, years=years, base=base)


def test_a_row_is_read_with_its_source_note_and_mark():
    cells = {"weekday": "Fri", "status": "unconfirmed", "note": "đang chờ"}

    (day,) = read(row(**cells)).days.values()

    assert day == CalendarDay(
        on=date(2027, 1, 1),
        kind=DayKind.OFF,
        name="Tết Dương lịch",
        source="Thông báo 1/TB",
        note="đang chờ",
        is_confirmed=False,
    )


def test_a_row_needs_no_more_than_four_columns():
    (day,) = read(row()).days.values()

    assert (day.note, day.is_confirmed) == ("", True)


@pytest.mark.parametrize("weekday", ["Sun", "CN", ""], ids=["English", "Vietnamese", "none"])
def test_the_weekday_may_be_written_either_way(weekday):
    assert date(2027, 1, 3) in read(row("2027-01-03", weekday=weekday)).days


def test_days_are_kept_in_order_of_date():
    calendar = read(row("2027-09-02"), row("2027-01-01"), row("2027-05-01"))

    assert [day.month for day in calendar.days] == [1, 5, 9]


def test_a_table_extends_a_calendar_by_a_year():
    calendar = read(row(), base=office_calendar())

    assert calendar.last_day == date(2027, 12, 31)
    assert not is_working_day(date(2026, 2, 17), calendar)
    assert not is_working_day(date(2027, 1, 1), calendar)
    assert calendar.label.vi == "Lịch tỉnh, bản 01/12/2026"


def test_a_row_overrides_a_day_of_the_calendar_below():
    calendar = read(
        row("2026-11-24", "work", weekday="T3"), row("2026-12-31"), years=(), base=office_calendar()
    )

    assert is_working_day(date(2026, 11, 24), calendar)
    assert not is_working_day(date(2026, 12, 31), calendar)
    assert not is_working_day(date(2026, 9, 2), calendar)
    assert not is_working_day(date(2026, 11, 24), office_calendar())


def test_a_year_stated_completely_replaces_the_one_below():
    calendar = read(row("2026-01-01"), years=(2026,), base=office_calendar())

    assert is_working_day(date(2026, 9, 2), calendar)
    assert not is_working_day(date(2025, 9, 2), calendar)


def test_an_override_leaves_the_caveat_of_a_filled_year():
    calendar = read(row("2027-03-01"), years=(), base=filled(office_calendar(), [2027]))

    assert calendar.years[-1].caveat == CAVEAT


@pytest.mark.parametrize(
    ("cells", "vi", "en"),
    [
        pytest.param(
            {"on": "09/02/2027"}, "“09/02/2027” không phải ngày", "Write year-month-day", id="date"
        ),
        pytest.param({"on": "2027-02-30"}, "không phải ngày", "is not a date", id="no such day"),
        pytest.param({"on": "20270201"}, "không phải ngày", "is not a date", id="other spelling"),
        pytest.param(
            {"kind": "holiday"}, "cột kind ghi “holiday”", "Write off (day off) or work", id="kind"
        ),
        pytest.param(
            {"weekday": "Mon"},
            "ghi “Mon” nhưng 02/02/2027 là T3 (Tue)",
            'says "Mon" but 02/02/2027 is Tue (T3)',
            id="weekday contradicts the date",
        ),
        pytest.param(
            {"status": "maybe"}, "cột status ghi “maybe”", "or write unconfirmed", id="status"
        ),
        pytest.param(
            {"name": "", "source": ""},
            "thiếu name, source. Hãy điền",
            "name, source missing. Fill in",
            id="empty cells",
        ),
        pytest.param(
            {"lý do": "x"}, "cột lạ lý do. Chỉ dùng", "unknown column lý do. Use only", id="column"
        ),
        pytest.param(
            {"on": "2028-02-02"},
            "năm 2028 không thuộc các năm của bảng",
            "Declare 2028 as a year",
            id="another year",
        ),
        pytest.param(
            {"on": "2027-01-01"},
            "01/01/2027 đã có ở dòng trên",
            "01/01/2027 is named by a row above. Keep one row a day",
            id="same day twice",
        ),
    ],
)
def test_a_bad_row_is_named_with_its_remedy(cells, vi, en):
    with pytest.raises(InvalidCalendar) as refusal:
        read(row(), row(**({"on": "2027-02-02"} | cells)))

    sentence = refusal.value.sentence
    assert sentence.vi.startswith("Bảng lịch, dòng 3: ")
    assert sentence.en.startswith("Calendar table, row 3: ")
    assert vi in sentence.vi
    assert en in sentence.en


def test_a_row_with_too_many_cells_is_refused():
    with pytest.raises(InvalidCalendar, match="dòng 2: cột lạ None"):
        read(row() | {None: ["thừa"]})


def test_a_row_without_a_column_is_refused():
    with pytest.raises(InvalidCalendar, match="dòng 2: thiếu date, kind, name"):
        read({"source": "x"})


def test_a_table_may_not_leave_a_gap_after_the_calendar_below():
    with pytest.raises(InvalidCalendar, match="2024, 2025, 2026, 2028"):
        read(row("2028-01-01"), years=(2028,), base=office_calendar())

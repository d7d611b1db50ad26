"""Due dates in working days: holidays, days in lieu and make-up days count as they are."""

from datetime import UTC, date, datetime

import pytest

from thuocdo.core.working_days.errors import InvalidCalendar, InvalidWorkingDays, OutsideCalendar
from thuocdo.lib import deadlines
from thuocdo.vietnamese.sentence import Sentence

FRIDAY, SATURDAY, MONDAY = date(2026, 3, 20), date(2026, 3, 21), date(2026, 3, 23)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        pytest.param(FRIDAY, 1, MONDAY, id="over a weekend"),
        pytest.param(SATURDAY, 0, MONDAY, id="no day, from a day off"),
        pytest.param(date(2026, 8, 21), 1, date(2026, 8, 22), id="a make-up Saturday"),
        pytest.param(date(2026, 8, 28), 1, date(2026, 9, 3), id="over a day in lieu"),
        pytest.param(date(2026, 2, 13), 1, date(2026, 2, 23), id="over Tet"),
        pytest.param(date(2026, 12, 31), 1, date(2027, 1, 4), id="into a filled year"),
        pytest.param(datetime(2026, 3, 19, 18, tzinfo=UTC), 1, MONDAY, id="after midnight here"),
    ],
)
def test_a_due_date_lies_so_many_working_days_ahead(start, days, due):
    assert deadlines.due_after(start, days) == due


@pytest.mark.parametrize(
    ("start", "days", "refusal"),
    [
        pytest.param(FRIDAY, -1, InvalidWorkingDays, id="backwards"),
        pytest.param(datetime(2026, 3, 20, 18), 1, InvalidWorkingDays, id="no zone"),  # noqa: DTZ001
        pytest.param(date(2014, 1, 1), 1, OutsideCalendar, id="too long ago"),
    ],
)
def test_what_cannot_be_counted_is_refused(start, days, refusal):
    with pytest.raises(refusal):
        deadlines.due_after(start, days)


@pytest.mark.parametrize(
    ("today", "due", "left", "vi", "en"),
    [
        pytest.param(FRIDAY, FRIDAY, 0, "hạn hôm nay", "due today", id="today"),
        pytest.param(
            FRIDAY, MONDAY, 1, "còn 1 ngày làm việc", "1 working day left", id="the next one"
        ),
        pytest.param(
            FRIDAY,
            date(2026, 3, 25),
            3,
            "còn 3 ngày làm việc",
            "3 working days left",
            id="some days",
        ),
        pytest.param(
            MONDAY, FRIDAY, -1, "trễ 1 ngày làm việc", "1 working day late", id="yesterday"
        ),
        pytest.param(
            date(2026, 3, 25), FRIDAY, -3, "trễ 3 ngày làm việc", "3 working days late", id="late"
        ),
        pytest.param(
            SATURDAY, FRIDAY, 0, "đã quá hạn", "past its due date", id="late, before work begins"
        ),
        pytest.param(
            SATURDAY,
            date(2026, 3, 22),
            0,
            "không còn ngày làm việc nào",
            "no working day left",
            id="due within the weekend",
        ),
    ],
)
def test_the_time_left_is_said_in_working_days(today, due, left, vi, en):
    assert deadlines.days_left(today, due) == left
    assert deadlines.in_words(today, due) == Sentence(vi, en)
    assert deadlines.is_late(today, due) == (due < today)


TABLE = "date,kind,name,source\n2027-03-10,off,Nghỉ Tết,1/TB\n2027-03-20,work,Làm bù,1/TB\n"


def test_a_table_of_the_place_is_put_over_the_shipped_calendar(settings, tmp_path):
    path = tmp_path / "lich.csv"
    path.write_text(TABLE, encoding="utf-8")
    before = (
        deadlines.is_working_day(date(2027, 3, 10)),
        deadlines.is_working_day(date(2027, 3, 20)),
    )

    settings.CALENDAR = str(path)

    assert before == (True, False)
    assert not deadlines.is_working_day(date(2027, 3, 10))
    assert deadlines.is_working_day(date(2027, 3, 20))
    assert deadlines.is_working_day(FRIDAY)


def test_a_table_with_a_mistake_is_refused_with_its_row(settings, tmp_path):
    path = tmp_path / "lich.csv"
    path.write_text(TABLE.replace("off", "nghỉ"), encoding="utf-8")
    settings.CALENDAR = str(path)

    with pytest.raises(InvalidCalendar, match="dòng 2"):
        deadlines.is_working_day(FRIDAY)


def test_days_of_work_are_told():
    assert deadlines.is_working_day(FRIDAY)
    assert not deadlines.is_working_day(SATURDAY)
    assert deadlines.is_working_day(date(2026, 8, 22))


def test_beside_a_due_date_stands_which_calendar_counted():
    assert deadlines.basis(MONDAY, FRIDAY).vi == (
        "Tính theo Lịch làm việc công chức, bản 22/11/2026."
    )


def test_unconfirmed_days_are_named_whichever_date_comes_first():
    later, earlier = date(2026, 12, 1), date(2026, 11, 20)

    told = deadlines.basis(later, earlier)

    assert told == deadlines.basis(earlier, later)
    assert "24/11/2026 là ngày nghỉ chưa được xác nhận" in told.vi
    assert "24/11/2026 is an unconfirmed day off" in told.en

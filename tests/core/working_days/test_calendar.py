"""What a calendar knows of itself: its name, years, sources and caveats."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from thuocdo.core.working_days.calendar import Calendar, CalendarDay, CalendarYear, DayKind
from thuocdo.core.working_days.errors import InvalidCalendar, OutsideCalendar
from thuocdo.core.working_days.filling import SOURCE, filled
from thuocdo.core.working_days.office import office_calendar
from thuocdo.vietnamese.sentence import Sentence

TITLE = Sentence("Lịch tỉnh", "Province calendar")
ISSUED = date(2026, 3, 2)


def test_the_label_names_the_calendar_and_its_edition():
    calendar = Calendar(TITLE, ISSUED, (CalendarYear(2026, ()),))

    assert calendar.label == (
        "Lịch tỉnh, bản 02/03/2026",
        "Province calendar, edition of 02/03/2026",
    )


def test_the_label_names_each_year_with_a_caveat():
    years = (CalendarYear(2025, (), Sentence("lạ", "odd")), CalendarYear(2026, ()))

    assert Calendar(TITLE, ISSUED, years).label == (
        "Lịch tỉnh, bản 02/03/2026; năm 2025 lạ",
        "Province calendar, edition of 02/03/2026; 2025 odd",
    )


def test_a_calendar_covers_whole_years():
    calendar = office_calendar()

    assert (calendar.first_day, calendar.last_day) == (date(2024, 1, 1), date(2026, 12, 31))


def test_a_calendar_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        office_calendar().issued_on = ISSUED


@pytest.mark.parametrize(
    ("years", "listed"),
    [((2024, 2026), "2024, 2026"), ((2025, 2024), "2025, 2024"), ((), "–")],
    ids=["gap", "wrong order", "none"],
)
def test_years_must_follow_each_other(years, listed):
    with pytest.raises(InvalidCalendar, match=f"hiện có: {listed}\\.") as refusal:
        Calendar(TITLE, ISSUED, tuple(CalendarYear(year, ()) for year in years))

    assert f"it has: {listed}. Add the table" in refusal.value.sentence.en


def test_a_year_knows_its_sources():
    assert office_calendar().sources(2026) == ("holidays 0.109", "press, NOT in holidays 0.109")
    assert office_calendar().sources(2025) == ("holidays 0.109",)


def test_a_year_that_the_calendar_does_not_have_has_no_sources():
    with pytest.raises(OutsideCalendar, match="bổ sung bảng lịch năm 2027"):
        office_calendar().sources(2027)


def test_unconfirmed_days_on_the_way_are_told():
    swap, press = "hoán đổi (12729/VPCP-KGVX 25/12/2025)", "press, NOT in holidays 0.109"

    vi, en = zip(*office_calendar().caveats(date(2026, 1, 2), date(2026, 1, 10)), strict=True)

    assert vi == (
        f"02/01/2026 là ngày nghỉ chưa được xác nhận: {swap} (nguồn: {press}).",
        f"10/01/2026 là ngày làm việc chưa được xác nhận: làm bù cho 02/01/2026 (nguồn: {press}).",
    )
    assert en[0].startswith("02/01/2026 is an unconfirmed day off")
    assert en[1].startswith("10/01/2026 is an unconfirmed working day")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(date(2026, 1, 3), date(2026, 1, 9), id="between two of them"),
        pytest.param(date(2025, 1, 1), date(2025, 12, 31), id="a year without any"),
    ],
)
def test_nothing_is_told_when_nothing_is_unconfirmed(first, last):
    assert office_calendar().caveats(first, last) == ()


def test_a_filled_year_is_told_once_and_not_day_by_day():
    caveats = filled(office_calendar(), [2028]).caveats(date(2026, 12, 1), date(2027, 3, 1))

    assert [caveat.en for caveat in caveats] == [
        f"The year 2027 is from the {SOURCE} package, not an official calendar."
    ]
    assert caveats[0].vi == f"Năm 2027 lấy từ gói {SOURCE}, không phải lịch chính thức."


def test_a_named_weekday_can_be_worked():
    day = CalendarDay(date(2026, 11, 24), DayKind.WORK, "ngày thường", "sở")
    calendar = Calendar(TITLE, ISSUED, (CalendarYear(2026, (day,)),))

    assert len(calendar.working_ordinals) == 261
    assert calendar.days == {day.on: day}

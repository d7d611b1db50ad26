"""The civil servants' calendar of 2024 to 2026 that ships with the package."""

import csv
from datetime import date
from functools import cache
from importlib.resources import files

from thuocdo.core.working_days.calendar import Calendar
from thuocdo.core.working_days.reading import calendar_from_rows
from thuocdo.vietnamese.sentence import Sentence

TITLE = Sentence(vi="Lịch làm việc công chức", en="Civil servants' working calendar")
ISSUED_ON = date(2026, 11, 22)
YEARS = range(2024, 2027)


@cache
def office_calendar() -> Calendar:
    """The shipped edition; ``Calendar.caveats`` lists the days whose source is unconfirmed."""
    table = files("thuocdo.core.working_days").joinpath("calendar_2024_2026.csv")
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return calendar_from_rows(rows, title=TITLE, issued_on=ISSUED_ON, years=YEARS)

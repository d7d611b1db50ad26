"""Read and write dates day first, as Vietnamese officials do."""

import re
from datetime import date, datetime

from thuocdo.vietnamese.errors import UnreadableDate
from thuocdo.vietnamese.folding import fold

_FORMS = (
    re.compile(r"(?P<day>[0-9]{1,2})([/.-])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    re.compile(r"ngay (?P<day>[0-9]{1,2}) thang (?P<month>[0-9]{1,2}) nam (?P<year>[0-9]{4})"),
)


def read_date(text: str) -> date:
    """Read ``05/03/2024``, ``5-3-2024``, ``2024-03-05`` or ``ngày 05 tháng 3 năm 2024``.

    Raises:
        UnreadableDate: another form, a year of two digits, or a day that no calendar has.
    """
    typed = fold(text)
    for form in _FORMS:
        if match := form.fullmatch(typed):
            return _on_the_calendar(text, {part: int(n) for part, n in match.groupdict().items()})
    raise UnreadableDate(
        f"`{text}` không phải là ngày. Nhập ngày/tháng/năm với năm đủ bốn chữ số, "
        "ví dụ 05/03/2024.",
        f"`{text}` is not a date. Enter day/month/year with a year of four digits, "
        "such as 05/03/2024.",
    )


def write_date(day: date) -> str:
    """Write ``05/03/2024``."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def write_moment(moment: datetime) -> str:
    """Write ``14:07 05/03/2024``, in 24 hours, in the zone that the moment is given in."""
    return f"{moment.hour:02}:{moment.minute:02} {write_date(moment)}"


def write_document_date(day: date) -> str:
    """Write ``ngày 05 tháng 3 năm 2024``.

    Decree 30/2020/NĐ-CP puts a zero before days under 10 and before the months 1 and 2.
    """
    month = f"{day.month:02}" if day.month < 3 else f"{day.month}"
    return f"ngày {day.day:02} tháng {month} năm {day.year:04}"


def _on_the_calendar(text: str, parts: dict[str, int]) -> date:
    try:
        return date(**parts)
    except ValueError:
        raise UnreadableDate(
            f"`{text}` không có trong lịch. Ngày đứng trước tháng; xem lại ngày, tháng và năm.",
            f"`{text}` is not on the calendar. The day comes before the month; "
            "check day, month and year.",
        ) from None

"""The number and the day that a document states on its first page."""

import re
from datetime import date

from thuocdo.vietnamese.normalising import to_nfc

NUMBER = re.compile(
    r"\bsố\s*:\s*(\d[\d\s]{0,7}\s?/\s?(?:\d{4}\s?/\s?)?[^\W\d_][\w&\-–.]{0,30})", re.IGNORECASE
)
DAY = re.compile(r",\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\b", re.IGNORECASE)
# "số" without a colon and "ngày" without a place before it are those of laws that are quoted.
HEAD = 1500  # signs of a first page in which both stand


def stated_number(text: str) -> str:
    """``112/BC-UBND`` after "Số:" at the head of the page; empty where none stands."""
    found = NUMBER.search(head(text))
    return "".join(found[1].split()).rstrip(".,-–") if found else ""


def stated_on(text: str) -> str | None:
    """The first ", ngày … tháng … năm …" at the head of the page, as ISO; none where none is."""
    for day, month, year in DAY.findall(head(text)):
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return None


def head(text: str) -> str:
    """The beginning of a page in one spelling, on one line."""
    return " ".join(to_nfc(text[:HEAD]).split())

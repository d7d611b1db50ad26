"""Which periods can be looked at, closed ones, and how they are called."""

from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from thuocdo.analytics.periods import Every, Period, containing, read_period
from thuocdo.apps.dossiers.models import Period as Closed
from thuocdo.apps.dossiers.selectors.lakes import months_kept
from thuocdo.apps.units.models import Unit
from thuocdo.vietnamese.sentence import Sentence

HASH_DIGITS = 8  # beside the number: a site restored from a backup counts on from there
MONTH_CODE = 7  # letters of 2026-03
ORDER = (Every.YEAR, Every.REPORTING_YEAR, Every.QUARTER, Every.MONTH)


def periods_kept() -> list[Period]:
    """Years, reporting years, quarters and months in which dossiers were received, newest first."""
    return list(periods_of(months_kept()))


@lru_cache(maxsize=8)
def periods_of(months: tuple[str, ...]) -> tuple[Period, ...]:
    """The same of some months."""
    days = [date.fromisoformat(f"{month}-01") for month in months]
    found: dict[Every, set[Period]] = {
        every: {containing(day, every) for day in days} for every in ORDER
    }
    return tuple(one for every in ORDER for one in sorted(found[every], reverse=True))


@lru_cache(maxsize=512)
def title_of(code: str) -> Sentence:
    """How a period is called: quý I/2026, tháng 3/2026, năm 2026."""
    period = read_period(code)
    if ".." in code:
        vi, en = f"{period.first:%d/%m/%Y}", f"{period.last:%d/%m/%Y}"
        return Sentence(f"từ {vi} đến {en}", f"{vi} to {en}")
    year = code[:4]
    if code.endswith("-R"):
        return Sentence(f"năm báo cáo {year}", f"reporting year {year}")
    if "Q" in code:
        roman = ("I", "II", "III", "IV")[int(code[-1]) - 1]
        return Sentence(f"quý {roman}/{year}", f"Q{code[-1]} {year}")
    if code == year:
        return Sentence(f"năm {year}", f"{year}")
    return Sentence(f"tháng {int(code[5:])}/{year}", f"{period.first:%m/%Y}")


def short_title(period: Period) -> Sentence:
    """The same for an axis: 3/2026; days where a part is cut."""
    if len(period.code) == MONTH_CODE and "Q" not in period.code:
        text = f"{period.first.month}/{period.first.year}"
        return Sentence(text, text)
    text = f"{period.first:%d/%m}–{period.last:%d/%m}"
    return Sentence(text, text)


def closed_periods(authority: Unit | None = None) -> QuerySet[Closed]:
    """Closed periods, newest first, of one authority or of all. One query."""
    rows = Closed.objects.select_related("authority", "closed_by")
    return rows if authority is None else rows.filter(authority=authority)


def closings() -> str:
    """Which closing was the last; another text after each, also of a period closed again.

    One query.
    """
    last = Closed.objects.order_by("-pk").values_list("pk", "content_hash").first()
    return f"{last[0]}.{last[1][:HASH_DIGITS]}" if last else "0"


def newest_versions(authority: Unit | None = None) -> list[Closed]:
    """Of each closed period the last version. One query."""
    seen: dict[tuple[int, str], Closed] = {}
    for row in closed_periods(authority):
        held = seen.get((row.authority_id, row.code))
        if held is None or held.version < row.version:
            seen[row.authority_id, row.code] = row
    return list(seen.values())

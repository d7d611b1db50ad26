"""Pictures of the pages of dossiers: the app hands numbers over, this draws them."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple, Protocol, cast

from django import template
from django.utils.safestring import SafeString, mark_safe

from thuocdo.analytics.catalogue import BY_CODE
from thuocdo.analytics.kpi import Target
from thuocdo.lib.language import language as language_read
from thuocdo.vietnamese.numbers import write_percent
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Caption, Language, Setting
from thuocdo.web.charts.month_chart import MonthLine, Months, month_chart
from thuocdo.web.charts.rate_bar import rate_bar as drawn_bar

register = template.Library()
LINES = ("on_time", "on_time_settled", "on_time_with_open")
NARROW = 360  # px
ENOUGH = 2  # months; one alone is no trend


class Shown(Protocol):
    """An indicator with a value or without."""

    percent: Decimal | None
    ends: tuple[Decimal, Decimal] | None
    target: Target | None


@register.simple_tag
def rate_bar(one: Shown) -> SafeString:
    """The bar of one indicator."""
    goal = one.target.percent if one.target else None
    return mark_safe(drawn_bar(one.percent, one.ends, goal, reader()))  # noqa: S308  (numbers only)


@register.simple_tag
def month_trend(rows: Sequence[Mapping[str, Any]]) -> SafeString:
    """The three rates over the months, for wide and for narrow screens; nothing for one month."""
    if len([row for row in rows if row["values"][0] is not None]) < ENOUGH:
        return SafeString()
    wide, narrow = months(rows, "theo-thang-bieu-do"), months(rows, "theo-thang-hep")
    return drawn_months(wide, narrow, reader())


@lru_cache(maxsize=64)
def drawn_months(wide: Months, narrow: Months, language: Language) -> SafeString:
    """The same months give the same pictures."""
    drawn = (
        month_chart(wide, Setting(language)),
        month_chart(narrow, Setting(language, width=NARROW)),
    )
    return mark_safe(  # noqa: S308  (drawn by our own engine)
        f'<figure class="chart"><div class="wide-only">{drawn[0]}</div>'
        f'<div class="narrow-only">{drawn[1]}</div></figure>'
    )


def months(rows: Sequence[Mapping[str, Any]], key: str) -> Months:
    """What the chart draws, with its finding."""
    columns = list(zip(*(row["values"] for row in rows), strict=True))
    lines = [
        MonthLine(BY_CODE[code].title, values)
        for code, values in zip(LINES, columns, strict=True)
        if any(value is not None for value in values)
    ]
    known = [(row["label"], row["values"][0]) for row in rows if row["values"][0] is not None]
    lowest = min(known, key=lambda one: one[1])
    vi, en = (write_percent(lowest[1], 1, lang) for lang in ("vi", "en"))
    title = Sentence(
        f"Đúng hạn thấp nhất ở tháng {lowest[0]}: {vi}", f"On time is lowest in {lowest[0]}: {en}"
    )
    summary = Sentence(
        "Ba cách tính đúng hạn theo tháng; tháng không đủ dữ liệu để trống.",
        "On time in three definitions by month; months without enough data are left open.",
    )
    labels = tuple(str(row["label"]) for row in rows)
    return Months(Caption(key, title, summary), labels, tuple(lines))


def reader() -> Language:
    """The reader's language."""
    return cast("Language", language_read())


class Pictures(NamedTuple):
    """What compiled templates call, which know no tags."""

    bar: Callable[[Shown], SafeString]
    trend: Callable[[Sequence[Mapping[str, Any]]], SafeString]


@register.simple_tag
def pictures() -> Pictures:
    """``{% pictures as draw %}``: the same for the compiled templates of a page."""
    return Pictures(rate_bar, month_trend)

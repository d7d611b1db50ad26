"""One tag or filter for each thing that pages show: texts, numbers, dates, ranks."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django import template
from django.template.base import NodeList, Parser, Token
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thuocdo.lib.deadlines import in_words, is_late
from thuocdo.lib.language import ENGLISH, language
from thuocdo.lib.language import said as text_of
from thuocdo.lib.quick_tags import parse_say, parse_url
from thuocdo.lib.status import Status
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.numbers import (
    write_change,
    write_number,
    write_percent,
    write_places,
)
from thuocdo.vietnamese.sentence import Sentence

register = template.Library()
register.tag("say", parse_say)
register.tag("url", parse_url)
NOTHING = "–"
UP, DOWN, SAME = "up", "down", "same"


class Both(template.Node):
    """A passage in Vietnamese and the same in English."""

    def __init__(self, vi: NodeList, en: NodeList) -> None:
        self.vi, self.en = vi, en

    def render(self, context: template.Context) -> SafeString:
        """The passage of the reader's language."""
        return (self.en if language() == ENGLISH else self.vi).render(context)


@register.tag
def vi(parser: Parser, _token: Token) -> Both:
    """``{% vi %}…{% en %}…{% endvi %}``: prose in both languages."""
    vietnamese = parser.parse(("en",))
    parser.delete_first_token()
    english = parser.parse(("endvi",))
    parser.delete_first_token()
    return Both(vietnamese, english)


@register.filter
def said(sentence: Sentence) -> str:
    """The text of a sentence in the reader's language."""
    return text_of(sentence)


@register.filter
def points(value: Decimal | int | None, decimals: int = 2) -> str:
    """Points with two decimals; a dash where there are none, which is not zero."""
    return NOTHING if value is None else write_number(value, decimals, language())


@register.filter
def number(value: Decimal | int | None) -> str:
    """A number with as many decimals as it needs."""
    return NOTHING if value is None else write_number(value, None, language())


@register.filter
def percent(value: Decimal | int | None, decimals: int = 1) -> str:
    """A percentage; the value is in percent already."""
    return NOTHING if value is None else write_percent(value, decimals, language())


def way(value: Decimal | int) -> str:
    """The class of a change; its sign says the same without colour."""
    return SAME if value == 0 else UP if value > 0 else DOWN


@register.filter
def change(value: Decimal | None) -> str | SafeString:
    """A difference of points with its sign: ``+4,79``."""
    if value is None:
        return NOTHING
    text = write_change(value, 2, language()).replace("-", "−")
    kind = SAME if text.startswith("=") else way(value)
    return format_html('<span class="{}">{}</span>', kind, text)


@register.filter
def places(value: int | None) -> str | SafeString:
    """A move in a ranking: ``▲ 6 bậc``; positive is better."""
    if value is None:
        return NOTHING
    return format_html('<span class="{}">{}</span>', way(value), write_places(value, language()))


@register.simple_tag
def rank(place: int | None, out_of: int | None) -> str:
    """A rank with its denominator: ``5/11``."""
    return NOTHING if place is None or out_of is None else f"{place}/{out_of}"


@register.filter
def day(value: date | None) -> str:
    """A date: ``05/03/2024``."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return NOTHING if value is None else write_date(value)


@register.filter
def at(value: datetime | None) -> str | SafeString:
    """A moment in the zone of the site, with the machine-readable form beside it."""
    if value is None:
        return NOTHING
    local = timezone.localtime(value)
    text = f"{write_date(local.date())} {local:%H:%M}"
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), text)


@register.simple_tag
def status(value: Status | str) -> SafeString:
    """Where a piece of work stands: sign, word and colour."""
    return status_in(value, language())


@lru_cache(maxsize=32)
def status_in(value: Status | str, reader: str) -> SafeString:
    """The same for readers of a language."""
    look = Status(value).look
    word = look.word.in_language(reader)
    return format_html('<span class="state {}">{} {}</span>', look.style, look.mark, word)


@register.simple_tag
def term(due_on: date | None, today: date) -> str | SafeString:
    """A due date and the working days until then: ``hạn 25/11/2026, còn 3 ngày làm việc``."""
    if due_on is None:
        return NOTHING
    left = said(in_words(today, due_on))
    kind = "term term--late" if is_late(today, due_on) else "term"
    return format_html('<span class="{}">{}, {}</span>', kind, write_date(due_on), left)

"""Finding units however they are typed: without marks, by old names, by codes."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Case, Q, QuerySet, Value, When

from thuocdo.apps.units.models import Unit
from thuocdo.apps.units.selectors.standing import on_day
from thuocdo.vietnamese.folding import Closeness, fold, search
from thuocdo.vietnamese.normalising import to_nfc

CANDIDATES = 300  # looked at one by one; more than any page shows


class Part(NamedTuple):
    """A piece of a shown name."""

    text: str
    is_hit: bool


class Found(NamedTuple):
    """A unit that fits what was typed."""

    unit: Unit
    is_code: bool  # what was typed is the beginning of its code
    closeness: Closeness | None  # of the name; none where only the code fits
    parts: tuple[Part, ...]  # of the name as shown, what fits marked


def search_units(
    query: str, *, day: date, limit: int = 20, units: QuerySet[Unit] | None = None
) -> list[Found]:
    """Units whose name or code fits: exact codes, then the same marks, then the same letters.

    Units of the day come before those that ended, which are found by their old names. One query.

    Args:
        query: What was typed.
        day: The day that counts as today.
        limit: How many at most.
        units: Search among these; all that ever were if not named.
    """
    text = to_nfc(query).strip()[:100]
    if not fold(text):
        return []
    among = Unit.objects.all() if units is None else units
    rows = among.filter(fitting(text)).select_related("parent__parent")
    nearest = rows.order_by(nearness(text), gone(day), "sort_key", "code", "-valid_from")
    found = [found_unit(unit, text) for unit in nearest[:CANDIDATES]]
    found.sort(key=lambda one: rank_of(one, text, day))  # equals keep the order of the query
    return found[:limit]


def fitting(text: str) -> Q:
    """A word of the name, or the code, begins so."""
    folded = fold(text)
    name = Q(folded__startswith=folded) | Q(folded__contains=f" {folded}")
    return name | Q(code__istartswith=text)


def nearness(text: str) -> Case:
    """Names with the very marks before those that only fit without them."""
    spellings = {text, text.lower(), text.capitalize(), text.title()}
    same = Q()
    for spelling in spellings:
        same |= Q(name__contains=spelling)
    return Case(When(Q(code__iexact=text), then=Value(0)), When(same, then=Value(1)), default=2)


def gone(day: date) -> Case:
    """Units of the day first."""
    return Case(When(on_day(day), then=Value(0)), default=Value(1))


def found_unit(unit: Unit, text: str) -> Found:
    """The unit with what fits it."""
    hits = search(text, [unit.name])
    shown = search(text, [str(unit)])
    spans = shown[0].spans if shown else ()
    is_code = unit.code.lower().startswith(text.lower())
    closeness = hits[0].closeness if hits else None
    return Found(unit, is_code, closeness, tuple(pieces(str(unit), spans)))


def rank_of(found: Found, text: str, day: date) -> tuple[bool, bool, int, bool]:
    """The nearest first: an exact code, a code, marks, letters; then what is still there."""
    is_same = found.unit.code.lower() == text.lower()
    closeness = len(Closeness) + 1 if found.closeness is None else found.closeness
    return not is_same, not found.is_code, closeness, not found.unit.stands_on(day)


def pieces(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[Part]:
    """The text cut at what fits."""
    at = 0
    for start, end in spans:
        if at < start:
            yield Part(text[at:start], is_hit=False)
        yield Part(text[start:end], is_hit=True)
        at = end
    if at < len(text):
        yield Part(text[at:], is_hit=False)

"""Units of the national register that the search finds beside those with results."""

from collections.abc import Collection, Sequence
from datetime import date

from django.urls import reverse

from thuocdo.apps.units import selectors
from thuocdo.apps.units.models import Unit
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.folding import Closeness
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.search.looking import MOST, Found, Piece


def registered_units(query: str, known: Collection[str], day: date) -> Sequence[Found]:
    """Units of the register without a published result, also those that ended. One query."""
    hits = selectors.search_units(query, day=day, limit=MOST)
    return [found_as(hit) for hit in hits if hit.unit.code not in known]


def found_as(hit: selectors.Found) -> Found:
    """The hit as the search shows it."""
    pieces = tuple(Piece(part.text, part.is_hit) for part in hit.parts)
    other = (Piece(hit.unit.code, is_marked=True),) if hit.is_code else ()
    near = hit.closeness or Closeness.SAME_MARKS
    address = reverse("portal:unit", args=(hit.unit.code,))
    return Found(address, pieces, other, note_on(hit.unit), near)


def note_on(unit: Unit) -> Sentence:
    """The units above it, and when it ended."""
    above = [one for one in (unit.parent, unit.parent.parent if unit.parent else None) if one]
    vi = ", ".join(one.name for one in above if one.parent_id)
    en = ", ".join(one.name_en or one.name for one in above if one.parent_id)
    if unit.valid_to is None:
        return Sentence(vi, en)
    day = write_date(unit.valid_to)
    return Sentence(f"{vi} · đến {day}".lstrip(" ·"), f"{en} · until {day}".lstrip(" ·"))

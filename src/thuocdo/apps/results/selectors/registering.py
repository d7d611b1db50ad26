"""Figures with what the register says of their units on the last day of the year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.db.models import Q

from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.results.errors import UnknownUnits
from thuocdo.apps.units import selectors as units
from thuocdo.apps.units.models import Membership
from thuocdo.apps.units.models import Unit as Registered
from thuocdo.reading.figures.figure_set import FigureSet, Unit


def registered(figures: FigureSet, *, scheme: Scheme, year: int) -> FigureSet:
    """The same figures; name, block, region, population and ranking from the register.

    A unit that stands in no block of the authority keeps what the table says. Two queries.

    Raises:
        UnknownUnits: a code is not in the register on the last day of the year.
    """
    day = date(year, 12, 31)
    found = {unit.code: unit for unit in units.standing(day).filter(code__in=figures.units)}
    strangers = sorted(figures.units.keys() - found.keys())
    if strangers:
        raise UnknownUnits(strangers, year)
    places = memberships_of(list(found), scheme, day)
    known = {
        code: completed(unit, found[code], places.get(code)) for code, unit in figures.units.items()
    }
    return replace(figures, units=known)


def memberships_of(codes: list[str], scheme: Scheme, day: date) -> dict[str, Membership]:
    """The place of each unit in the blocks of the authority."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    rows = Membership.objects.filter(
        lasting, valid_from__lte=day, unit__code__in=codes, block__authority=scheme.authority
    )
    return {row.unit.code: row for row in rows.select_related("unit", "block")}


def completed(unit: Unit, known: Registered, place: Membership | None) -> Unit:
    """A unit of the table with what the register says."""
    size = None if known.population is None else Decimal(known.population)
    return Unit(
        unit.code,
        known.name,
        place.block.name if place else unit.block,
        known.region or unit.region,
        place.is_ranked if place else unit.is_ranked,
        unit.size if size is None else size,
    )

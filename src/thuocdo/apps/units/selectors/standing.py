"""Which units are there on a day, and where they stand."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from thuocdo.apps.units.models import Unit

LEVELS = "parent__parent__parent__parent"  # a commune under a district under a province


def on_day(day: date, *, through: str = "") -> Q:
    """The rows whose span holds the day; ``through`` names a relation: ``"unit__"``."""
    begun = Q(**{f"{through}valid_from__lte": day})
    lasting = Q(**{f"{through}valid_to__isnull": True}) | Q(**{f"{through}valid_to__gte": day})
    return begun & lasting


def standing(day: date) -> QuerySet[Unit]:
    """The units that are there on the day, in Vietnamese order."""
    return Unit.objects.filter(on_day(day))


def unit_at(code: str, day: date) -> Unit | None:
    """The unit that has the code on the day. One query."""
    return standing(day).filter(code=code).select_related("parent").first()


def spans_of(code: str) -> QuerySet[Unit]:
    """All units that ever had the code, the latest first."""
    return Unit.objects.filter(code=code).select_related("parent").order_by("-valid_from")


def latest_units(codes: Collection[str]) -> dict[str, Unit]:
    """For each code the unit that has it now, or had it last. One query."""
    return {unit.code: unit for unit in Unit.objects.filter(code__in=codes).order_by("valid_from")}


def children_at(unit: Unit, day: date) -> QuerySet[Unit]:
    """The units right below it on the day."""
    return standing(day).filter(parent=unit)


def units_below(unit: Unit, day: date) -> QuerySet[Unit]:
    """The unit and all units below it on the day."""
    return standing(day).filter(path__below=unit.path)


def ancestors(unit: Unit) -> list[Unit]:
    """The units above it, the highest first. One query."""
    above = Unit.objects.select_related(LEVELS).get(pk=unit.pk).parent
    line: list[Unit] = []
    while above is not None:
        line.insert(0, above)
        above = above.parent
    return line

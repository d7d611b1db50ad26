"""Events of decrees, and their edges."""

from collections.abc import Iterable

from django.db.models import Count, Min, QuerySet

from thuocdo.apps.units.models import LineageEdge, LineageEvent


def events() -> QuerySet[LineageEvent]:
    """All events, the latest first."""
    return LineageEvent.objects.order_by("-on", "-id")


def counted(page: Iterable[LineageEvent]) -> QuerySet[LineageEvent]:
    """Some events, each with how many units it changed and began, one named. One query.

    Counting all of them for one page would read every edge of the country.
    """
    some = LineageEvent.objects.filter(pk__in=[event.pk for event in page])
    found = some.annotate(
        changed=Count("edges__old", distinct=True),
        begun=Count("edges__new", distinct=True),
        old_name=Min("edges__old__name"),
        new_name=Min("edges__new__name"),
    )
    return found.order_by("-on", "-id")


def edges_of(event: LineageEvent) -> QuerySet[LineageEdge]:
    """The edges of an event with their units. One query."""
    return event.edges.select_related("old__parent", "new__parent").order_by(
        "new__sort_key", "new__code", "old__sort_key", "old__code"
    )

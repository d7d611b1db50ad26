"""Field checks as pages show them."""

from django.db.models import QuerySet

from thuocdo.apps.rounds.models import CheckLine, Entry, FieldCheck, Participant, Photo


def checks_of(participant: Participant) -> QuerySet[FieldCheck]:
    """The visits to a unit, the latest first. Two queries."""
    return FieldCheck.objects.filter(participant=participant).prefetch_related("lines")


def lines_of(check: FieldCheck) -> QuerySet[CheckLine]:
    """What was asked and found, with photos. Two queries."""
    rows = CheckLine.objects.filter(check_of=check).select_related("entry", "by")
    rows = rows.prefetch_related("photos")
    return rows.order_by("entry__order", "id")


def found_of(entry: Entry) -> list[CheckLine]:
    """What visits found of an item, the latest first. One query."""
    rows = CheckLine.objects.filter(entry=entry).exclude(found="").select_related("check_of")
    return list(rows.order_by("-check_of__on", "-pk"))


def photo_with_unit() -> QuerySet[Photo]:
    """Photos with what the question of rights needs."""
    return Photo.objects.select_related("file", "line__check_of", "line__entry__participant__unit")

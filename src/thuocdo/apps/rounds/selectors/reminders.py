"""Who can be reminded about a unit, and who was."""

from collections.abc import Iterable
from datetime import date

from django.db.models.functions import Right

from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import in_force
from thuocdo.apps.notifications.models import Notice
from thuocdo.apps.rounds.models import Participant
from thuocdo.apps.rounds.selectors.addressees import ASSESSING
from thuocdo.apps.rounds.selectors.board_rows import Member
from thuocdo.lib.prepared import Prepared

TOLD = Prepared(
    lambda day: (
        Notice.objects.filter(kind="round.reminded")
        .annotate(day=Right("key", len("2026-01-31")))
        .filter(day=day)
        .order_by()
        .values_list("key")
    ),
    str,
)


def key_of(row: Participant | Member, day: date) -> str:
    """The matter: one unit on one day."""
    return f"rounds.reminder:{row.pk}:{day.isoformat()}"


def reminded_on(rows: Iterable[Participant | Member], day: date) -> set[int]:
    """Units that were told on a day. One query."""
    keys = {key_of(row, day): row.pk for row in rows}
    return {keys[key] for (key,) in TOLD.rows(day.isoformat()) if key in keys}


def addressees(rows: Iterable[Participant], day: date) -> dict[int, list[User]]:
    """People who may fill in each unit's assessment, by a grant over it or above. One query."""
    grants = Grant.objects.filter(
        in_force(day), role__in=ASSESSING, unit__isnull=False, person__is_active=True
    )
    people: dict[str, list[User]] = {}
    for grant in grants.select_related("person", "unit"):
        if grant.unit is not None:
            people.setdefault(grant.unit.path, []).append(grant.person)
    return {
        row.pk: [person for path in paths_above(row.unit.path) for person in people.get(path, [])]
        for row in rows
    }


def paths_above(path: str) -> list[str]:
    """The place itself and every place above it."""
    codes = path.strip("/").split("/")
    return [f"/{'/'.join(codes[:depth])}/" for depth in range(1, len(codes) + 1)]

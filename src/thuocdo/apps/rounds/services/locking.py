"""Locking at the deadline: what stands in the fields is declared, marked as unsigned."""

from datetime import datetime

from django.db import transaction

from thuocdo.apps.rounds.models import Participant, Phase, Progress
from thuocdo.apps.rounds.services.speaking import Speaker
from thuocdo.apps.rounds.services.submitting import declare


def lock_due(at: datetime) -> int:
    """Lock every unit whose own time for the self-assessment is over; return how many.

    Each unit by itself, so that a fault in one keeps no other open; run again it goes on.
    """
    keys = due(at)
    return sum(lock(key, at) for key in keys)


def due(at: datetime) -> list[int]:
    """Units still filling in after their end. One query."""
    rows = Participant.objects.filter(block__phase=Phase.SELF, closes_at__lt=at)
    return list(
        rows.exclude(progress=Progress.SUBMITTED).order_by("pk").values_list("pk", flat=True)
    )


@transaction.atomic
def lock(participant_id: int, at: datetime) -> bool:
    """Lock one unit, unless it was quicker or got more time."""
    rows = Participant.objects.select_for_update(of=("self",))
    row = rows.select_related("unit", "block", "round__edition__scheme").get(pk=participant_id)
    is_over = row.closes_at is not None and row.closes_at < at
    if row.is_locked or not is_over or row.block.phase != Phase.SELF:
        return False
    declare(row, Speaker(None, "", at), is_late=True)
    return True

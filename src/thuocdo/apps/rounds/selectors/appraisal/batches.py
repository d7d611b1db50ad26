"""Bulk confirmations that can still be taken back."""

from datetime import datetime

from thuocdo.apps.accounts.models import User
from thuocdo.apps.rounds.models import Batch, Participant, Round, Word
from thuocdo.lib.prepared import Prepared

OF_LEAF = Prepared(
    lambda round_, code, by, since: Batch.objects.filter(
        round=round_, code=code, by=by, undone_at__isnull=True, at__gte=since
    ),
    int,
    str,
    int,
    datetime,
)
OF_UNITS = Prepared(
    lambda round_, by, since: (
        Word.objects.filter(
            batch__round=round_, batch__by=by, batch__undone_at__isnull=True, batch__at__gte=since
        )
        .order_by("-batch_id")
        .values_list("batch", "entry__participant")
        .distinct()
    ),
    int,
    int,
    datetime,
)


def last_batch(round_: Round, code: str, by: User, since: datetime) -> Batch | None:
    """The person's last batch over a leaf since a moment. One query."""
    found: list[Batch] = OF_LEAF.objects(round_.pk, code, by.pk, since)
    return found[0] if found else None


def last_batch_of(participant: Participant, by: User, since: datetime) -> Batch | None:
    """The person's last batch over this unit alone. One query, two where there is one."""
    units: dict[int, set[int]] = {}
    for batch, unit in OF_UNITS.rows(participant.round_id, by.pk, since):
        units.setdefault(batch, set()).add(unit)
    alone = [batch for batch, found in units.items() if found == {participant.pk}]
    return Batch.objects.get(pk=alone[0]) if alone else None

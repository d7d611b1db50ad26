"""Sharing the items of an assessment among the people of the unit."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, may, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.rounds.errors import NotNow
from thuocdo.apps.rounds.models import Entry
from thuocdo.apps.rounds.services.saving import refuse_locked_unit
from thuocdo.apps.rounds.services.submitting import held


@transaction.atomic
def assign(
    *, participant_id: int, codes: Collection[str], person: User | None, by: User, at: datetime
) -> int:
    """Give items to somebody of the unit, or to nobody in particular.

    Returns:
        How many items changed hands.

    Raises:
        NotAllowed: the one who shares may not fill in the unit's assessment.
        Locked: it is submitted, or the deadline has passed.
        NotNow: the other person may not fill it in.
    """
    participant = held(participant_id)
    require(by, Permission.ASSESS, participant.unit)
    refuse_locked_unit(participant, at)
    if person is not None and not may(person, Permission.ASSESS, participant.unit):
        raise NotNow(
            f"{person} không được giao tự đánh giá cho {participant.unit}. "
            "Quản trị hệ thống cấp quyền ở Người dùng, quyền.",
            f"{person} may not fill in the assessment of {participant.unit}. "
            "An administrator can grant that under People, rights.",
        )
    rows = Entry.objects.filter(participant=participant, code__in=codes)
    changed = [row for row in rows if row.assigned_to_id != (person.pk if person else None)]
    for row in changed:
        row.assigned_to = person
    Entry.objects.bulk_update(changed, ["assigned_to"], batch_size=200)
    audit.record(
        "assessment.shared",
        subject=participant,
        by=by,
        at=at,
        details={"items": [row.code for row in changed], "to": str(person or "")},
    )
    return len(changed)

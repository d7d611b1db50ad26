"""Writing to the others about an item."""

from datetime import datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.rounds.errors import NoReason
from thuocdo.apps.rounds.models import Entry, Remark
from thuocdo.vietnamese.normalising import to_nfc


@transaction.atomic
def remark(*, entry_id: int, text: str, by: User, at: datetime) -> Remark:
    """Add a remark; it is never changed or taken back.

    Raises:
        NotAllowed: the person may not read the unit's assessment.
        NoReason: nothing is written.
    """
    entry = Entry.objects.select_related("participant__unit").get(pk=entry_id)
    require(by, Permission.READ_OWN_ASSESSMENT, entry.participant.unit)
    if not text.strip():
        raise NoReason
    row = Remark(entry=entry, text=to_nfc(text.strip()), at=at, by=by)
    row.save()
    audit.record("assessment.remarked", subject=entry, by=by, at=at)
    return row

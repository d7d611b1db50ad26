"""Letters of apology: drafted with a new day, then noted as sent."""

from datetime import date, datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.dossiers.errors import NeverChanged, NoLetterDue
from thuocdo.apps.dossiers.models import ApologyLetter
from thuocdo.apps.units.models import Unit


class Draft(NamedTuple):
    """What a letter is about."""

    dossier: int  # keyed hash of its code
    due_on: date  # promised first
    new_due_on: date
    reason: str


class Sending(NamedTuple):
    """How a letter went out."""

    sent_on: date
    way: str
    number: str = ""


@transaction.atomic
def write_letter(*, unit: Unit, draft: Draft, by: User, at: datetime) -> ApologyLetter:
    """Keep the draft of a letter.

    Raises:
        NotAllowed: the person writes no letters for the unit.
        NoLetterDue: there is a letter about this due day already.
        ValidationError: the new day is not later.
    """
    require(by, Permission.WRITE_APOLOGY, unit)
    letter = ApologyLetter(unit=unit, written_at=at, written_by=by, **draft._asdict())
    letter.clean_fields()
    letter.validate_constraints(exclude=["dossier"])
    try:
        with transaction.atomic():
            letter.save()
    except IntegrityError:
        raise NoLetterDue(
            f"Hồ sơ này đã có thư xin lỗi về hạn {draft.due_on:%d/%m/%Y}. "
            "Mở thư đã soạn để gửi hoặc in lại.",
            f"There is a letter about the due day {draft.due_on:%d/%m/%Y} of this dossier. "
            "Open it to send or print it.",
        ) from None
    audit.record(
        "apology.written", subject=letter, by=by, at=at, details={"until": draft.new_due_on}
    )
    return letter


@transaction.atomic
def send_letter(
    *, letter: ApologyLetter, sending: Sending, by: User, at: datetime
) -> ApologyLetter:
    """Note that a letter was sent; from then on it stays as it is.

    Raises:
        NotAllowed: the person writes no letters for the unit.
        NeverChanged: it was sent before.
        ValidationError: the day or the way is not named.
    """
    row = ApologyLetter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    require(by, Permission.WRITE_APOLOGY, row.unit)
    if row.sent_on is not None:
        raise NeverChanged
    row.sent_on, row.way, row.number, row.sent_by = *sending, by
    row.clean_fields()
    row.validate_constraints(exclude=["dossier"])
    row.save()
    audit.record(
        "apology.sent", subject=row, by=by, at=at, details={"kind": row.way, "from": row.sent_on}
    )
    return row

"""The library of reasons: adding one, and taking one out of use."""

from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.rounds.errors import FieldRefused
from thuocdo.apps.rounds.models import Reason, ReasonKind, Round
from thuocdo.vietnamese.sentence import Sentence


class ReasonText(NamedTuple):
    """A reason as it is written."""

    code: str
    kind: ReasonKind
    text: str
    text_en: str
    leaf: str = ""  # code; empty: any item


def add_reason(*, round_: Round, what: ReasonText, by: User, at: datetime) -> Reason:
    """Add a reason to the library of the round's index.

    Raises:
        NotAllowed: the person appraises nothing below the round's authority.
        FieldRefused: something is empty, or the code is taken.
    """
    require(by, Permission.APPRAISE, round_.authority)
    texts = [each.strip() for each in (what.code, what.text, what.text_en)]
    if not all(texts):
        raise FieldRefused(
            Sentence(
                "Nêu mã và nội dung lý do bằng hai thứ tiếng.",
                "Give a code, and the reason in both languages.",
            )
        )
    code, text, text_en = texts
    row = Reason(scheme=round_.edition.scheme, code=code.upper(), kind=what.kind, leaf=what.leaf)
    row.text, row.text_en = text, text_en
    try:
        with transaction.atomic():
            row.save()
            details = {"code": row.code, "kind": row.kind}
            audit.record("reason.added", subject=row, by=by, at=at, details=details)
    except IntegrityError as taken:
        raise FieldRefused(
            Sentence(
                f"Mã {row.code} đã có trong thư viện. Chọn mã khác.",
                f"The code {row.code} is in the library already. Choose another.",
            )
        ) from taken
    return row


@transaction.atomic
def retire_reason(*, round_: Round, reason_id: int, by: User, at: datetime) -> Reason:
    """Take a reason out of use; where it was used it keeps its text.

    Raises:
        NotAllowed: the person appraises nothing below the round's authority.
    """
    require(by, Permission.APPRAISE, round_.authority)
    row = Reason.objects.select_for_update().get(pk=reason_id, scheme=round_.edition.scheme)
    if row.is_active:
        row.is_active = False
        row.save(update_fields=["is_active"])
        audit.record("reason.retired", subject=row, by=by, at=at, details={"code": row.code})
    return row

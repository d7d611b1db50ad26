"""From draft to issued to retired, each step once and for good."""

from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.indexsets.errors import NoReason, NotADraft, NotIssued, NotReadyToIssue
from thuocdo.apps.indexsets.models import Edition, EditionStatus
from thuocdo.apps.indexsets.selectors import files_of
from thuocdo.apps.indexsets.services.drafting import draft_from_files
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.model import IndexSet, Status
from thuocdo.core.rollup.worked_cases import failures_of
from thuocdo.vietnamese.sentence import Sentence


class Decision(NamedTuple):
    """The document that puts an edition in force; a demonstration has none."""

    number: str = ""
    on: date | None = None


NO_DECISION = Decision()


@transaction.atomic
def issue(
    *, edition: Edition, by: User | None, at: datetime, decision: Decision = NO_DECISION
) -> Edition:
    """Put a draft in force; from then on nothing of it can change.

    Args:
        edition: A draft.
        by: Who; None is the operator at the command line of the machine itself.
        at: When.
        decision: Number and date; may lack for a demonstration alone.

    Raises:
        NotAllowed: the person may not issue index sets of this authority.
        NotADraft: it was issued before.
        NotReadyToIssue: the decision lacks, a worked case fails, or it cannot be loaded.
    """
    locked = held(edition, by)
    if not locked.is_draft:
        raise NotADraft
    problems = obstacles_to(locked, decision)
    if problems:
        raise NotReadyToIssue(problems)
    locked.status, locked.issued_at = EditionStatus.ISSUED, at
    locked.decision_number, locked.decided_on = decision.number.strip(), decision.on
    locked.save()
    details = {"hash": locked.content_hash, "decision": locked.decision_number}
    audit.record("edition.issued", subject=locked, by=by, at=at, details=details)
    return locked


def held(edition: Edition, by: User | None) -> Edition:
    """The row, locked until the transaction ends, for who issues index sets of its authority."""
    rows = Edition.objects.select_for_update(of=("self",)).select_related("scheme__authority")
    locked = rows.get(pk=edition.pk)
    if by is not None:
        require(by, Permission.ISSUE_INDEX_SETS, locked.scheme.place)
    return locked


def obstacles_to(edition: Edition, decision: Decision | None = None) -> list[Sentence]:
    """What keeps a draft from being issued; none when it may be.

    Args:
        edition: A draft; it is read again from the database.
        decision: Asked about as well, where it is given.
    """
    try:
        index_set = draft_from_files(files_of(edition)).index_set
    except InvalidIndexSet as refusal:
        return [refusal.sentence]
    found = [failure.sentence for failure in failures_of(index_set)]
    if index_set.content_hash != edition.content_hash:
        found.append(OTHER_HASH)
    if index_set.status is Status.DRAFT:
        found.append(SAYS_DRAFT)
    if decision is not None and not is_decided(index_set, decision):
        found.append(NEEDS_DECISION)
    return found


def is_decided(index_set: IndexSet, decision: Decision) -> bool:
    """Whether the decision is named as far as it has to be."""
    is_named = bool(decision.number.strip())
    if index_set.status is Status.DEMO:
        return is_named == (decision.on is not None)
    return is_named and decision.on is not None


OTHER_HASH = Sentence(
    "Nội dung các tệp không khớp mã băm đã lưu. Nhập lại bộ chỉ số.",
    "The files do not agree with the stored hash. Import the index set again.",
)
SAYS_DRAFT = Sentence(
    "index_set.yaml còn ghi `status: draft`. Thêm ví dụ tính điểm cho mọi mục, "
    "đổi thành `status: official` rồi nhập lại.",
    "index_set.yaml still says `status: draft`. Give every item a worked case, "
    "change it to `status: official` and import again.",
)
NEEDS_DECISION = Sentence(
    "Cần số và ngày của quyết định ban hành.",
    "The number and the date of the issuing decision are needed.",
)


@transaction.atomic
def retire(*, edition: Edition, reason: str, by: User | None, at: datetime) -> Edition:
    """End the force of an issued edition; results made with it stay.

    Raises:
        NotAllowed: the person may not issue index sets of this authority, nor end them.
        NoReason: none was given.
        NotIssued: it is not in force.
    """
    locked = held(edition, by)
    if not reason.strip():
        raise NoReason
    if locked.status != EditionStatus.ISSUED:
        raise NotIssued
    locked.status, locked.retired_at = EditionStatus.RETIRED, at
    locked.retirement_reason = reason.strip()
    locked.save()
    details = {"hash": locked.content_hash, "reason": locked.retirement_reason}
    audit.record("edition.retired", subject=locked, by=by, at=at, details=details)
    return locked

"""The number checks over a draft, and accepting what does not agree."""

from datetime import datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission
from thuocdo.apps.audit import services as audit
from thuocdo.apps.publications import selectors
from thuocdo.apps.publications.errors import NoReason, NotFailed
from thuocdo.apps.publications.models import Finding, Publication, Severity
from thuocdo.apps.publications.services.locking import locked_draft
from thuocdo.core.checking import finding as core
from thuocdo.vietnamese.sentence import Sentence

AGREES = {
    core.Check.PARTS_TOTAL: Sentence(
        "Các phần cộng lại bằng tổng điểm.", "The parts add up to the total."
    ),
    core.Check.COMPONENTS_SUM: Sentence(
        "Các mục con cộng lại bằng mục chứa chúng.", "The items add up to what contains them."
    ),
    core.Check.MAXIMA_SCALE: Sentence(
        "Điểm tối đa của các phần cộng lại bằng thang điểm.",
        "The maxima of the parts add up to the scale.",
    ),
    core.Check.WITHIN_MAXIMUM: Sentence(
        "Không điểm nào vượt điểm tối đa.", "No points lie above their maximum."
    ),
    core.Check.RANK_FOLLOWS_SCORE: Sentence(
        "Thứ hạng theo đúng thứ tự điểm.", "The ranks follow the scores."
    ),
    core.Check.RANK_IN_RANGE: Sentence(
        "Thứ hạng nằm trong số đơn vị được xếp hạng.", "The ranks lie within the number of units."
    ),
    core.Check.GROUP_SIZE: Sentence(
        "Số đơn vị được xếp hạng khớp với danh sách.", "The number of units agrees with the list."
    ),
    core.Check.CHANGE_ADDS_UP: Sentence(
        "Năm trước cộng thay đổi bằng năm nay.", "The year before plus the change gives this year."
    ),
    core.Check.PERCENT_OF_COUNTS: Sentence(
        "Tỷ lệ khớp với số đếm của chúng.", "The percentages agree with their counts."
    ),
    core.Check.SAME_FIGURE_SAME_VALUE: Sentence(
        "Cùng một số nêu ở hai nơi thì bằng nhau.", "A figure given twice has one value."
    ),
}


@transaction.atomic
def check(*, publication: Publication, by: User, at: datetime) -> list[Finding]:
    """Look at everything that would be published; what was accepted and is the same stays accepted.

    Raises:
        NotAllowed: the person may not prepare publications of this authority.
        AlreadyPublished: it is no draft any more.
    """
    row = locked_draft(publication, Permission.PREPARE_PUBLICATION, by)
    old = selectors.before(row)
    before = selectors.snapshot_of(old) if old else None
    found = selectors.findings_of(selectors.draft_snapshot(row, at), before)
    stored = store(row, found)
    row.checked_at, row.checked_hash = at, selectors.content_hash(row)
    row.save()
    failed = sum(one.is_failed for one in stored)
    details = {"failed": failed, "open": sum(one.is_open for one in stored)}
    audit.record("publication.checked", subject=row, by=by, at=at, details=details)
    return stored


def store(row: Publication, found: tuple[core.Finding, ...]) -> list[Finding]:
    """The findings in the place of those of the last check."""
    accepted = {
        (one.kind, one.subject, one.sentence): one
        for one in row.findings.filter(accepted_at__isnull=False)
    }
    row.findings.all().delete()
    passed = [check for check in core.Check if check not in {one.check for one in found}]
    rows = [*map(failure, found), *map(agreement, passed)]
    for order, one in enumerate(rows):
        one.publication, one.order = row, order
        known = accepted.get((one.kind, one.subject, one.sentence))
        if known:
            one.accepted_reason, one.accepted_at = known.accepted_reason, known.accepted_at
            one.accepted_by_id = known.accepted_by_id
    return Finding.objects.bulk_create(rows)


def failure(one: core.Finding) -> Finding:
    """One thing that does not agree, or deserves a look."""
    return Finding(
        kind=one.check.value,
        severity=one.severity.value,
        subject=one.subject,
        expected=one.expected,
        found=one.found,
        sentence=one.message.vi,
        sentence_en=one.message.en,
    )


def agreement(check: core.Check) -> Finding:
    """One check that found nothing."""
    vi, en = AGREES[check]
    return Finding(kind=check.value, severity=Severity.PASSED, sentence=vi, sentence_en=en)


@transaction.atomic
def accept(*, finding: Finding, reason: str, by: User, at: datetime) -> Finding:
    """Accept figures that do not agree; the reason is published with them.

    Raises:
        NotAllowed: the person may not accept findings of this authority.
        AlreadyPublished: it is no draft any more.
        NotFailed: the figures agree, or nothing keeps them from being published.
        NoReason: none was given.
    """
    row = locked_draft(finding.publication, Permission.ACCEPT_FINDING, by)
    if not finding.is_failed:
        raise NotFailed
    if not reason.strip():
        raise NoReason
    kept = Finding.objects.select_for_update().get(pk=finding.pk)
    kept.accepted_reason, kept.accepted_by, kept.accepted_at = reason.strip(), by, at
    kept.save()
    details = {"kind": kept.kind, "subject": kept.subject, "reason": kept.accepted_reason}
    audit.record("publication.finding_accepted", subject=row, by=by, at=at, details=details)
    return kept

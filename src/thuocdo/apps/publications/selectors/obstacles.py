"""What keeps a draft from being published, in sentences; the button and the service ask here."""

import hashlib
import json

from thuocdo.apps.publications.models import Finding, Publication, Severity
from thuocdo.apps.publications.selectors.publications import before
from thuocdo.vietnamese.sentence import Sentence

NAMED = 3  # findings named one by one in a sentence

NO_NUMBER = Sentence(
    "Điền số của quyết định công bố.", "Give the number of the publishing decision."
)
NO_DATE = Sentence("Điền ngày của quyết định.", "Give the date of the decision.")
NO_AUTHORITY = Sentence(
    "Điền cơ quan ban hành quyết định.", "Give the authority that took the decision."
)
NOT_CHECKED = Sentence(
    "Chưa soát số kể từ lần sửa cuối. Bấm Soát số.",
    "The figures were not checked since the last change. Run the checks.",
)


def obstacles_to(publication: Publication) -> list[Sentence]:
    """Everything to be done first; none when it may be published."""
    needs = (
        (not publication.decision_number, NO_NUMBER),
        (publication.decided_on is None, NO_DATE),
        (not publication.decided_by, NO_AUTHORITY),
        (not is_checked(publication), NOT_CHECKED),
    )
    found = [sentence for is_lacking, sentence in needs if is_lacking]
    failed = open_findings(publication)
    return [*found, in_words(failed)] if failed else found


def open_findings(publication: Publication) -> list[Finding]:
    """Failed checks that nobody accepted. One query."""
    failed = publication.findings.filter(severity=Severity.ERROR, accepted_at__isnull=True)
    return list(failed)


def in_words(failed: list[Finding]) -> Sentence:
    """How many do not agree, and which."""
    shown = [one.subject for one in failed[:NAMED]]
    more = f" (+{len(failed) - NAMED})" if len(failed) > NAMED else ""
    names = "; ".join(dict.fromkeys(shown)) + more
    count = len(failed)
    return Sentence(
        f"{count} chỗ số không khớp chưa được chấp nhận có lý do: {names}.",
        f"{count} finding{'s' if count > 1 else ''} not yet accepted with a reason: {names}.",
    )


def is_checked(publication: Publication) -> bool:
    """Whether the checks looked at what would be published now."""
    return publication.checked_at is not None and (
        publication.checked_hash == content_hash(publication)
    )


def content_hash(publication: Publication) -> str:
    """Of everything that the checks look at: figures or statement, and the year before."""
    run, old = publication.run, before(publication)
    content = {
        "run": [run.pk, run.inputs_hash, run.edition_hash] if run else None,
        "statement": publication.statement,
        "before": old.snapshot_hash if old else "",
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()

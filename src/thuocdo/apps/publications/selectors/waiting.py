"""What waits for one person before it becomes public."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, held
from thuocdo.apps.publications.models import Publication, Severity, State
from thuocdo.lib.prepared import Prepared
from thuocdo.lib.status import Status
from thuocdo.lib.work import Label, WorkItem
from thuocdo.vietnamese.sentence import Sentence

EARLY = Label("doc-truoc", Sentence("Đọc trước khi công bố", "Reading before publication"))
DRAFTS = Label("cong-bo", Sentence("Soạn công bố", "Preparing publications"))


def early_for(reader: int, at: datetime) -> QuerySet[Publication]:
    """Publications that the person was named to read before they are public. One query."""
    not_public = Q(state=State.DRAFT) | Q(embargo_until__gt=at)
    return Publication.objects.filter(not_public, readers__person=reader).select_related("scheme")


EARLY_FOR = Prepared(early_for, int, datetime)


def open_drafts() -> QuerySet[Publication]:
    """Drafts, each with ``failed``: findings that nobody has accepted yet. One query."""
    failed = Q(findings__severity=Severity.ERROR, findings__accepted_at__isnull=True)
    drafts = Publication.objects.filter(state=State.DRAFT).select_related("scheme")
    return drafts.annotate(failed=Count("findings", filter=failed))


def work_of(person: User, today: date) -> Iterator[WorkItem]:
    """What the workspace lists for one person. Three queries, two where grants are kept."""
    for row in EARLY_FOR.objects(person.pk, timezone.now()):
        yield early_item(row)
    if Permission.PREPARE_PUBLICATION in held(person, today=today):
        yield from map(draft_item, open_drafts())


def early_item(row: Publication) -> WorkItem:
    """A publication to be read before it is public."""
    until = row.embargo_until
    return WorkItem(
        key=f"publications.early:{row.pk}",
        title=Sentence(f"Đọc trước: {row.scheme}, {row.year}", f"Read: {row.scheme}, {row.year}"),
        why=Sentence(
            "Được nêu tên đọc trước khi công bố.", "Named to read it before it is public."
        ),
        url=reverse("publications:read_early", args=(row.pk,)),
        kind=EARLY,
        place=place_of(row),
        due_on=None if until is None else timezone.localdate(until),
        state=Status.WAITING,
    )


def draft_item(row: Publication) -> WorkItem:
    """A draft with what stands in its way."""
    failed = getattr(row, "failed", 0)
    why = Sentence("Bản nháp chưa công bố.", "A draft that is not public yet.")
    if failed:
        why = Sentence(
            f"Bản nháp; {failed} phép soát số chưa được chấp nhận.",
            f"A draft; {failed} number checks not accepted yet.",
        )
    return WorkItem(
        key=f"publications.draft:{row.pk}",
        title=Sentence(f"Công bố: {row.scheme}, {row.year}", f"Publish: {row.scheme}, {row.year}"),
        why=why,
        url=reverse("publications:publication", args=(row.pk,)),
        kind=DRAFTS,
        place=place_of(row),
        state=Status.DRAFT,
    )


def place_of(row: Publication) -> Label:
    """The index and its year."""
    title = f"{row.scheme}, {row.year}"
    return Label(f"{row.scheme.slug}-{row.year}", Sentence(title, title))

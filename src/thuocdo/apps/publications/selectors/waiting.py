"""What waits for one person before it becomes public."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from thuocdo.apps.accounts.models import User
from thuocdo.apps.publications.models import Publication, Severity, State


def early_for(person: User, at: datetime) -> QuerySet[Publication]:
    """Publications that the person was named to read before they are public. One query."""
    not_public = Q(state=State.DRAFT) | Q(embargo_until__gt=at)
    return Publication.objects.filter(not_public, readers__person=person).select_related("scheme")


def open_drafts() -> QuerySet[Publication]:
    """Drafts, each with ``failed``: findings that nobody has accepted yet. One query."""
    failed = Q(findings__severity=Severity.ERROR, findings__accepted_at__isnull=True)
    drafts = Publication.objects.filter(state=State.DRAFT).select_related("scheme")
    return drafts.annotate(failed=Count("findings", filter=failed))

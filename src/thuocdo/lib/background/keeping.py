"""Throwing away what was done long ago."""

from datetime import datetime, timedelta

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

KEPT = timedelta(days=30)


def prune(now: datetime) -> int:
    """Drop tasks that ended well more than 30 days ago; failures stay until somebody looks."""
    old = DBTaskResult.objects.filter(
        status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - KEPT
    )
    return old.delete()[0]

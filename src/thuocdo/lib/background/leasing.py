"""Who works on what, until when: claiming, renewing, giving back, taking from the dead."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from thuocdo.lib.background.errors import WorkerLost
from thuocdo.lib.background.models import Job
from thuocdo.vietnamese.sentence import Refusal, Sentence

Row: TypeAlias = DBTaskResult[Any, Any]
LOG = logging.getLogger(__name__)
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(hours=1)
FOURFOLD = 4
TROUBLE = Sentence(
    "Gặp lỗi; chi tiết có trong nhật ký máy chủ.",
    "Something went wrong; the server's log has the details.",
)


def lease() -> timedelta:
    """How long a worker may be silent before its task is taken by another."""
    return timedelta(seconds=settings.TASK_LEASE_SECONDS)


def waiting(now: datetime) -> QuerySet[Row]:
    """Tasks that can be begun, the most important first."""
    at_once_or_due = Q(run_after=get_date_max()) | Q(run_after__lte=now)
    return DBTaskResult.objects.filter(at_once_or_due, status=TaskResultStatus.READY)


def claim(worker: str, now: datetime) -> Job | None:
    """Take the next task for a worker, if there is one; the database lets one worker have it."""
    if not waiting(now).exists():
        return None
    with transaction.atomic():
        row = waiting(now).select_for_update(skip_locked=True).first()
        if row is None:
            return None
        row.claim(worker)
        job, _ = Job.objects.get_or_create(task=row)
        job.worker, job.leased_until = worker, now + lease()
        job.save(update_fields=["worker", "leased_until"])
        job.task = row
        return job


def renew(workers: Iterable[str], now: datetime) -> int:
    """The workers are alive: their leases run from now."""
    mine = Job.objects.filter(worker__in=list(workers), leased_until__isnull=False)
    return mine.update(leased_until=now + lease())


def still_mine(job: Job) -> Row | None:
    """The locked task of a job, unless another worker was given it."""
    held = Job.objects.select_for_update().filter(
        pk=job.pk, worker=job.worker, leased_until__isnull=False
    )
    if not held.exists():
        LOG.warning("task %s was given to another worker; this result is dropped", job)
        return None
    return DBTaskResult.objects.select_for_update().get(pk=job.task_id)


def succeed(job: Job, value: object) -> bool:
    """Write down that it is done; False if the lease was lost."""
    with transaction.atomic():
        row = still_mine(job)
        if row is None:
            return False
        row.set_successful(value)
        Job.objects.filter(pk=job.pk).update(worker="", leased_until=None, percent=100)
    return True


def fail(job: Job, error: BaseException, now: datetime) -> bool:
    """Write down what went wrong, and try again later if that can help."""
    with transaction.atomic():
        row = still_mine(job)
        if row is None:
            return False
        settle_failure(row, error, now)
    return True


def settle_failure(row: Row, error: BaseException, now: datetime) -> None:
    """Back into the queue after a while, or failed for good."""
    job = Job.objects.get(task=row)
    job.failures += 1
    job.worker, job.leased_until = "", None
    told = error.sentence if isinstance(error, Refusal) else TROUBLE
    job.message_vi, job.message_en = told.vi[:500], told.en[:500]
    job.save()
    row.set_failed(error)
    if isinstance(error, Refusal) or job.failures >= job.most_attempts:
        LOG.error("task %s failed for good", job, exc_info=error)
        return
    row.status, row.finished_at = TaskResultStatus.READY, None
    lost_only = isinstance(error, WorkerLost)  # most likely by a restart: no wait the first time
    row.run_after = now + wait(job.failures - lost_only)
    row.save(update_fields=["status", "finished_at", "run_after"])


def wait(failures: int) -> timedelta:
    """How long to wait after so many failures: none, 10 s, 40 s, 160 s … an hour."""
    times: int = FOURFOLD ** min(failures - 1, 10) if failures else 0
    return min(FIRST_WAIT * times, LONGEST_WAIT)


def reap(now: datetime) -> int:
    """Take tasks from workers that were silent for too long; return how many."""
    lost = Job.objects.filter(leased_until__lt=now, task__status=TaskResultStatus.RUNNING)
    if not lost.exists():
        return 0
    with transaction.atomic():
        jobs = list(lost.select_for_update(skip_locked=True, of=("self",)))
        for job in jobs:
            row = DBTaskResult.objects.select_for_update().get(pk=job.task_id)
            settle_failure(row, WorkerLost(f"worker {job.worker} fell silent"), now)
    return len(jobs)

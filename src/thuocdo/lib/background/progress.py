"""How far a long task is: written by the task, shown by pages that ask again and again."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from django_tasks import TaskResultStatus

from thuocdo.lib.background.models import Job
from thuocdo.vietnamese.sentence import Sentence

NOBODY = Sentence("", "")
current: ContextVar[Job | None] = ContextVar("current", default=None)


class Progress(NamedTuple):
    """What a page shows of a task."""

    percent: int
    message: Sentence  # what the task said last, or why it failed
    has_begun: bool
    is_over: bool
    has_failed: bool


@contextmanager
def working_on(job: Job) -> Iterator[None]:
    """What is reported inside belongs to this job."""
    token = current.set(job)
    try:
        yield
    finally:
        current.reset(token)


def report(done: int, total: int, message: Sentence = NOBODY) -> None:
    """Say how far the task is; does nothing outside the queue.

    Pages see it when the transaction ends, so call it between transactions. Costs one query when
    the whole percent or the message has changed, none else.
    """
    job = current.get()
    percent = 100 * done // total if total else 100
    if job is None or (job.percent, job.message) == (percent, message):
        return
    job.percent, job.message_vi, job.message_en = percent, message.vi[:500], message.en[:500]
    job.save(update_fields=["percent", "message_vi", "message_en"])


def progress_of(key: str) -> Progress | None:
    """The task that holds the key, or None if none was ever handed in. One query."""
    return progress_by_key([key]).get(key)


def progress_by_key(keys: Iterable[str]) -> dict[str, Progress]:
    """The same of several keys, without those under which none was handed in. One query."""
    jobs = Job.objects.select_related("task").filter(key__in=list(keys))
    return {job.key: seen(job) for job in jobs if job.key is not None}


def seen(job: Job) -> Progress:
    """What a page shows of this job."""
    status = job.task.status
    failed = status == TaskResultStatus.FAILED
    over = failed or status == TaskResultStatus.SUCCESSFUL
    return Progress(job.percent, job.message, status != TaskResultStatus.READY, over, failed)

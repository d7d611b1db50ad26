"""Handing a task to the queue, inside the transaction of what it is about."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from thuocdo.lib.background.models import MOST_ATTEMPTS, Job


def submit(
    task: Task[Any, Any],
    kwargs: Mapping[str, object],
    *,
    key: str | None = None,
    again: bool = False,
    attempts: int = MOST_ATTEMPTS,
) -> Job:
    """Put a task into the queue, once for each key; it is run after the transaction ends.

    Args:
        task: A module-level function with ``@task()`` of django_tasks. It must bear to be run
            again: a worker can be killed after its work and before it could say so.
        kwargs: What it is called with, as JSON has it.
        key: The matter, such as "mailing:12". Where it stands in the queue already or was done,
            that job is given back and nothing added.
        again: Only a job that has not begun yet stands in the way, for work like computing anew.
        attempts: How often it is tried before it counts as failed.
    """
    try:
        with transaction.atomic():
            standing = held(key, again=again) if key else None
            return standing or added(task, kwargs, key, attempts)
    except IntegrityError:  # another process was quicker
        return Job.objects.get(key=key)


def added(task: Task[Any, Any], kwargs: Mapping[str, object], key: str | None, most: int) -> Job:
    """A new row in the queue."""
    result = task.enqueue(**kwargs)
    return Job.objects.create(task_id=result.id, key=key, most_attempts=most)


def held(key: str, *, again: bool) -> Job | None:
    """The job that stands in the way; one that does not gives up its key.

    With ``again`` the task stays locked until the transaction ends, so that no worker begins it
    before it can see what was written.
    """
    job = Job.objects.filter(key=key).first()
    if job is None or not again:
        return job
    status = DBTaskResult.objects.select_for_update().get(pk=job.task_id).status
    if status == TaskResultStatus.READY:
        return job
    Job.objects.filter(pk=job.pk).update(key=None)
    return None

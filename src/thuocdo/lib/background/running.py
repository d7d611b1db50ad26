"""Running what waits in the queue."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django_tasks.base import TaskContext, TaskResult

from thuocdo.lib.background import leasing
from thuocdo.lib.background.models import Job
from thuocdo.lib.background.progress import working_on

LOG = logging.getLogger(__name__)
Clock = Callable[[], datetime]


def run_next(worker: str, clock: Clock) -> bool:
    """Run one task; False if none waits."""
    job = leasing.claim(worker, clock())
    if job is None:
        return False
    try:
        with working_on(job):
            value = call(job)
        leasing.succeed(job, value)
    except Exception as error:
        LOG.warning("task %s went wrong", job, exc_info=error)
        leasing.fail(job, error, clock())
    return True


def call(job: Job) -> object:
    """Call the function with what was handed in."""
    result = cast("TaskResult[Any]", job.task.task_result)
    task = job.task.task
    before = (TaskContext(task_result=result),) if task.takes_context else ()
    return task.call(*before, *result.args, **result.kwargs)


def run_waiting(worker: str, clock: Clock) -> int:
    """Run tasks until none waits; return how many."""
    count = 0
    while run_next(worker, clock):
        count += 1
    return count

"""Tasks for tests: what they were called with is kept in the module, or in a file."""

import os
import signal
import time
from pathlib import Path

from django_tasks import task

from thuocdo.lib.background import progress
from thuocdo.vietnamese.sentence import Refusal, Sentence

calls = []


@task()
def note(what):
    """Remember the call."""
    calls.append(what)
    return what


@task(takes_context=True)
def count_attempts(context):
    """Which attempt this is."""
    calls.append(context.attempt)


@task()
def break_down(times):
    """Fail the first times."""
    calls.append("tried")
    if len(calls) <= times:
        raise RuntimeError("x")


@task()
def refuse():
    """Say that it cannot be done."""
    calls.append("tried")
    raise Refusal("Không được.", "Not possible.")


@task()
def halfway():
    """Report and fail, so that what was reported stays to be seen."""
    progress.report(1, 2, Sentence("Được một nửa", "Half done"))
    calls.append(progress.current.get().percent)


@task()
def scheduled(at):
    """Remember the moment."""
    calls.append(at)


@task()
def die_the_first_time(path):
    """Kill the whole process once, and end well the second time."""
    lines = Path(path)
    with lines.open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    if len(lines.read_text(encoding="utf-8").split()) == 1:
        os.kill(os.getpid(), signal.SIGKILL)


@task()
def take_a_while(path, seconds):
    """Say when it begins and when it has ended."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write("begun\n")
        file.flush()
        time.sleep(seconds)
        file.write("ended\n")


@task()
def append(path, what):
    """Write a line to a file that several processes share."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{what}\n")

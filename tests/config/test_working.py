"""The worker as a program: killed, stopped, run once; and what it does every night."""

import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from django.db import OperationalError
from django.utils import timezone

from tests.config.conftest import OURS, ROOT
from tests.factories.audit import an_event, tamper
from tests.lib.background import sample
from thuocdo.config import nightly, working
from thuocdo.config.working import Hand
from thuocdo.lib.background import scheduling
from thuocdo.lib.background.models import Job
from thuocdo.lib.background.submitting import submit

SHELL = ("django", "shell", "--no-imports", "-c")
SUBMIT = (
    "from tests.lib.background import sample; "
    "from thuocdo.lib.background.submitting import submit; "
    "submit(sample.{task}, {kwargs}, key='k')"
)
STATE = (
    "from thuocdo.lib.background.models import Job; job = Job.objects.get(key='k'); "
    "print(job.task.status, len(job.task.worker_ids), job.failures)"
)
PATIENCE = 60  # seconds; only a worker that hangs needs them


class Worker:
    """``thuocdo work`` in a process of its own."""

    def __init__(self, folder, *words):
        known = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        mine = {"THUOCDO_DATA": str(folder), "THUOCDO_DEBUG": "1", "THUOCDO_TASK_LEASE": "1"}
        self.process = subprocess.Popen(  # noqa: S603  (our own program)
            [sys.executable, "-m", "thuocdo.config.command", "work", *words],
            env=known | mine,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def stop(self):
        self.process.terminate()
        return self.end()

    def end(self):
        self.process.communicate(timeout=PATIENCE)
        return self.process.returncode


def until(seen):
    """Wait for something that comes if all is well."""
    tries = 0
    while not seen():
        tries += 1
        assert tries < PATIENCE * 10
        time.sleep(0.1)


@pytest.fixture
def place(program, tmp_path):
    """A migrated site; returns its folder."""
    assert program("migrate").code == 0
    return tmp_path / "mot"


def lines(path):
    return path.read_text(encoding="utf-8").split() if path.exists() else []


@pytest.mark.slow
def test_the_task_of_a_killed_worker_is_taken_by_the_next(program, place):
    path = place / "pids"
    order = SUBMIT.format(task="die_the_first_time", kwargs={"path": str(path)})
    assert program(*SHELL, order).code == 0

    assert Worker(place).end() == -signal.SIGKILL
    time.sleep(1)  # its lease
    done = program("work", "--once", THUOCDO_TASK_LEASE="1")

    assert done.code == 0
    assert len(set(lines(path))) == 2
    assert program(*SHELL, STATE).out.strip() == "SUCCESSFUL 2 1"
    assert [each.suffix for each in (place / "backups").iterdir()] == [".zip"]
    assert (place / "public" / "current").is_symlink()


@pytest.mark.slow
@pytest.mark.thorough
def test_who_is_told_to_stop_ends_the_task_first(program, place):
    path = place / "lines"
    order = SUBMIT.format(task="take_a_while", kwargs={"path": str(path), "seconds": 2})
    program(*SHELL, order)
    worker = Worker(place)
    until(lambda: lines(path) == ["begun"])

    assert worker.stop() == 0
    assert lines(path) == ["begun", "ended"]


def test_a_failed_turn_is_logged_and_the_next_one_tries_again(caplog, monkeypatch):
    monkeypatch.setattr(working, "close_old_connections", lambda: None)
    stopped, turns = Event(), []

    def turn():
        turns.append(1)
        if len(turns) == 1:
            raise OperationalError("database is locked")
        if len(turns) == 2:
            return True
        stopped.set()
        return False

    working.repeat(Hand(turn, 0.0), stopped)

    assert len(turns) == 3
    assert "database is locked" in caplog.text


@pytest.mark.django_db
def test_the_worker_has_a_hand_for_everything(monkeypatch, settings):
    settings.TASK_LEASE_SECONDS = 120
    monkeypatch.setattr(scheduling, "schedules", {})
    monkeypatch.setattr(working, "write_public", lambda _now: 7)
    sample.calls.clear()
    submit(sample.note, {"what": "a"})

    hands = working.hands(["a", "b"], 15)

    assert [hand.pause for hand in hands] == [30.0, 5.0, 15, 1.0, 1.0]
    assert [hand.turn() for hand in hands] == [None, [], 7, True, False]
    assert sample.calls == ["a"]


def test_no_two_workers_are_called_the_same():
    assert len({working.name_of(0) for _ in range(9)}) == 9
    assert len(working.name_of(15)) <= 64


@pytest.mark.django_db
def test_a_night_leaves_one_backup_and_drops_old_ones(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    saved = []
    monkeypatch.setattr(nightly, "save", lambda path: saved.append(path.write_bytes(b"x")))

    first = date(2026, 3, 1)
    for night in range(16):
        nightly.nightly(first + timedelta(days=night))
    nightly.nightly(first + timedelta(days=15))

    names = sorted(each.name for each in (tmp_path / "backups").iterdir())
    assert (names[0], names[-1]) == ("thuocdo-2026-03-03.zip", "thuocdo-2026-03-16.zip")
    assert (len(names), len(saved)) == (14, 16)


@pytest.mark.django_db
@pytest.mark.parametrize("is_whole", [True, False])
def test_a_log_that_was_tampered_with_is_reported_at_night(
    settings, tmp_path, monkeypatch, caplog, is_whole
):
    settings.DATA = tmp_path
    monkeypatch.setattr(nightly, "save", Path.touch)
    an_event()
    if not is_whole:
        tamper(1, action="unit.moved")

    name = nightly.keep_night.call(at="2026-03-16T02:00:00+07:00")

    assert name == "thuocdo-2026-03-16.zip"
    assert ("audit chain" in caplog.text) is not is_whole


@pytest.mark.django_db
def test_the_night_comes_once_a_day(monkeypatch):
    monkeypatch.setattr(scheduling, "schedules", {})
    nightly.register_night()
    now = timezone.now()

    assert scheduling.tick(now) == ["nightly"]
    assert scheduling.tick(now) == []
    assert Job.objects.get().key.startswith("nightly:")

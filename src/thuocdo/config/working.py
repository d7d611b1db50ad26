"""The worker: tasks from the queue, the schedule, public pages written as files; one process."""

import argparse
import logging
import signal
import socket
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from os import getpid
from secrets import token_hex
from threading import Event, Thread
from typing import NamedTuple

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from thuocdo.cli.exits import Exit
from thuocdo.config.nightly import register_night
from thuocdo.config.pages import write_pages
from thuocdo.lib.background import leasing, running, scheduling
from thuocdo.lib.language import said
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.addresses import addresses
from thuocdo.web.portal.releasing import release
from thuocdo.web.portal.shelving import shelf

LOG = logging.getLogger(__name__)
LOOK, TICK = 1.0, 5.0  # seconds between two looks at an empty queue, at the schedule
BEATS = 4  # signs of life within one lease
STARTED = Sentence("Bộ chạy nền đã bắt đầu.", "The worker has started.")


class Hand(NamedTuple):
    """One thing that is done again and again until the worker stops."""

    turn: Callable[[], object]  # true: there was something to do, so look again at once
    pause: float  # seconds


def write_public(now: datetime) -> int:
    """Write what is public as files for the web server in front."""
    return write_pages(
        settings.DATA / "public", release(), addresses(shelf(now)), settings.ALLOWED_HOSTS[0]
    )


def work(args: argparse.Namespace) -> int:
    """Run until told to stop, then let tasks end; or see once to all that waits."""
    register_night()
    workers = [name_of(number) for number in range(args.tasks)]
    if args.once:
        return once(workers[0])
    stopped = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    sys.stdout.write(f"{said(STARTED)}\n")
    sys.stdout.flush()
    threads = [Thread(target=repeat, args=(hand, stopped)) for hand in hands(workers, args.every)]
    for thread in threads:
        thread.start()
    stopped.wait()
    for thread in threads:
        thread.join()
    return Exit.DONE


def name_of(number: int) -> str:
    """No other worker anywhere is called so."""
    return f"{socket.gethostname()[:30]}-{getpid()}-{token_hex(4)}-{number}"


def hands(workers: list[str], pages_every: float) -> list[Hand]:
    """All that goes on side by side."""
    return [
        Hand(lambda: beat(workers), leasing.lease().total_seconds() / BEATS),
        Hand(lambda: scheduling.tick(timezone.now()), TICK),
        Hand(lambda: write_public(timezone.now()), pages_every),
        *(Hand(partial(running.run_next, name, timezone.now), LOOK) for name in workers),
    ]


def beat(workers: list[str]) -> None:
    """Say that the workers are alive, and take over from those that are not."""
    leasing.renew(workers, timezone.now())
    leasing.reap(timezone.now())


def repeat(hand: Hand, stopped: Event) -> None:
    """Turn after turn; one that fails is logged and the next one tries again."""
    while not stopped.is_set():
        close_old_connections()
        if not attempt(hand.turn):
            stopped.wait(hand.pause)


def attempt(job: Callable[[], object]) -> bool:
    """Whether there was something to do; what went wrong is logged."""
    try:
        return bool(job())
    except Exception:
        LOG.exception("the worker could not finish a job")
        return False


def once(worker: str) -> int:
    """Everything that is due now, for closed networks that start the worker by their own clock."""
    leasing.reap(timezone.now())
    scheduling.tick(timezone.now())
    running.run_waiting(worker, timezone.now)
    write_public(timezone.now())
    return Exit.DONE

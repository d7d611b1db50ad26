"""The worker: written pages when something becomes public, a backup and a check every night."""

import argparse
import logging
import signal
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event

from django.conf import settings
from django.utils import timezone

from thuocdo.apps.audit import selectors as audit
from thuocdo.cli.exits import Exit
from thuocdo.config.backup.saving import save
from thuocdo.config.pages import write_pages
from thuocdo.lib.language import said
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.addresses import addresses
from thuocdo.web.portal.releasing import release
from thuocdo.web.portal.shelving import shelf

LOG = logging.getLogger(__name__)
NIGHT = 2  # o'clock, local time: backup and check
BACKUPS = 14  # kept
STARTED = Sentence("Bộ chạy nền đã bắt đầu.", "The worker has started.")


def write_public(now: datetime) -> int:
    """Write what is public as files for the web server in front."""
    return write_pages(
        settings.DATA / "public", release(), addresses(shelf(now)), settings.ALLOWED_HOSTS[0]
    )


def nightly(today: date) -> Path:
    """One backup of the day, old ones dropped; a log that was tampered with is reported."""
    folder = settings.DATA / "backups"
    folder.mkdir(exist_ok=True)
    path = folder / f"thuocdo-{today:%Y-%m-%d}.zip"
    if not path.exists():
        save(path)
    for old in sorted(folder.glob("thuocdo-*.zip"))[:-BACKUPS]:
        old.unlink()
    verdict = audit.verify()
    if not verdict.is_whole:
        LOG.critical("audit chain: %s", verdict)
    return path


def due(now: datetime, last: date | None) -> bool:
    """Whether the night's work of this day is still to be done."""
    local = timezone.localtime(now)
    return local.hour >= NIGHT and local.date() != last


def work(args: argparse.Namespace) -> int:
    """Run until told to stop; one failed turn is logged and the next one tries again."""
    stopped = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    sys.stdout.write(f"{said(STARTED)}\n")
    sys.stdout.flush()
    last: date | None = None
    while not stopped.is_set():
        now = timezone.now()
        attempt(lambda: write_public(timezone.now()))
        if due(now, last) and attempt(lambda: nightly(timezone.localdate())):
            last = timezone.localdate()
        stopped.wait(timedelta(seconds=args.every).total_seconds())
    return Exit.DONE


def attempt(job: Callable[[], object]) -> bool:
    """Whether the job ended well; what went wrong is logged."""
    try:
        job()
    except Exception:
        LOG.exception("the worker could not finish a job")
        return False
    return True

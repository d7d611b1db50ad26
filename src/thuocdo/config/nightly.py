"""What is done every night: a backup, a look at the log, what is no longer needed thrown away."""

import logging
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from thuocdo.apps.audit import selectors as audit
from thuocdo.apps.documents.selectors import forget_oldest_pages
from thuocdo.apps.documents.services import drop_expired
from thuocdo.apps.dossiers.services import drop_forgotten
from thuocdo.config.backup.saving import save
from thuocdo.lib.background.keeping import prune
from thuocdo.lib.background.scheduling import Schedule, daily, register

LOG = logging.getLogger(__name__)
NIGHT = 2  # o'clock, local time
BACKUPS = 14  # kept


@task()
def keep_night(at: str) -> str:
    """The night's work; run again it finds the backup there."""
    moment = datetime.fromisoformat(at)
    path = nightly(timezone.localdate(moment))
    prune(moment)
    drop_expired(at=moment)
    drop_forgotten(at=moment)
    forget_oldest_pages()
    return path.name


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


NIGHTLY = Schedule("nightly", keep_night, daily(NIGHT), late_until=timedelta(days=1))


def register_night() -> None:
    """Only the worker keeps nights; the pages need not know of it."""
    register(NIGHTLY)

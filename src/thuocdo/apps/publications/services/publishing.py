"""Freezing a draft: the file first, then the row that names it by its hash."""

import hashlib
import os
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission
from thuocdo.apps.audit import services as audit
from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.publications import selectors
from thuocdo.apps.publications.errors import NotReady
from thuocdo.apps.publications.models import Publication, State
from thuocdo.apps.publications.services.locking import locked_draft
from thuocdo.apps.results import selectors as results
from thuocdo.apps.rounds.services import finishing
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reporting.snapshots.bundle import write_bundle


@transaction.atomic
def publish(*, publication: Publication, by: User, at: datetime) -> Publication:
    """Freeze a draft for good; it is public at once, or when its embargo ends.

    A file without a row, left by a fault in between, is harmless: nothing names it.

    Raises:
        NotAllowed: the person may not publish for this authority.
        AlreadyPublished: it was published before.
        NotReady: what is to be done first, all of it.
    """
    row = locked_draft(publication, Permission.PUBLISH, by)
    obstacles = selectors.obstacles_to(row)
    if obstacles:
        raise NotReady(obstacles)
    row.snapshot_hash = freeze(bundle_of(row, at))
    row.state, row.published_at, row.published_by = State.PUBLISHED, at, by
    row.save()
    details = {
        "hash": row.snapshot_hash,
        "decision": row.decision_number,
        "decided_on": row.decided_on,
        "embargo_until": row.embargo_until,
        "version": row.version,
    }
    audit.record("publication.published", subject=row, by=by, at=at, details=details)
    if row.run is not None:
        finishing.published(edition=row.run.edition, year=row.year, by=by, at=at)
    return row


def bundle_of(row: Publication, at: datetime) -> bytes:
    """The reproducible bundle: results, edition, figures, and what recomputes them."""
    snapshot = selectors.draft_snapshot(row, at)
    if row.run is None:
        return write_bundle(snapshot, {}, FigureSet())
    files = indexsets.files_of(row.run.edition)
    snapshot = replace(snapshot, layers=results.layers_of(row.run))
    return write_bundle(snapshot, files, results.scored(row.run).figures)


def freeze(data: bytes) -> str:
    """Store a file under its SHA-256; it is whole under its name, or not there at all."""
    content_hash = hashlib.sha256(data).hexdigest()
    target = selectors.bundle_path(content_hash)
    if target.exists():
        selectors.verified_bytes(target, content_hash)
        return content_hash
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".part-", delete=False) as part:
        part.write(data)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).chmod(0o444)
    Path(part.name).rename(target)
    sync_folder(target.parent)
    return content_hash


def sync_folder(folder: Path) -> None:
    """The name of a new file is on the disk only once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

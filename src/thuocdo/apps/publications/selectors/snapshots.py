"""Frozen files, verified before they are read; and what a draft would freeze."""

import hashlib
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from thuocdo.apps.publications.errors import UnsoundFile
from thuocdo.apps.publications.models import Publication
from thuocdo.apps.publications.selectors.context import about_of
from thuocdo.apps.publications.selectors.corrections import corrections_between
from thuocdo.apps.publications.selectors.statements import stated_in
from thuocdo.apps.results import selectors as results
from thuocdo.reporting.snapshots.building import computed_snapshot
from thuocdo.reporting.snapshots.bundle import read_bundle
from thuocdo.reporting.snapshots.model import Snapshot
from thuocdo.reporting.snapshots.stating import stated_snapshot

KEPT = 64  # snapshots in memory; one of 60 units takes some ten megabytes


def bundle_path(content_hash: str) -> Path:
    """Where the frozen file of that SHA-256 lies."""
    return Path(settings.DATA) / "publications" / f"{content_hash}.zip"


def snapshot_of(publication: Publication) -> Snapshot:
    """What a published version says, from its frozen file; no query.

    Raises:
        UnsoundFile: the file is missing or was changed.
    """
    return read_verified(bundle_path(publication.snapshot_hash), publication.snapshot_hash)


@lru_cache(maxsize=KEPT)
def read_verified(path: Path, content_hash: str) -> Snapshot:
    """Read a file once a process; what is kept can no longer change."""
    return read_bundle(verified_bytes(path, content_hash))


def verified_bytes(path: Path, content_hash: str) -> bytes:
    """The bytes of a frozen file.

    Raises:
        UnsoundFile: the file is missing or was changed.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise UnsoundFile(path.name, is_missing=True) from None
    if hashlib.sha256(data).hexdigest() != content_hash:
        raise UnsoundFile(path.name, is_missing=False)
    return data


def draft_snapshot(publication: Publication, at: datetime | None = None) -> Snapshot:
    """What a draft would publish at that moment; computed anew from what its run holds."""
    snapshot = bare_snapshot(publication, at or timezone.now())
    if publication.replaces is None:
        return snapshot
    corrections = corrections_between(snapshot_of(publication.replaces), snapshot)
    return replace(snapshot, corrections=corrections)


def bare_snapshot(publication: Publication, at: datetime) -> Snapshot:
    """The same without what it corrects."""
    run = publication.run
    if run is None:
        stated = stated_in(publication.statement)
        codes = [one.unit.code for one in stated.units]
        return stated_snapshot(stated, about_of(publication, codes, at))
    scored = results.scored(run)
    return computed_snapshot(scored, about_of(publication, list(scored.figures.units), at))

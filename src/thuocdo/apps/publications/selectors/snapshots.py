"""Frozen files, verified before they are read; and what a draft would freeze."""

import hashlib
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from thuocdo.apps.publications.errors import UnsoundFile
from thuocdo.apps.publications.models import Publication
from thuocdo.apps.publications.selectors.context import about_of, facts_of, registered_units
from thuocdo.apps.publications.selectors.corrections import corrections_between
from thuocdo.apps.publications.selectors.statements import stated_in
from thuocdo.apps.results import selectors as results
from thuocdo.apps.results.models import Run
from thuocdo.reporting.snapshots.about import About, UnitFacts, event_lines
from thuocdo.reporting.snapshots.building import computed_snapshot
from thuocdo.reporting.snapshots.bundle import read_frozen
from thuocdo.reporting.snapshots.model import Decision, Snapshot, UnitLine
from thuocdo.reporting.snapshots.stating import stated_snapshot
from thuocdo.vietnamese.sentence import Sentence

OF_UNITS = ("units", "lineage")  # said in a form of their own
DRAFTS = 4  # of runs, in memory
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
    return read_frozen(verified_bytes(path, content_hash))


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


def early_snapshot(publication: Publication) -> Snapshot:
    """What a draft would publish, as far as a list of its figures says it. One query.

    Without lineage, findings and corrections.
    """
    run = publication.run
    if run is None:
        return draft_snapshot(publication)
    base = computed(run.pk, run.inputs_hash)
    year_end = date(publication.year, 12, 31)
    facts = {one.code: facts_of(one) for one in registered_units(list(base.units), year_end)}
    units = {code: registered(line, facts.get(code)) for code, line in base.units.items()}
    title = Sentence(publication.title, publication.title_en)
    return replace(base, title=title, year=publication.year, units=units)


def bare_snapshot(publication: Publication, at: datetime) -> Snapshot:
    """The same without what it corrects."""
    run = publication.run
    if run is None:
        stated = stated_in(publication.statement or {})
        codes = [one.unit.code for one in stated.units]
        return stated_snapshot(stated, about_of(publication, codes, at))
    base = computed(run.pk, run.inputs_hash)
    return dressed(base, about_of(publication, list(base.units), at))


@lru_cache(maxsize=DRAFTS)
def computed(pk: int, _inputs_hash: str) -> Snapshot:
    """Everything that follows from a run alone; checks, previews and publishing share it.

    A run never changes; the hash keeps a key that is used again from being taken for an old run.
    """
    run = Run.objects.select_related("edition__scheme").get(pk=pk)
    nothing = About(
        "", run.year, Decision("", run.created_at.date(), "", is_demo=True), run.created_at
    )
    return computed_snapshot(results.scored(run), nothing)


def dressed(base: Snapshot, about: About) -> Snapshot:
    """The same figures with what a publication says about them."""
    said = {name: value for name, value in about._asdict().items() if name not in OF_UNITS}
    units = {code: registered(line, about.units.get(code)) for code, line in base.units.items()}
    title = about.title or base.title
    return replace(
        base, **{**said, "title": title}, units=units, lineage=event_lines(about.lineage)
    )


def registered(line: UnitLine, facts: UnitFacts | None) -> UnitLine:
    """A unit with what the register adds."""
    if facts is None:
        return line
    known = {name: value for name, value in facts._asdict().items() if value is not None}
    return line._replace(**known)

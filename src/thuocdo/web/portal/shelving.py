"""Builds the shelf out of frozen publications; kept as long as nothing public changes."""

from collections import OrderedDict
from datetime import datetime
from threading import Lock

from thuocdo.apps.publications import selectors
from thuocdo.apps.publications.models import Publication
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.shelf import Published, Shelf, Version

KEPT = 2  # the present one, and one for requests that began before it changed
SHELVES: OrderedDict[str, Shelf] = OrderedDict()
LOCK = Lock()


def shelf(at: datetime) -> Shelf:
    """Everything that is public at the moment. Two queries; no file is read twice.

    Raises:
        UnsoundFile: a frozen file is missing or was changed.
    """
    rows = list(selectors.released(at))
    release = selectors.release(at, [row.snapshot_hash for row in rows])
    with LOCK:
        found = SHELVES.get(release)
        if found is None:
            found = SHELVES[release] = Shelf(release, published_in(rows))
            while len(SHELVES) > KEPT:
                SHELVES.popitem(last=False)
    return found


def published_in(rows: list[Publication]) -> tuple[Published, ...]:
    """The valid versions, each with all that are public of its year, newest first."""
    versions: dict[tuple[int, int], list[Publication]] = {}
    for row in rows:
        versions.setdefault((row.scheme_id, row.year), []).append(row)
    return tuple(published(of_year) for of_year in versions.values())


def published(versions: list[Publication]) -> Published:
    """One scheme and year; the first of its versions is valid."""
    valid = versions[0]
    scheme = valid.scheme
    return Published(
        snapshot=selectors.snapshot_of(valid),
        content_hash=valid.snapshot_hash,
        published_at=selectors.moment_of(valid),
        short=Sentence(scheme.short, scheme.short_en),
        authority=authority_of(valid),
        order=scheme.order,
        versions=tuple(
            Version(row.version, row.snapshot_hash, selectors.moment_of(row), row.reason)
            for row in versions
        ),
    )


def authority_of(valid: Publication) -> Sentence:
    """Who publishes the index; else who took the decision."""
    unit = valid.scheme.authority
    if unit is None:
        return Sentence(valid.decided_by, valid.decided_by)
    return Sentence(unit.name, unit.name_en or unit.name)

"""How a later run differs from what was published; nothing public follows from it."""

from decimal import Decimal
from typing import NamedTuple

from thuocdo.apps.publications.models import Publication
from thuocdo.apps.publications.selectors.corrections import corrections_between
from thuocdo.apps.publications.selectors.snapshots import draft_snapshot, snapshot_of
from thuocdo.apps.results import selectors as results
from thuocdo.apps.results.models import Run
from thuocdo.core.rounding import to_published
from thuocdo.reporting.snapshots.model import Correction, Snapshot
from thuocdo.vietnamese.sentence import Sentence

WHAT = {
    "points": Sentence("điểm", "points"),
    "total": Sentence("tổng điểm", "total"),
    "rank": Sentence("hạng", "rank"),
    "band": Sentence("xếp loại", "band"),
}


class Difference(NamedTuple):
    """One value with the names that people know it by; numbers stay numbers."""

    unit: Sentence
    code: str
    what: Sentence
    old: Decimal | str
    new: Decimal | str


def newer_run(publication: Publication) -> Run | None:
    """The latest run of the year, if it used other figures or another edition. One query."""
    known = publication.run
    latest = results.latest_run(publication.scheme, publication.year) if known else None
    if known is None or latest is None or latest.pk == known.pk:
        return None
    same = latest.inputs_hash, latest.edition_hash
    return None if same == (known.inputs_hash, known.edition_hash) else latest


def as_published(publication: Publication, run: Run) -> Snapshot:
    """What the run would say in the place of the publication's own."""
    as_if = Publication(
        scheme=publication.scheme,
        year=publication.year,
        run=run,
        title=publication.title,
        title_en=publication.title_en,
        pk=publication.pk,
    )
    return draft_snapshot(as_if)


def named_differences(publication: Publication, run: Run) -> list[Difference]:
    """Every value of the run that is not as it was published."""
    old, new = snapshot_of(publication), as_published(publication, run)
    units = {**old.units, **new.units}
    return [
        Difference(units[one.unit].title, one.code, WHAT[one.what], *pair(one, old.decimals))
        for one in corrections_between(old, new)
    ]


def pair(one: Correction, decimals: int) -> tuple[Decimal | str, Decimal | str]:
    """Old and new, rounded as the publication is; exact where they differ only beyond that."""
    exact = value(one, one.old), value(one, one.new)
    old, new = (
        to_published(each, decimals) if isinstance(each, Decimal) else each for each in exact
    )
    return exact if old == new else (old, new)


def value(one: Correction, text: str) -> Decimal | str:
    """A number to be written as the reader writes numbers; a dash where there is nothing."""
    if one.what == "band" or not text:
        return text or "–"
    return Decimal(text)

"""Editions of index sets that the public may read, as the core's objects."""

from collections.abc import Iterator

from thuocdo.apps.indexsets import selectors
from thuocdo.apps.indexsets.errors import NoSuchEdition
from thuocdo.apps.indexsets.models import Edition, EditionStatus
from thuocdo.core.errors import CoreRefusal
from thuocdo.core.index_set.editions import EditionComparison, ItemComparison, compare_editions
from thuocdo.core.index_set.model import IndexSet
from thuocdo.reporting.snapshots.model import Snapshot
from thuocdo.web.portal.shelf import Published, Shelf


def segment(snapshot: Snapshot) -> str:
    """The part of addresses that names the edition; the year where a document only states."""
    return snapshot.edition or str(snapshot.year)


def assessed_with(shelf: Shelf, slug: str, edition: str) -> list[Published]:
    """The published years of an edition, newest first."""
    years = shelf.by_scheme.get(slug, {})
    return [one for one in years.values() if segment(one.snapshot) == edition]


def public_set(slug: str, edition: str) -> IndexSet | None:
    """An issued or retired edition; drafts are nobody's business yet. Two queries at most."""
    try:
        found = selectors.edition_called(slug, edition)
    except NoSuchEdition:
        return None
    return selectors.index_set_of(found) if is_public(found) else None


def public_names() -> dict[str, list[str]]:
    """The editions of each scheme that the public may read, newest first. Two queries."""
    return {
        scheme.slug: [edition.name for edition in scheme.editions.all() if is_public(edition)]
        for scheme in selectors.schemes()
    }


def public_sets(slug: str) -> dict[str, IndexSet]:
    """All public editions of a scheme, by name. Two queries, and one for each never read here."""
    return {
        edition.name: selectors.index_set_of(edition)
        for scheme in selectors.schemes().filter(slug=slug)
        for edition in scheme.editions.all()
        if is_public(edition)
    }


def is_public(edition: Edition) -> bool:
    """Whether it was issued; a retired one stays readable."""
    return edition.status != EditionStatus.DRAFT


def differing(old: IndexSet, new: IndexSet) -> EditionComparison | None:
    """What differs; none where nobody wrote how one follows from the other."""
    try:
        return compare_editions(old, new)
    except CoreRefusal:
        return None


def items_of(comparison: EditionComparison, code: str, *, is_new: bool) -> Iterator[ItemComparison]:
    """The rows of a comparison that speak of a code on one of its sides."""
    for item in (*comparison.leaves, *comparison.groups):
        if code in {node.code for node in (item.new if is_new else item.old)}:
            yield item

"""Store an edition as a draft: from a folder, a criteria table or files that were read."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, reach, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.indexsets.errors import EditionNameTaken, SchemeNameTaken
from thuocdo.apps.indexsets.models import Edition, EditionFile, EditionStatus, Scheme
from thuocdo.apps.indexsets.services.drafting import Draft, draft_from_files, files_in
from thuocdo.apps.units.models import Unit
from thuocdo.core.index_set.model import IndexSet, Status
from thuocdo.reading.importing.documents import About, slug
from thuocdo.reading.importing.importing import import_table as read_criteria_table


class Names(NamedTuple):
    """What a scheme is called in public; an edition's files do not say it."""

    slug: str
    title: str
    title_en: str
    short: str
    short_en: str
    authority: Unit | None = None
    order: int = 0  # in menus


class Outcome(StrEnum):
    """What an import did."""

    CREATED = "created"
    REPLACED = "replaced"  # a draft of the same name
    SAME = "same"  # nothing was changed


class Stored(NamedTuple):
    """The edition, and what the import did to it."""

    edition: Edition
    outcome: Outcome


def import_folder(folder: Path, *, by: User | None, names: Names | None = None) -> Stored:
    """Store the edition in a folder as a draft.

    Args:
        folder: ``index_sets/<scheme>/<edition>``.
        by: Who; None is the operator at the command line of the machine itself.
        names: What a scheme that is not known yet is called; its own title if not given.

    Raises:
        InvalidIndexSet: it cannot be scored.
        EditionNameTaken: an issued edition of that name says something else.
    """
    return store(draft_from_files(files_in(folder)), by=by, names=names)


def import_table(
    source: str, *, about: About, by: User | None, names: Names | None = None
) -> Stored:
    """Store a criteria table (CSV, XLSX) as a draft.

    Raises:
        UnreadableTable: it does not make an index set.
        InvalidIndexSet: rules in it do not fit each other.
        EditionNameTaken: an issued edition of that name says something else.
    """
    made = read_criteria_table(source, about)
    return store(Draft(made.index_set, made.files, made.notes), by=by, names=names)


@transaction.atomic
def store(draft: Draft, *, by: User | None, names: Names | None = None) -> Stored:
    """Store what was read; the same content again changes nothing.

    Raises:
        NotAllowed: the person may not keep index sets of this authority.
        EditionNameTaken: an issued edition of that name says something else.
    """
    if by is not None:
        require(by, Permission.MANAGE_INDEX_SETS)
    scheme = scheme_of(draft.index_set, names, by)
    if by is not None:
        require(by, Permission.MANAGE_INDEX_SETS, scheme.place)
    found = Edition.objects.select_for_update().filter(scheme=scheme, name=draft.index_set.edition)
    edition = found.first()
    if edition and edition.content_hash == draft.index_set.content_hash:
        return Stored(edition, Outcome.SAME)
    if edition and not edition.is_draft:
        raise EditionNameTaken(draft.index_set.name)
    outcome = Outcome.REPLACED if edition else Outcome.CREATED
    before = edition.content_hash if edition else ""
    edition = written(edition or Edition(scheme=scheme), draft, by)
    audit.record(
        f"edition.{outcome}",
        subject=edition,
        by=by,
        details={"hash": edition.content_hash, "before": before, "files": sorted(draft.files)},
    )
    return Stored(edition, outcome)


def standing_of(draft: Draft) -> Outcome | None:
    """What storing the draft would do; None where an issued edition of that name forbids it."""
    index_set = draft.index_set
    found = Edition.objects.filter(scheme__folder=index_set.scheme, name=index_set.edition).first()
    if found is None:
        return Outcome.CREATED
    if found.content_hash == index_set.content_hash:
        return Outcome.SAME
    return Outcome.REPLACED if found.is_draft else None


def scheme_of(index_set: IndexSet, names: Names | None, by: User | None) -> Scheme:
    """The scheme of the edition's files, made where it is new; then its maker's place keeps it."""
    known = Scheme.objects.filter(folder=index_set.scheme).first()
    if known:
        return known
    title = index_set.title
    names = names or Names(slug(index_set.scheme), *title, title.vi[:80], title.en[:80])
    if Scheme.objects.filter(slug=names.slug).exists():
        raise SchemeNameTaken(names.slug)
    is_demo = index_set.status is Status.DEMO
    names = names._replace(authority=names.authority or home_of(by))
    return Scheme.objects.create(folder=index_set.scheme, is_demo=is_demo, **names._asdict())


def home_of(by: User | None) -> Unit | None:
    """The unit over which somebody keeps index sets; none for who keeps them everywhere."""
    places = reach(by, Permission.MANAGE_INDEX_SETS)
    if not places or None in places:
        return None
    return Unit.objects.filter(pk__in=[key for key in places if key is not None]).first()


def written(edition: Edition, draft: Draft, by: User | None) -> Edition:
    """The draft with its files, in the place of what was there."""
    index_set = draft.index_set
    edition.name, edition.status = index_set.edition, EditionStatus.DRAFT
    edition.content_hash, edition.years = index_set.content_hash, list(index_set.years)
    edition.is_official = index_set.status is Status.OFFICIAL
    edition.imported_by = by
    edition.save()
    edition.files.all().delete()
    EditionFile.objects.bulk_create(
        EditionFile(edition=edition, path=path, text=text) for path, text in draft.files.items()
    )
    return edition

"""Documents of a unit, found by number or by words without marks."""

from collections.abc import Iterable
from functools import reduce

from django.db.models import Prefetch, Q, QuerySet

from thuocdo.apps.documents.models import Document, DocumentFile, File
from thuocdo.apps.units.models import Unit
from thuocdo.vietnamese.folding import fold

LONGEST_QUERY = 200  # signs that are looked at


def documents() -> QuerySet[Document]:
    """All documents with what their rows show; three queries for any number."""
    versions = DocumentFile.objects.select_related("file", "added_by")
    return Document.objects.select_related("unit").prefetch_related(
        Prefetch("versions", queryset=versions)
    )


def documents_of(unit: Unit, *, with_withdrawn: bool = False) -> QuerySet[Document]:
    """A unit's register, the newest day first."""
    rows = documents().filter(unit=unit)
    return rows if with_withdrawn else rows.filter(withdrawn_at__isnull=True)


def search_documents(unit: Unit, query: str) -> QuerySet[Document]:
    """A unit's standing documents in which every word stands, with marks or without.

    Numbers are found by any part of them: ``112/BC``. An empty query finds all.
    """
    return containing(documents_of(unit), query)


def containing(rows: QuerySet[Document], query: str) -> QuerySet[Document]:
    """The documents in which every word stands."""
    words = fold(query[:LONGEST_QUERY]).split()
    return rows.filter(reduce(lambda all_, word: all_ & Q(folded__contains=word), words, Q()))


def newest_first(document: Document) -> list[DocumentFile]:
    """The versions of a document."""
    return sorted(document.versions.all(), key=lambda one: -one.number)


def same_file_elsewhere(file: File, unit: Unit) -> list[Document]:
    """Standing documents of other units whose newest version is the same file."""
    return [row for row in with_any_of([file]) if row.unit_id != unit.pk]


def with_any_of(files: Iterable[File]) -> list[Document]:
    """Standing documents that have one of the files as their newest version."""
    wanted = {file.pk for file in files}
    if not wanted:
        return []
    rows = documents().filter(versions__file__in=wanted, withdrawn_at__isnull=True).distinct()
    found = [row for row in rows if row.current and row.current.file_id in wanted]
    return sorted(found, key=lambda row: (row.unit.sort_key, row.pk))

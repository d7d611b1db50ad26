"""Where documents are used; the apps above say so by a function that they register."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from thuocdo.apps.documents.models import Document
from thuocdo.vietnamese.sentence import Sentence


class Use(NamedTuple):
    """A place where a document serves as evidence."""

    title: Sentence  # "3.3.1 Tỷ lệ hồ sơ thanh toán trực tuyến, vòng 2025"
    url: str  # of the page that uses it, in the reader's language; may be empty
    page: int | None = None  # the page that is cited


Finder = Callable[[Sequence[Document]], Mapping[int, Sequence[Use]]]
FINDERS: list[Finder] = []


def register_uses(finder: Finder) -> Finder:
    """Add a function that tells uses of documents by their keys; naming it twice adds it once.

    Call it in ``AppConfig.ready``. It gets many documents and must cost a constant number of
    queries.
    """
    if finder not in FINDERS:
        FINDERS.append(finder)
    return finder


def uses_of(documents: Iterable[Document]) -> dict[int, list[Use]]:
    """All uses of each document, by its key; none is an empty list."""
    rows = list(documents)
    found: dict[int, list[Use]] = {row.pk: [] for row in rows}
    for finder in FINDERS:
        for key, uses in finder(rows).items():
            found[key].extend(uses)
    return found


def uses(document: Document) -> list[Use]:
    """All uses of one document."""
    return uses_of([document])[document.pk]

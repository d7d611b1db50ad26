"""Who asks, and whether the register or the document is theirs to read or to work on."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, may, require
from thuocdo.apps.documents import selectors
from thuocdo.apps.documents.models import Document, DocumentFile, Upload
from thuocdo.apps.documents.permissions import require_reading, require_reading_register
from thuocdo.apps.units.models import Unit


def person(request: HttpRequest) -> User:
    """Who is signed in; views are behind ``login_required``."""
    assert isinstance(request.user, User)  # noqa: S101  (see above)
    return request.user


def register_to_read(request: HttpRequest, unit: int) -> Unit:
    """A unit, for those who may read its register."""
    found = get_object_or_404(Unit, pk=unit)
    require_reading_register(person(request), found)
    return found


def register_to_write(request: HttpRequest, unit: int) -> Unit:
    """A unit, for those who register its documents."""
    found = get_object_or_404(Unit, pk=unit)
    require(person(request), Permission.REGISTER_DOCUMENTS, found)
    return found


def may_write(request: HttpRequest, unit: Unit) -> bool:
    """Whether buttons that change something are shown."""
    return may(person(request), Permission.REGISTER_DOCUMENTS, unit)


def document_to_read(request: HttpRequest, pk: int) -> Document:
    """A document, for those who may read it."""
    found = get_object_or_404(selectors.documents(), pk=pk)
    require_reading(person(request), found)
    return found


def document_to_write(request: HttpRequest, pk: int) -> Document:
    """A document, for those who register the unit's documents."""
    found = get_object_or_404(selectors.documents(), pk=pk)
    require(person(request), Permission.REGISTER_DOCUMENTS, found.unit)
    return found


def upload_to_send(request: HttpRequest, pk: UUID) -> Upload:
    """An upload, for those who register the unit's documents."""
    found = get_object_or_404(Upload.objects.select_related("unit"), pk=pk)
    require(person(request), Permission.REGISTER_DOCUMENTS, found.unit)
    return found


def version_of(document: Document, number: int | None) -> DocumentFile:
    """A version by its number, or the newest.

    Raises:
        Http404: the document has no such version.
    """
    versions = selectors.newest_first(document)
    found = [one for one in versions if number is None or one.number == number]
    if not found:
        raise Http404
    return found[0]

"""The viewer: one page at a time, with its number in the address."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from thuocdo.apps.documents import selectors
from thuocdo.apps.documents.errors import NotShowable
from thuocdo.apps.documents.models import DocumentFile
from thuocdo.apps.documents.views.access import document_to_read, version_of
from thuocdo.lib.digits import whole
from thuocdo.lib.language import said
from thuocdo.lib.storing.store import bytes_of

BESIDE = "1"  # ?khung=1: without the frame of the site, for the side of another page
MOST_DIGITS = 6


@require_safe
@login_required
def view_document(request: HttpRequest, pk: int) -> HttpResponse:
    """One page of a version, alone or beside something else."""
    row = document_to_read(request, pk)
    is_beside = request.GET.get("khung") == BESIDE
    context: dict[str, object] = {"document": row, "unit": row.unit, "is_beside": is_beside}
    if row.current is not None:
        version = version_of(row, asked(request, "ban"))
        context |= {"version": version, **shown(version, asked(request, "trang") or 1, is_beside)}
    name = "documents/_viewer.html" if is_beside else "documents/viewer.html"
    status = 422 if "problem" in context else 200
    return render(request, name, context, status=status)


def shown(version: DocumentFile, number: int, is_beside: bool) -> dict[str, object]:  # noqa: FBT001
    """The page, or why it cannot be shown."""
    try:
        page = selectors.page_of(version, number)
    except NotShowable as refused:
        return {"problem": said(refused.sentence)}

    def address(to: int) -> str:
        return address_of(version, to, is_beside=is_beside) if 1 <= to <= page.pages else ""

    return {"page": page, "before": address(page.page - 1), "after": address(page.page + 1)}


def address_of(version: DocumentFile, number: int, *, is_beside: bool) -> str:
    """Where a page of a version is shown."""
    words = {"trang": number, "ban": version.number} | ({"khung": BESIDE} if is_beside else {})
    return f"{reverse('documents:view', args=[version.document_id])}?{urlencode(words)}"


def asked(request: HttpRequest, name: str) -> int | None:
    """A positive number of the address; None where it is anything else."""
    return whole(request.GET.get(name, ""), MOST_DIGITS) or None


@require_safe
@login_required
def page_picture(request: HttpRequest, pk: int, version: int, page: int) -> HttpResponse:
    """The picture of a page."""
    row = document_to_read(request, pk)
    found = version_of(row, version)
    picture = selectors.picture_of(found, page) if len(str(page)) <= MOST_DIGITS else None
    if picture is None:
        raise Http404
    headers = {"Cache-Control": "private, no-store"}
    return HttpResponse(picture, content_type="image/png", headers=headers)


@require_safe
@login_required
def save_file(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """The bytes, to be saved and never opened inside a page."""
    row = document_to_read(request, pk)
    found = version_of(row, version)
    content = bytes_of(found.file.sha256)
    response = HttpResponse(content, content_type=found.file.media_type)
    disposition = content_disposition_header(as_attachment=True, filename=found.name)
    response["Content-Disposition"] = disposition or "attachment"
    return response

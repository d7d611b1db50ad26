"""The open data page, its tables as files, and the frozen bundles."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from thuocdo.apps.publications import selectors
from thuocdo.lib.language import language
from thuocdo.lib.pages import public_page
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.files.about import LICENCE_ADDRESS, POINTS, About, about, same
from thuocdo.web.portal.files.answering import file_response
from thuocdo.web.portal.files.forms import TABLES, Form
from thuocdo.web.portal.open_data.catalogue import Entry, catalogue_sheet, entries
from thuocdo.web.portal.open_data.dictionary import dictionary
from thuocdo.web.portal.open_data.tables import BY_SLUG
from thuocdo.web.portal.present import present_shelf
from thuocdo.web.portal.shelf import Published, Shelf
from thuocdo.web.portal.showing import address, shown
from thuocdo.web.portal.tracing.words import NONE

CATALOGUE = Sentence(
    "Mọi kết quả đã công bố: mỗi dòng một chỉ số và năm, kèm gói tái lập và mã băm",
    "All published results: a row an index and year, with its bundle and hash",
)


@require_safe
@public_page
def show_open_data(request: HttpRequest, *, form: Form | None = None) -> HttpResponse:
    """Everything that can be taken away, as a page or as a list for programs."""
    return open_data_page(request, present_shelf(), form)


def open_data_page(request: HttpRequest, shelf: Shelf, form: Form | None) -> HttpResponse:
    """The list of datasets."""
    found, here = entries(shelf, size_of), address(request, "open_data")
    if form is not None:
        sheet = catalogue_sheet(found, lambda one: bundle_address(request, one))
        told = About(sheet.title, NONE, CATALOGUE, same("Thước Đo"), same(shelf.release), here)
        return file_response(sheet, form, f"danh-muc-{language()}", told)
    return shown(request, "portal/open_data.html", context(found, here))


def context(found: list[Entry], here: str) -> dict[str, object]:
    """What the page shows."""
    return {
        "section": "data",
        "entries": found,
        "units": sum(len(one.published.snapshot.scores) for one in found),
        "errata": [(one.published, each) for one in found for each in one.errata],
        "dictionary": dictionary(),
        "licence": LICENCE_ADDRESS,
        "forms": TABLES,
        "here": here,
    }


def size_of(content_hash: str) -> int | None:
    """Bytes of a frozen file; none where it cannot be seen."""
    try:
        return selectors.bundle_path(content_hash).stat().st_size
    except OSError:
        return None


def bundle_address(request: HttpRequest, one: Published) -> str:
    """Where the frozen bundle can be taken from."""
    return request.build_absolute_uri(reverse("portal:bundle", args=(one.slug, one.year)))


@require_safe
@public_page
def send_table(
    request: HttpRequest, *, slug: str, year: int, table: str, form: Form
) -> HttpResponse:
    """One table of an index and year."""
    one, chosen = present_shelf().find(slug, year), BY_SLUG.get(table)
    if one is None or chosen is None or form is Form.SVG:
        raise Http404
    sheet = chosen.of(one)
    where = request.build_absolute_uri(f"{reverse('portal:open_data')}/{slug}/{year}/{table}")
    told = about(one, sheet.title, chosen.definition, where, POINTS)
    return file_response(sheet, form, f"{slug}-{year}-{table}-{language()}", told)


@require_safe
@public_page
def send_bundle(request: HttpRequest, *, slug: str, year: int) -> HttpResponse:
    """The frozen file itself, byte for byte; ``?phien-ban=1`` an earlier version."""
    one = present_shelf().find(slug, year)
    if one is None:
        raise Http404
    number, digest = version_of(one, request.GET.get("phien-ban", ""))
    content = selectors.verified_bytes(selectors.bundle_path(digest), digest)
    response = HttpResponse(content, content_type="application/zip")
    response["ETag"] = f'"{digest}"'
    response["Content-Disposition"] = f'attachment; filename="{slug}-{year}-v{number}.zip"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def version_of(one: Published, asked: str) -> tuple[int, str]:
    """Number and hash of the asked version; of the valid one where none is asked.

    Raises:
        Http404: there is no such version.
    """
    if not asked:
        return one.snapshot.version, one.content_hash
    for version in one.versions:
        if str(version.number) == asked:
            return version.number, version.content_hash
    raise Http404

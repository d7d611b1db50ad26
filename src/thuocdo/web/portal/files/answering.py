"""Answer an address that ends in .csv, .xlsx, .json or .svg."""

from django.http import Http404, HttpRequest, HttpResponse

from thuocdo.lib.addresses import with_query
from thuocdo.reporting.sheets import Sheet
from thuocdo.web.portal.files.about import About
from thuocdo.web.portal.files.forms import MEDIA, Form
from thuocdo.web.portal.files.written import with_ending, written

SAVED = frozenset({Form.CSV, Form.XLSX})  # a browser saves these, and shows the others


def file_response(sheet: Sheet, form: Form, name: str, about: About) -> HttpResponse:
    """The table as a file; ``name`` is its name without the ending.

    Anybody may read it from any page: it is open data.

    Raises:
        Http404: a table is no picture.
    """
    if form is Form.SVG:
        raise Http404
    response = answered(written(sheet, form, about), form, name)
    if form is Form.CSV:
        described = with_ending(about.address, Form.DESCRIPTION)
        response["Link"] = f'<{described}>; rel="describedby"'
    return response


def picture_response(svg: str, name: str) -> HttpResponse:
    """A chart as a file of its own, with its colours and title inside."""
    return answered(svg.encode(), Form.SVG, name)


def answered(content: bytes, form: Form, name: str) -> HttpResponse:
    """The bytes with what they are and what to call them."""
    response = HttpResponse(content, content_type=MEDIA[form])
    kind = "attachment" if form in SAVED else "inline"
    response["Content-Disposition"] = f'{kind}; filename="{name}.{form}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def page_address(request: HttpRequest, path: str) -> str:
    """The absolute address of a page, with the state that its query holds."""
    query = request.META.get("QUERY_STRING", "")
    return request.build_absolute_uri(with_query(path, query))

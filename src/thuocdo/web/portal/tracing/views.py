"""The chain of a number and its badge; neither needs more than what is published."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from thuocdo.lib.language import language
from thuocdo.lib.pages import public_page
from thuocdo.reporting.sheets import Sheet
from thuocdo.reporting.snapshots.layer_words import in_words
from thuocdo.reporting.snapshots.model import Correction
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.editions import segment
from thuocdo.web.portal.files.about import about
from thuocdo.web.portal.files.answering import file_response, picture_response
from thuocdo.web.portal.files.forms import TABLES, Form
from thuocdo.web.portal.present import present_shelf
from thuocdo.web.portal.ranking.errata import WHAT, shown_value
from thuocdo.web.portal.ranking.naming import block_title
from thuocdo.web.portal.showing import address, shown
from thuocdo.web.portal.tracing import words
from thuocdo.web.portal.tracing.badge import badge_picture, square_code
from thuocdo.web.portal.tracing.sheets import chain_sheet, number_sheet
from thuocdo.web.portal.tracing.subject import Subject, find, named


@require_safe
@public_page
def show_trace(
    request: HttpRequest, *, slug: str, year: int, unit: str, code: str, form: Form | None = None
) -> HttpResponse:
    """The chain as a page, as a panel inside a page, or as a file."""
    subject = find(present_shelf(), slug, year, unit, code)
    if subject is None:
        return unknown(request, f"{slug}:{year}:{unit}:{code}")
    return trace_page(request, subject, form)


def trace_page(request: HttpRequest, subject: Subject, form: Form | None) -> HttpResponse:
    """The chain of a known number."""
    one = subject.published
    here = address(request, "trace", one.slug, one.year, subject.unit.code, subject.code)
    if form is not None:
        return as_file(chain_sheet(subject), form, subject, here)
    is_panel = request.headers.get("HX-Request") == "true"
    template = "portal/_trace_panel.html" if is_panel else "portal/trace.html"
    return shown(request, template, chain_context(request, subject, here))


def chain_context(request: HttpRequest, subject: Subject, here: str) -> dict[str, object]:
    """What the chain shows, as page and as panel."""
    return {
        "section": "unit",
        "subject": subject,
        "parts": list(subject.below() if subject.node else whole_parts(subject)),
        "heading": words.heading(subject),
        "told": words.points_told(subject),
        "summed": words.sum_sentence(subject),
        "state": words.state_of(subject),
        "method": words.method_of(subject),
        "layer": words.layer_of(subject),
        "role": words.role_of(subject),
        "layers": list(in_words(subject.layers)),
        "here": here,
        "badge": address(request, "number", subject.id),
        "edition": segment(subject.published.snapshot),
        "try": tried_figures(subject),
        "forms": TABLES,
    }


def whole_parts(subject: Subject) -> list[tuple[int, Subject]]:
    """Of the whole only the domains: each has a chain of its own."""
    return [(1, part) for part in subject.parts()]


def tried_figures(subject: Subject) -> dict[str, str]:
    """The unit's figures, to begin with where values can be tried."""
    if subject.leaf is None or subject.leaf.gain is None:
        return {}
    return {figure.name: typed(figure.value) for figure in subject.leaf.figures}


def typed(value: str) -> str:
    """A figure as a reader would type it: a decimal comma is never taken for thousands."""
    is_number = value.replace(".", "", 1).removeprefix("-").isdecimal()
    return value.replace(".", ",") if is_number else value


@require_safe
@public_page
def show_number(request: HttpRequest, *, id: str, form: Form | None = None) -> HttpResponse:  # noqa: A002  (as addresses call it)
    """One number that explains itself, as a page, a file or a picture."""
    subject = named(present_shelf(), id)
    return unknown(request, id) if subject is None else number_page(request, subject, form)


def number_page(request: HttpRequest, subject: Subject, form: Form | None) -> HttpResponse:
    """The badge of a known number."""
    here = address(request, "number", subject.id)
    if form is Form.SVG:
        return picture_response(badge_picture(subject, here), file_name(subject))
    if form is not None:
        return as_file(number_sheet(subject), form, subject, here)
    return shown(request, "portal/number.html", number_context(request, subject, here))


def number_context(request: HttpRequest, subject: Subject, here: str) -> dict[str, object]:
    """What the badge shows."""
    one = subject.published
    return {
        "section": "unit",
        "subject": subject,
        "heading": words.heading(subject),
        "told": words.points_told(subject),
        "what": words.of_what(subject),
        "state": words.state_of(subject),
        "block_title": block_title(subject.unit.block),
        "here": here,
        "trace": address(request, "trace", one.slug, one.year, subject.unit.code, subject.code),
        "citation": words.citation(subject, here),
        "corrections": [corrected(subject, change) for change in subject.corrections],
        "square": square_code(here),
        "forms": (*TABLES, Form.SVG),
    }


def corrected(subject: Subject, change: Correction) -> dict[str, Sentence]:
    """One correction of this number, as people read it."""
    decimals = subject.published.snapshot.decimals
    return {
        "what": WHAT[change.what],
        "old": shown_value(change, change.old, decimals),
        "new": shown_value(change, change.new, decimals),
    }


def as_file(sheet: Sheet, form: Form, subject: Subject, here: str) -> HttpResponse:
    """A sheet about one number."""
    definition = subject.node.rule if subject.node and subject.node.rule.vi else DEFINITION
    told = about(subject.published, sheet.title, definition, here)
    return file_response(sheet, form, file_name(subject), told)


DEFINITION = Sentence(
    "Điểm đạt được theo quy tắc của phiên bản bộ chỉ số; để trống là không có điểm, không phải 0",
    "Points earned under the rules of the edition; empty means no points, which is not zero",
)


def file_name(subject: Subject) -> str:
    """The id in letters that every system allows."""
    return f"{subject.id.replace(':', '-')}-{language()}"


def unknown(request: HttpRequest, identity: str) -> HttpResponse:
    """Say that there is no such number, and where to look."""
    context = {"section": "unit", "identity": identity}
    return shown(request, "portal/number_unknown.html", context, status=404)

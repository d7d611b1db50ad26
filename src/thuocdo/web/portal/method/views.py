"""Method pages, notices, editions and their differences."""

from itertools import pairwise

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from thuocdo.core.index_set.editions import EditionComparison
from thuocdo.core.index_set.model import IndexSet
from thuocdo.lib.language import language
from thuocdo.lib.pages import public_page
from thuocdo.reporting.index_set_sheets import comparison_sheet, tree_sheet
from thuocdo.reporting.sheets import Sheet
from thuocdo.reporting.sheets import shown as cell_text
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.editions import assessed_with, differing, public_names, public_set
from thuocdo.web.portal.files.about import POINTS, About, same
from thuocdo.web.portal.files.answering import file_response
from thuocdo.web.portal.files.forms import TABLES, Form
from thuocdo.web.portal.method import words
from thuocdo.web.portal.method.prose import NOTICES, PAGES, prose
from thuocdo.web.portal.method.tree import tree_rows
from thuocdo.web.portal.present import present_shelf
from thuocdo.web.portal.showing import address, shown

BETWEEN = ".."  # two editions in an address
RULES = Sentence(
    "Cây tiêu chí, điểm tối đa và quy tắc tính điểm của một phiên bản bộ chỉ số",
    "The tree of criteria, maximum points and rules of one edition of an index set",
)
CHANGES = Sentence(
    "Từng mục khác nhau giữa hai phiên bản; mục giữ nguyên không liệt kê",
    "Every item that differs between two editions; kept items are not listed",
)


@require_safe
@public_page
def list_methods(request: HttpRequest) -> HttpResponse:
    """All method pages, and all editions with what changed between them."""
    shelf = present_shelf()
    names = public_names()
    schemes = [
        (next(iter(years.values())), names.get(slug, [])) for slug, years in shelf.by_scheme.items()
    ]
    context = {
        "section": "method",
        "pages": [prose(name, language()) for name in PAGES],
        "schemes": [(one, found, pairs(found)) for one, found in schemes if found],
    }
    return shown(request, "portal/method.html", context)


def pairs(names: list[str]) -> list[tuple[str, str]]:
    """Each edition with the one after it, newest first."""
    return [(old, new) for new, old in pairwise(names)]


@require_safe
@public_page
def show_method(request: HttpRequest, *, name: str) -> HttpResponse:
    """One method page."""
    if name not in PAGES:
        raise Http404
    return prose_page(request, name)


@require_safe
@public_page
def show_page(request: HttpRequest, *, name: str) -> HttpResponse:
    """Help, accessibility, privacy."""
    if name not in NOTICES:
        raise Http404
    return prose_page(request, name)


def prose_page(request: HttpRequest, name: str) -> HttpResponse:
    """A page of prose with the ways to the others."""
    is_method = name in PAGES
    context = {
        "section": "method" if is_method else "",
        "page": prose(name, language()),
        "others": [prose(other, language()) for other in PAGES] if is_method else [],
    }
    return shown(request, "portal/method_page.html", context)


@require_safe
@public_page
def show_edition(
    request: HttpRequest, *, slug: str, edition: str, form: Form | None = None
) -> HttpResponse:
    """The rules of an edition; or, of ``2024..2025``, what differs."""
    old, is_pair, new = edition.partition(BETWEEN)
    sets = [public_set(slug, name) for name in ([old, new] if is_pair else [edition])]
    known = [one for one in sets if one is not None]
    if len(known) < len(sets):
        raise Http404
    here = address(request, "method_edition", slug, edition)
    if is_pair:
        older, newer = sorted(known, key=lambda one: one.in_force_from)
        return difference_page(request, slug, (older, newer), form)
    if form is not None:
        return as_file(tree_sheet(known[0]), form, known[0], (RULES, here))
    context = tree_context(slug, known[0]) | {
        "is_published": bool(assessed_with(present_shelf(), slug, edition)),
        "here": here,
    }
    return shown(request, "portal/method_edition.html", context)


def tree_context(slug: str, index_set: IndexSet) -> dict[str, object]:
    """What the page of an edition shows."""
    return {
        "section": "method",
        "slug": slug,
        "index_set": index_set,
        "heading": words.heading(index_set),
        "facts": list(words.facts(index_set)),
        "rows": tree_rows(index_set),
        "forms": TABLES,
    }


def difference_page(
    request: HttpRequest, slug: str, sets: tuple[IndexSet, IndexSet], form: Form | None
) -> HttpResponse:
    """What differs between two editions."""
    old, new = sets
    pair = f"{old.edition}{BETWEEN}{new.edition}"
    here = address(request, "method_edition", slug, pair)
    comparison = differing(old, new)
    if comparison and form is not None:
        return as_file(comparison_sheet(comparison), form, new, (CHANGES, here))
    context = {
        "section": "method",
        "slug": slug,
        "old": old,
        "new": new,
        "comparison": comparison,
        "heading": words.difference(comparison) if comparison else None,
        "rows": difference_rows(comparison) if comparison else [],
        "shifts": [s for s in comparison.domains if s.change] if comparison else [],
        "here": here,
        "forms": TABLES,
    }
    return shown(request, "portal/method_difference.html", context)


def difference_rows(comparison: EditionComparison) -> list[list[str]]:
    """The cells of the table, in the language of the reader."""
    sheet = comparison_sheet(comparison)
    return [
        [
            cell_text(value, column, language())
            for value, column in zip(row, sheet.columns, strict=True)
        ]
        for row in sheet.rows
    ]


def as_file(
    sheet: Sheet, form: Form, index_set: IndexSet, told: tuple[Sentence, str]
) -> HttpResponse:
    """Rules or differences as a file; its version is the edition's hash."""
    definition, here = told
    version = same(f"{index_set.name}, SHA-256 {index_set.content_hash}")
    source = same(index_set.legal_basis)
    about = About(sheet.title, POINTS, definition, source, version, here)
    return file_response(sheet, form, f"{index_set.name.replace('/', '-')}-{language()}", about)

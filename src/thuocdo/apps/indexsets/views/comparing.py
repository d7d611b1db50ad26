"""Two editions side by side, as a page and as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.indexsets import selectors
from thuocdo.apps.indexsets.errors import NoSuchEdition
from thuocdo.apps.indexsets.models import Edition
from thuocdo.apps.indexsets.views.files import file_of
from thuocdo.core.index_set.editions import Change, EditionComparison, compare_editions
from thuocdo.reporting.index_set_sheets import comparison_sheet

OLD, NEW = "cu", "moi"  # in the address: scheme/edition


@require_safe
@needed(Permission.READ_INDEX_SETS)
def compare(request: HttpRequest) -> HttpResponse:
    """The choice of two editions, and their difference once both are chosen."""
    context: dict[str, object] = {
        "schemes": selectors.schemes(),
        "old_name": request.GET.get(OLD, ""),
        "new_name": request.GET.get(NEW, ""),
    }
    if context["old_name"] and context["new_name"]:
        comparison = comparison_in(request)
        context |= {
            "comparison": comparison,
            "rows": selectors.difference_rows(comparison),
            "kept": comparison.count(Change.KEPT),
            "query": request.GET.urlencode(),
        }
    return render(request, "indexsets/compare.html", context)


@require_safe
@needed(Permission.READ_INDEX_SETS)
def compare_file(request: HttpRequest, form: str) -> HttpResponse:
    """What differs, as a file; items that were kept are only counted."""
    comparison = comparison_in(request)
    name = f"so-sanh-{comparison.old.edition}-{comparison.new.edition}"
    return file_of(comparison_sheet(comparison), form, name)


def comparison_in(request: HttpRequest) -> EditionComparison:
    """The comparison that the address asks for."""
    old, new = named(request.GET.get(OLD, "")), named(request.GET.get(NEW, ""))
    return compare_editions(selectors.index_set_of(old), selectors.index_set_of(new))


def named(text: str) -> Edition:
    """The edition called ``scheme/edition``."""
    scheme, slash, name = text.partition("/")
    if not slash:
        raise NoSuchEdition(text)
    return selectors.edition_called(scheme, name)

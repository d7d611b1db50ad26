"""Views of units: the list, and one unit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def list_units(_request: HttpRequest) -> HttpResponse:
    """All units by block."""
    raise Http404


@require_safe
def show_unit(_request: HttpRequest, code: str) -> HttpResponse:
    """One unit."""
    raise Http404(code)

"""View of the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thuocdo.lib.pages import public_page
from thuocdo.web.portal.present import present_shelf
from thuocdo.web.portal.search.page import search_page


@require_safe
@public_page
def show_search(request: HttpRequest) -> HttpResponse:
    """Units and criteria for ``?q=``; htmx gets the list alone."""
    page = search_page(present_shelf(), request.GET.get("q", ""), timezone.localdate())
    template = (
        "portal/_search_hits.html"
        if request.headers.get("HX-Request") == "true"
        else "portal/search.html"
    )
    return render(request, template, {"page": page})

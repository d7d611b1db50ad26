"""Show a page of the portal: in the frame of the site, or bare for a frame of another site."""

from collections.abc import Callable, Mapping
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thuocdo.web.portal.ranking.framing import framed

bare = cast("Callable[..., HttpResponse]", framed)  # its decorators forget what it takes
EMBEDDED = "nhung"  # ?nhung=1 in an address


def is_embedded(request: HttpRequest) -> bool:
    """Whether the page is to stand in a frame of another site."""
    return request.GET.get(EMBEDDED) == "1"


def shown(
    request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """The page; an embedded one may stand in any site's frame, all others in none."""
    if is_embedded(request) and status == 200:
        return bare(request, template, {**context, "is_embedded": True})
    return render(request, template, {**context, "layout": "base.html"}, status=status)


def address(request: HttpRequest, name: str, *parts: object) -> str:
    """The absolute address of a page of the portal, in the language of the reader."""
    return request.build_absolute_uri(reverse(f"portal:{name}", args=parts))

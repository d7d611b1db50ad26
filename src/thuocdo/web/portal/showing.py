"""Show a page of the portal: in the frame of the site, or bare for a frame of another site."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

EMBEDDED = "nhung"  # ?nhung=1 in an address


def is_embedded(request: HttpRequest) -> bool:
    """Whether the page is to stand in a frame of another site."""
    return request.GET.get(EMBEDDED) == "1"


def shown(
    request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """The page; an embedded one may stand in any site's frame, all others in none."""
    embedded = is_embedded(request)
    layout = "embed.html" if embedded else "base.html"
    response = render(
        request, template, {**context, "layout": layout, "is_embedded": embedded}, status=status
    )
    if embedded:
        response._csp_replace = {"frame-ancestors": ["*"]}  # type: ignore[attr-defined]  # noqa: SLF001  (as django-csp's decorators do)
        response.xframe_options_exempt = True  # type: ignore[attr-defined]  (as Django's decorator)
    return response


def address(request: HttpRequest, name: str, *parts: object) -> str:
    """The absolute address of a page of the portal, in the language of the reader."""
    return request.build_absolute_uri(reverse(f"portal:{name}", args=parts))

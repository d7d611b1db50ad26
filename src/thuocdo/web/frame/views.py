"""Views of the frame; they know nothing of results."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_safe

from thuocdo import __version__
from thuocdo.lib.display import SIZES, TEXT, THEME, THEMES

YEAR = 365 * 24 * 3600  # seconds


@require_GET
def set_display(request: HttpRequest) -> HttpResponse:
    """Keep text size or theme in a cookie and lead back; nothing else is changed."""
    back = request.GET.get("ve", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    for name, known in ((TEXT, SIZES), (THEME, THEMES)):
        value = request.GET.get(name, "")
        if value in known:
            response.set_cookie(
                name, value, max_age=YEAR, samesite="Lax", secure=settings.IS_HTTPS, httponly=True
            )
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def display(request: HttpRequest) -> HttpResponse:
    """All display choices with an example."""
    return render(request, "frame/display.html", {"sizes": SIZES, "themes": THEMES})


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Whether the site can read its database; for whoever watches it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse(f"ok {__version__}\n", content_type="text/plain; charset=utf-8")


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """What search engines should leave alone."""
    lines = (
        "User-agent: *",
        "Disallow: /lam-viec/",
        "Disallow: /quan-tri/",
        "Disallow: /hien-thi/",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

"""Sends kept public pages: 304 to who has them, compressed to who can read that."""

from collections.abc import Callable
from functools import cached_property

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.module_loading import import_string

from thuocdo.lib.addresses import without_language
from thuocdo.lib.display import display_of
from thuocdo.lib.pages.kept import Kept, Shelf, kept
from thuocdo.lib.pages.marking import is_public

CACHE_CONTROL = "public, max-age=0, must-revalidate"
PRIVATE = "private, no-store"  # of every answer that says nothing else of itself
VARY = "Accept-Encoding, Cookie"


class PublicPages:
    """Stands before everything else; what it does not know goes on to the views.

    ``settings.PAGES_RELEASE`` names a function without arguments that returns a text which
    changes whenever anything public changes. ``settings.PAGES_BYTES`` bounds the memory.
    Below ``settings.PAGES_PRIVATE`` nothing is public, and nobody asks.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.shelf = Shelf(settings.PAGES_BYTES)

    @cached_property
    def release(self) -> Callable[[], str]:
        """What is public now, as a short text."""
        found: Callable[[], str] = import_string(settings.PAGES_RELEASE)
        return found

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or is_private(request) or not is_ours(request):
            return unkept(self.get_response(request))
        key = self.key_of(request)  # now: what becomes public meanwhile has another one
        known = self.shelf.find(key)
        if known is not None:
            return answer(request, known)
        response = self.get_response(request)
        if not is_public(response) or response.status_code != 200 or response.streaming:
            return unkept(response)
        assert isinstance(response, HttpResponse)  # noqa: S101  (not streaming)
        page = kept(response)
        self.shelf.put(key, page)
        return answer(request, page)

    def key_of(self, request: HttpRequest) -> tuple[str, ...]:
        """All that a public page may depend on."""
        return (
            self.release(),
            request.scheme or "",
            request.get_host(),
            request.META.get("PATH_INFO", ""),
            request.META.get("QUERY_STRING", ""),
            *display_of(request),
            request.META.get("HTTP_HX_REQUEST", ""),
        )


def is_private(request: HttpRequest) -> bool:
    """Whether the address is of a place without public pages."""
    return without_language(request.path_info).startswith(settings.PAGES_PRIVATE)


def is_ours(request: HttpRequest) -> bool:
    """Whether the host is one of ours; the middleware below refuses all others."""
    try:
        return bool(request.get_host())
    except DisallowedHost:
        return False


def unkept(response: HttpResponseBase) -> HttpResponseBase:
    """No cache on the way keeps what was made for one reader."""
    response.setdefault("Cache-Control", PRIVATE)
    return response


def answer(request: HttpRequest, page: Kept) -> HttpResponse:
    """The page, or 304 when the reader has it."""
    packs = page.is_packed and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    etag = f'"{page.etag}-gz"' if packs else f'"{page.etag}"'
    if is_known(request.META.get("HTTP_IF_NONE_MATCH", ""), etag):
        response = HttpResponse(status=304)
        del response["Content-Type"]
    else:
        body = page.content if packs else page.body
        response = HttpResponse(body, headers=dict(page.headers))
        response["Content-Length"] = str(len(body))
        if packs:
            response["Content-Encoding"] = "gzip"
    response["ETag"], response["Cache-Control"], response["Vary"] = etag, CACHE_CONTROL, VARY
    return response


def is_known(told: str, etag: str) -> bool:
    """Whether the reader's tags name this one; weak tags count, as for every GET."""
    return told.strip() == "*" or etag in (
        tag.strip().removeprefix("W/") for tag in told.split(",")
    )

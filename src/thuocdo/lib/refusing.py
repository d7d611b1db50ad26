"""A refusal becomes one page with one sentence; a refused write has changed nothing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from thuocdo.lib.language import said
from thuocdo.vietnamese.sentence import Refusal

CONFLICT = 409


class RefusalMiddleware:
    """Maps domain refusals to pages; the status stands in the refusal's ``status``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave everything else to be seen as a fault."""
        if not isinstance(exception, Refusal):
            return None
        status = getattr(exception, "status", CONFLICT)
        page = "refused/_refusal.html" if getattr(request, "htmx", False) else "refused/page.html"
        sentence = said(exception.sentence)
        return render(request, page, {"sentence": sentence, "status": status}, status=status)

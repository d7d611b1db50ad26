"""Keeps a session alive while somebody works, with a write every five minutes at most."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

TOUCHED = "touched"  # seconds since 1970
EVERY = 300  # seconds between two writes; settings give a session that much more


class KeptAlive:
    """Begins the idle time of a session anew with what looks at it, at most every five minutes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.session.accessed and not request.session.is_empty():
            now = int(time.time())
            if now - int(request.session.get(TOUCHED, 0)) >= EVERY:
                request.session[TOUCHED] = now
        return response

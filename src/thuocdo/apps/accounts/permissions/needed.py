"""What a page needs before it is shown."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from thuocdo.apps.accounts.permissions.checking import require
from thuocdo.apps.accounts.permissions.permission import Permission

Words = ParamSpec("Words")
View = Callable[Concatenate[HttpRequest, Words], HttpResponseBase]
SIGN_IN, START = "account_login", "workspace:home"


def needed(permission: Permission) -> Callable[[View[Words]], View[Words]]:
    """Let a view be reached only with the permission somewhere.

    Who is not signed in is sent to sign in and comes back; who is and may not is refused (403).
    A view of one unit asks ``require`` again, with the unit.
    """

    def decorate(view: View[Words]) -> View[Words]:
        @wraps(view)
        def guarded(
            request: HttpRequest, /, *words: Words.args, **named: Words.kwargs
        ) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(way_back(request), resolve_url(SIGN_IN))
            require(request.user, permission)
            return view(request, *words, **named)

        return guarded

    return decorate


def way_back(request: HttpRequest) -> str:
    """Where to go after signing in: this page, or the page whose form was sent."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return resolve_url(START)
    parts = urlsplit(page)
    return parts.path + (f"?{parts.query}" if parts.query else "")

"""Guards a view: strangers sign in first, everybody else needs the right."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

from thuocdo.apps.accounts.permissions.checking import require
from thuocdo.apps.accounts.permissions.permission import Permission

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def needed(permission: Permission) -> Callable[[View[P]], View[P]]:
    """The view answers only to people who hold the permission somewhere."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            require(request.user, permission)
            return view(request, *args, **kwargs)

        return guarded

    return guard

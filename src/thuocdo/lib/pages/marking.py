"""Marks the views whose answer depends on nothing but the address and what is public."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
MARK = "_is_public"


def public_page(view: View[P]) -> View[P]:
    """The answer holds nothing of the reader: it may be kept and sent to everybody."""

    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        setattr(response, MARK, True)
        return response

    return shown


def is_public(response: HttpResponseBase) -> bool:
    """Whether the view was marked."""
    return bool(getattr(response, MARK, False))

"""Refuses addresses that no database can look up."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase

NULL = "\x00"  # stands in no text of PostgreSQL, nor in anything that people write


class ReadableAddresses:
    """An address with a null in it is nobody's typing: 400, before any view reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if NULL in request.path_info or NULL in query or "%00" in query:
            raise BadRequest("null in an address")
        return self.get_response(request)

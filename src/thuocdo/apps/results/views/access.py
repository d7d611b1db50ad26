"""Who asks, and whether the run is theirs to see or to correct."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, may, require
from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.results import selectors
from thuocdo.apps.results.models import Run


def person(request: HttpRequest) -> User:
    """Who is signed in; views are behind ``login_required``."""
    assert isinstance(request.user, User)  # noqa: S101  (see above)
    return request.user


def run_for(request: HttpRequest, pk: int, permission: Permission) -> Run:
    """The run, for those who may do this with results of its authority.

    Raises:
        Http404: there is none.
        NotAllowed: the person may not.
    """
    found = get_object_or_404(selectors.runs(), pk=pk)
    require(person(request), permission, found.edition.scheme.place)
    return found


def schemes_open_to(by: User, permission: Permission) -> list[Scheme]:
    """The schemes of the authorities over which the person may do this."""
    require(by, permission)
    rows = list(Scheme.objects.select_related("authority"))
    places = {row.authority_id: row.authority for row in rows}
    open_to = {key for key, place in places.items() if may(by, permission, place)}
    return [row for row in rows if row.authority_id in open_to]

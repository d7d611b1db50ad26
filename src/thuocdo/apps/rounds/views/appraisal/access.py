"""Who asks, about which round, and what of it is theirs to see."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.rounds.errors import NotYourDomain
from thuocdo.apps.rounds.models import Entry, Round
from thuocdo.apps.rounds.selectors.appraisal.column import Column, Row, column_of
from thuocdo.apps.rounds.selectors.appraisal.reach import Reach, reach_of
from thuocdo.apps.rounds.selectors.appraisal.rows import round_with_last
from thuocdo.core.errors import InvalidRequest


def person(request: HttpRequest) -> User:
    """Who is signed in; views are behind ``login_required``."""
    assert isinstance(request.user, User)  # noqa: S101  (see above)
    return request.user


def reach_for(request: HttpRequest) -> Reach:
    """What the person may appraise.

    Raises:
        NotAllowed: nothing at all.
    """
    reach = reach_of(person(request), timezone.localdate())
    if not reach.grants:
        raise NotAllowed
    return reach


def round_for(request: HttpRequest, pk: int) -> tuple[Round, Reach]:
    """A round with what the person may appraise of it.

    Raises:
        Http404: there is none.
        NotAllowed: no grant reaches a unit of it.
    """
    reach = reach_for(request)
    round_ = round_with_last(pk)
    if round_ is None:
        raise Http404
    if not reach.meets(round_.authority):
        raise NotAllowed
    return round_, reach


def column_for(request: HttpRequest, pk: int, code: str) -> Column:
    """A column that the person may see.

    Raises:
        Http404: there is no such round or leaf.
        NotAllowed: no grant reaches a unit of it.
        NotYourDomain: the grants name other domains.
    """
    round_, reach = round_for(request, pk)
    try:
        column = column_of(round_, code, reach)
    except InvalidRequest:
        raise Http404 from None
    if not reach.any_domain([column.domain]):
        raise NotYourDomain(code)
    return column


def row_for(request: HttpRequest, pk: int, code: str, unit: str) -> tuple[Column, Row]:
    """One unit of a column.

    Raises:
        Http404: it has no such unit, or nothing to be seen of it yet.
    """
    column = column_for(request, pk, code)
    row = next((row for row in column.rows if row.code == unit), None)
    if row is None:
        raise Http404
    return column, row


def entry_key(pk: int, code: str, unit: str) -> int:
    """The key of an item for a write; the service asks for the right.

    Raises:
        Http404: there is none.
    """
    rows = Entry.objects.filter(participant__round=pk, participant__unit__code=unit, code=code)
    return get_object_or_404(rows.only("pk")).pk

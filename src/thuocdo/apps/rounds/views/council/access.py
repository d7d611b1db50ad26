"""Who asks, and whether the round or sitting is theirs to work on."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.rounds.models import AgendaItem, Round, Sitting
from thuocdo.apps.rounds.selectors import council
from thuocdo.apps.rounds.selectors.rounds import round_called


def person(request: HttpRequest) -> User:
    """Who is signed in; views are behind ``needed``."""
    assert isinstance(request.user, User)  # noqa: S101  (see above)
    return request.user


def round_for(request: HttpRequest, pk: int, permission: Permission) -> Round:
    """The round, for those who may do this with rounds of its authority.

    Raises:
        Http404: there is none.
        NotAllowed: the person may not.
    """
    found = round_called(pk)
    if found is None:
        raise Http404
    require(person(request), permission, found.authority)
    return found


def sitting_for(request: HttpRequest, pk: int) -> Sitting:
    """The sitting, for those who may read what is before the council.

    Raises:
        Http404: there is none.
        NotAllowed: the person may not.
    """
    found = get_object_or_404(council.sittings(), pk=pk)
    require(person(request), Permission.READ_COUNCIL, found.round.authority)
    return found


def item_for(request: HttpRequest, pk: int, item_pk: int) -> AgendaItem:
    """One item of a sitting, with its unit and round.

    Raises:
        Http404: there is none.
        NotAllowed: the person may not.
    """
    sitting = sitting_for(request, pk)
    found = get_object_or_404(council.items_of(sitting), pk=item_pk)
    found.sitting = sitting
    found.entry.participant.round = sitting.round
    return found

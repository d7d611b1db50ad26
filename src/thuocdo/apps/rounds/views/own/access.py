"""Who asks, for which unit in which round, and whether anything may still be written."""

from datetime import datetime

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.rounds.errors import Locked
from thuocdo.apps.rounds.models import Entry, Participant, Phase
from thuocdo.apps.rounds.selectors.own_rows import participant_called
from thuocdo.apps.rounds.services.saving import refuse_locked, refuse_locked_unit
from thuocdo.lib.deadlines import in_words
from thuocdo.vietnamese.sentence import Sentence


def person(request: HttpRequest) -> User:
    """Who is signed in; views are behind ``needed``."""
    assert isinstance(request.user, User)  # noqa: S101  (see above)
    return request.user


def participant_for(
    request: HttpRequest, pk: int, permission: Permission = Permission.READ_OWN_ASSESSMENT
) -> Participant:
    """The unit in its round, for those who may.

    Raises:
        Http404: there is none.
        NotAllowed: the person may not.
    """
    found = participant_called(pk)
    if found is None:
        raise Http404
    require(person(request), permission, found.unit)
    return found


def entry_for(participant: Participant, code: str) -> Entry:
    """One item, with its unit and round.

    Raises:
        Http404: there is none.
    """
    row = get_object_or_404(participant.entries, code=code)
    row.participant = participant
    return row


def is_open(participant: Participant, at: datetime) -> bool:
    """Whether the unit may still write in its assessment."""
    try:
        refuse_locked_unit(participant, at)
    except Locked:
        return False
    return True


def is_open_entry(entry: Entry, at: datetime) -> bool:
    """Whether the unit may still write in an item; a returned one is open on its own."""
    try:
        refuse_locked(entry, at)
    except Locked:
        return False
    return True


def time_left(participant: Participant) -> Sentence | None:
    """Working days until the self-assessment closes; None in a later phase."""
    phase = participant.block.phase
    return left_of(phase, participant.closes_at, is_locked=participant.is_locked)


def left_of(phase: str, closes_at: datetime | None, *, is_locked: bool) -> Sentence | None:
    """The same for a phase, an end, and whether the unit is through."""
    if phase != Phase.SELF or closes_at is None or is_locked:
        return None
    return in_words(timezone.localdate(), timezone.localdate(closes_at))

"""The second appraisal, by somebody else: agreed, or left to the council."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.rounds.errors import NoReason, SamePerson
from thuocdo.apps.rounds.models import Layer, Word
from thuocdo.apps.rounds.selectors.figures import newest
from thuocdo.apps.rounds.selectors.scores import index_set_of, words_of
from thuocdo.apps.rounds.services.appraising.judging import (
    Judged,
    Verdict,
    held_for,
    judged_by,
    log,
    said_by,
    said_of,
    same,
)
from thuocdo.apps.rounds.services.moving import Action, move
from thuocdo.apps.rounds.services.rescoring import speak_scored
from thuocdo.apps.rounds.services.speaking import Speaker
from thuocdo.core.index_set.model import Leaf

SECOND = "second_appraiser"


class Before(NamedTuple):
    """What was said of an item before the second appraisal."""

    declared: Judged | None
    first: Judged | None
    is_explained: bool


@transaction.atomic
def second(*, entry_id: int, verdict: Verdict, by: User, at: datetime) -> Word:
    """Appraise an item again.

    After an explanation the declared figures mean that it is accepted; anything else goes to the
    council. Without one the first appraiser's figures end the matter; anything else is disputed.

    Raises:
        NotAllowed, OwnUnit, NotYourDomain: the person may not appraise it.
        SamePerson: the first appraisal is the same person's.
        NotNow: the stage or the phase does not allow it.
        FieldRefused: a figure cannot be read or is missing, or a claim is left undecided.
        NoReason: it differs from the first appraisal, or answers an explanation, without one.
    """
    entry = held_for(entry_id, by)
    words = newest(words_of([entry]).get(entry.pk, []))
    refuse_same_person(words.get(Layer.APPRAISED), by)
    leaf = index_set_of(entry.participant.round).leaf(entry.code)
    judged = judged_by(verdict, entry, leaf, words.get(Layer.DECLARED))
    before = said_before(leaf, words)
    if (before.is_explained or not same(judged, before.first)) and not verdict.has_reason:
        raise NoReason
    move(entry, action_for(judged, before), entry.participant.block.phase)
    entry.save(update_fields=["stage"])
    said = [(entry, said_of(judged, verdict))]
    (spoken,) = speak_scored(Layer.SECOND, said, Speaker(by, SECOND, at))
    log("entry.seconded", spoken, verdict)
    return spoken


def refuse_same_person(first: Word | None, by: User) -> None:
    """Refuse whoever gave the first word.

    Raises:
        SamePerson: it is the same one.
    """
    if first is not None and first.by_id == by.pk:
        raise SamePerson


def said_before(leaf: Leaf, words: dict[str, Word]) -> Before:
    """The words that a second appraisal is compared with."""
    declared = said_by(leaf, words.get(Layer.DECLARED))
    first = said_by(leaf, words.get(Layer.APPRAISED))
    return Before(declared, first, Layer.EXPLANATION in words)


def action_for(judged: Judged, before: Before) -> Action:
    """Whether something is left to dispute."""
    wanted = before.declared if before.is_explained else before.first
    return Action.AGREE if same(judged, wanted) else Action.DISPUTE

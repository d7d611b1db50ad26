"""Judging one item: figures of the appraiser's own, with a reason where they differ."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.audit import services as audit
from thuocdo.apps.rounds.errors import FieldRefused, NoReason
from thuocdo.apps.rounds.models import Entry, Layer, Reason, Word
from thuocdo.apps.rounds.permissions import require_appraisal
from thuocdo.apps.rounds.selectors.fields import read
from thuocdo.apps.rounds.selectors.figures import newest, values_of
from thuocdo.apps.rounds.selectors.scores import contradiction, index_set_of, words_of
from thuocdo.apps.rounds.services.appraising.confirming import ROLE
from thuocdo.apps.rounds.services.moving import Action, move
from thuocdo.apps.rounds.services.rescoring import held_entries, speak_scored
from thuocdo.apps.rounds.services.speaking import Said, Speaker
from thuocdo.core.index_set.model import Leaf
from thuocdo.core.scoring.figures import Entry as Figures
from thuocdo.core.scoring.figures import Value
from thuocdo.reporting.snapshots.figures import written
from thuocdo.vietnamese.sentence import Sentence


class Verdict(NamedTuple):
    """What somebody holds an item to be."""

    figures: Mapping[str, str] = {}  # input → as typed
    not_applicable: bool | None = None  # agreed or refused, where the unit claims it
    reason: Reason | None = None  # of the library
    text: str = ""  # the reason in words

    @property
    def has_reason(self) -> bool:
        """Whether a reason is given."""
        return self.reason is not None or bool(self.text.strip())


class Judged(NamedTuple):
    """A verdict as figures: comparable with what was said before."""

    values: dict[str, Value]
    not_applicable: str = ""


@transaction.atomic
def appraise(*, entry_id: int, verdict: Verdict, by: User, at: datetime) -> Word:
    """Give an item its appraised word; what differs from the declared figures needs a reason.

    Raises:
        NotAllowed, OwnUnit, NotYourDomain: the person may not appraise it.
        NotNow: the stage or the phase does not allow it.
        FieldRefused: a figure cannot be read or is missing, or a claim is left undecided.
        NoReason: the figures are changed without a reason.
    """
    entry = held_for(entry_id, by)
    words = newest(words_of([entry]).get(entry.pk, []))
    leaf = index_set_of(entry.participant.round).leaf(entry.code)
    declared = words.get(Layer.DECLARED)
    judged = judged_by(verdict, entry, leaf, declared)
    if not same(judged, said_by(leaf, declared)) and not verdict.has_reason:
        raise NoReason
    move(entry, Action.APPRAISE, entry.participant.block.phase)
    entry.save(update_fields=["stage"])
    said = said_of(judged, verdict)
    (spoken,) = speak_scored(Layer.APPRAISED, [(entry, said)], Speaker(by, ROLE, at))
    log("entry.appraised", spoken, verdict)
    return spoken


def held_for(entry_id: int, by: User) -> Entry:
    """The item, held, for somebody who may appraise it.

    Raises:
        Entry.DoesNotExist: there is none.
        NotAllowed, OwnUnit, NotYourDomain: the person may not appraise it.
    """
    entry = next(iter(held_entries([entry_id])), None)
    if entry is None:
        raise Entry.DoesNotExist
    index_set = index_set_of(entry.participant.round)
    require_appraisal(by, entry.participant.unit, index_set, entry.code)
    return entry


def judged_by(verdict: Verdict, entry: Entry, leaf: Leaf, declared: Word | None) -> Judged:
    """The figures of a verdict, or the claim that it agrees to.

    Raises:
        FieldRefused: a figure cannot be read, contradicts itself or is missing; a claim of
            "not applicable" is left undecided, or agreed to where nobody made it.
    """
    claim = declared.not_applicable if declared else ""
    if verdict.not_applicable and claim:
        return Judged({}, claim)
    if verdict.not_applicable or (claim and verdict.not_applicable is None):
        raise FieldRefused(
            Sentence(
                f"Mục {leaf.code}: chọn đồng ý hoặc không đồng ý với đề nghị không áp dụng; "
                "chỉ chọn được khi đơn vị có đề nghị.",
                f"The item {leaf.code}: agree to the claim that it does not apply, or refuse it; "
                "this can be chosen only where the unit claims it.",
            )
        )
    asked = leaf.rule.inputs if leaf.rule else ()
    unknown = verdict.figures.keys() - {each.name for each in asked}
    names = [*(each.name for each in asked), *sorted(unknown)]
    read_ = {name: read(leaf, name, verdict.figures.get(name, "")) for name in names}
    values = {name: value for name, value in read_.items() if value is not None}
    refuse_incomplete(entry, leaf, values)
    return Judged(values)


def refuse_incomplete(entry: Entry, leaf: Leaf, values: dict[str, Value]) -> None:
    """Refuse figures that the rule cannot score.

    Raises:
        FieldRefused: they contradict themselves, or some are missing.
    """
    unit, round_ = entry.participant.unit, entry.participant.round
    wrong = contradiction(round_, unit.code, leaf.code, Figures(values))
    if wrong is not None:
        raise FieldRefused(wrong.sentence)
    if lacks(leaf, values):
        raise FieldRefused(
            Sentence(
                f"Mục {leaf.code}: nhập đủ số liệu thẩm định; để trống không phải là 0.",
                f"The item {leaf.code}: enter all appraised figures; empty is not zero.",
            )
        )


def lacks(leaf: Leaf, values: dict[str, Value]) -> bool:
    """Whether a required figure is missing; a fraction stands in for its rate."""
    has_rate = "rate" in values or {"numerator", "denominator"} <= values.keys()
    rate = {"rate", "numerator", "denominator"} if has_rate else set()
    asked = leaf.rule.inputs if leaf.rule else ()
    return any(
        each.name not in values and each.name not in rate and not each.optional for each in asked
    )


def said_by(leaf: Leaf, word: Word | None) -> Judged | None:
    """What a word says; None where there is none."""
    if word is None:
        return None
    return Judged(values_of(leaf, word.figures), word.not_applicable)


def same(one: Judged, other: Judged | None) -> bool:
    """Whether both say the same: equal figures, or both that it does not apply."""
    if other is None:
        return not one.values and not one.not_applicable
    return one.values == other.values and bool(one.not_applicable) == bool(other.not_applicable)


def said_of(judged: Judged, verdict: Verdict) -> Said:
    """A verdict as a word."""
    return Said(
        figures={name: written(value) for name, value in judged.values.items()},
        not_applicable=judged.not_applicable,
        text=verdict.text.strip(),
        reason=verdict.reason,
    )


def log(action: str, word: Word, verdict: Verdict) -> None:
    """Tell the log what was decided."""
    details = {
        "code": word.entry.code,
        "points": word.points,
        "reason": verdict.reason.code if verdict.reason else verdict.text.strip(),
    }
    audit.record(action, subject=word.entry, by=word.by, at=word.at, details=details)

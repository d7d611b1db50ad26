"""Confirming many items in one action, each by itself in the log, and taking that back."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.audit import services as audit
from thuocdo.apps.rounds.errors import NotNow, TooLateToUndo
from thuocdo.apps.rounds.models import Batch, Entry, Layer, Round, Stage, Word
from thuocdo.apps.rounds.permissions import require_appraisal
from thuocdo.apps.rounds.selectors.figures import newest
from thuocdo.apps.rounds.selectors.scores import index_set_of, words_of
from thuocdo.apps.rounds.services.moving import Action, move, next_stage
from thuocdo.apps.rounds.services.rescoring import (
    Standing,
    held_entries,
    results_of,
    speak_scored,
    standing_of,
)
from thuocdo.apps.rounds.services.speaking import Said, Speaker
from thuocdo.core.rollup.results import State, UnitResult
from thuocdo.vietnamese.sentence import Refusal

ROLE = "appraiser"
UNDO_WITHIN = timedelta(minutes=10)


class Refused(NamedTuple):
    """An item that was not confirmed, and why."""

    entry: Entry
    refusal: Refusal


class Confirmed(NamedTuple):
    """What came of confirming: the batch, and what was left out of it."""

    batch: Batch
    refused: list[Refused]


@transaction.atomic
def confirm(*, entry_ids: Iterable[int], by: User, at: datetime) -> Confirmed:
    """Take over declared and computed figures as the appraised word of many items of one round.

    What may not be confirmed (the own unit, another domain, no figures, a step that does not
    allow it) is left out and named; the rest is confirmed.

    Raises:
        Refusal: nothing at all could be confirmed; it is the refusal of the first item.
        NotNow: there are no items, or they are of several rounds.
    """
    entries = held_entries(entry_ids)
    round_ = one_round(entries)
    standing = standing_of(entry.participant for entry in entries)
    results = results_of(standing, Layer.DECLARED)
    refused = [
        Refused(entry, refusal)
        for entry in entries
        if (refusal := objection(entry, results[entry.participant_id], by)) is not None
    ]
    left_out = {each.entry.pk for each in refused}
    kept = [entry for entry in entries if entry.pk not in left_out]
    if not kept:
        raise refused[0].refusal
    batch = Batch.objects.create(round=round_, code=common_code(kept), size=len(kept), at=at, by=by)
    for entry in kept:
        move(entry, Action.APPRAISE, entry.participant.block.phase)
    Entry.objects.bulk_update(kept, ["stage"], batch_size=200)
    sayings = [(entry, taken_over(entry, standing)) for entry in kept]
    words = speak_scored(Layer.APPRAISED, sayings, Speaker(by, ROLE, at, batch))
    log("entry.confirmed", words, by, at)
    return Confirmed(batch, refused)


def one_round(entries: list[Entry]) -> Round:
    """The round of all the items.

    Raises:
        NotNow: there are no items, or they are of several rounds.
    """
    rounds = {entry.participant.round for entry in entries}
    if len(rounds) != 1:
        raise NotNow(
            "Chọn ít nhất một mục, trong cùng một vòng đánh giá.",
            "Choose at least one item, all of one round.",
        )
    return rounds.pop()


def common_code(entries: list[Entry]) -> str:
    """The leaf of a batch; empty where it spans several."""
    codes = {entry.code for entry in entries}
    return codes.pop() if len(codes) == 1 else ""


def objection(entry: Entry, result: UnitResult, by: User) -> Refusal | None:
    """Why an item cannot be confirmed; None where it can."""
    try:
        unit, round_ = entry.participant.unit, entry.participant.round
        require_appraisal(by, unit, index_set_of(round_), entry.code)
        refuse_unready(entry, result)
        next_stage(entry, Action.APPRAISE, entry.participant.block.phase)
    except Refusal as refusal:
        return refusal
    return None


def refuse_unready(entry: Entry, result: UnitResult) -> None:
    """Refuse what is appraised already, or has nothing that could be confirmed.

    Raises:
        NotNow: the sentence says which.
    """
    name, found = str(entry.participant), result.leaves[entry.code]
    if entry.stage != Stage.SUBMITTED:
        raise NotNow(
            f"{name}: mục {entry.code} không còn chờ thẩm định. Mở riêng mục này để sửa.",
            f"{name}: the item {entry.code} does not await appraisal any more. Open it to change.",
        )
    if found.state is State.MISSING and not found.by_policy:
        raise NotNow(
            f"{name}: mục {entry.code} chưa có số liệu đọc được. Nhập số liệu thẩm định, "
            "hoặc trả lại đơn vị.",
            f"{name}: the item {entry.code} has no figures that can be read. Enter appraised "
            "figures, or return it to the unit.",
        )


def taken_over(entry: Entry, standing: Standing) -> Said:
    """The declared figures, as they are, for the next layer."""
    declared = newest(standing.words.get(entry.pk, [])).get(Layer.DECLARED)
    if declared is None:
        return Said()  # nothing is asked: the rule looks at other leaves, or there is none
    return Said(figures=declared.figures, not_applicable=declared.not_applicable)


def log(action: str, words: list[Word], by: User, at: datetime) -> None:
    """One event for each item."""
    for word in words:
        details = {"code": word.entry.code, "points": word.points, "batch": word.batch_id}
        audit.record(action, subject=word.entry, by=by, at=at, details=details)


@transaction.atomic
def undo(*, batch_id: int, by: User, at: datetime) -> Batch:
    """Take a batch back whole: every item awaits appraisal again, its words stay known.

    Raises:
        NotAllowed, OwnUnit, NotYourDomain: the person may not appraise one of the items.
        TooLateToUndo: ten minutes have passed, it was undone, or somebody has gone on.
    """
    batch = Batch.objects.select_for_update().get(pk=batch_id)
    keys = Word.objects.filter(batch=batch, layer=Layer.APPRAISED).values_list("entry", flat=True)
    entries = held_entries(keys)
    for entry in entries:
        index_set = index_set_of(entry.participant.round)
        require_appraisal(by, entry.participant.unit, index_set, entry.code)
    refuse_gone_on(batch, entries, at)
    for entry in entries:
        move(entry, Action.UNDO, entry.participant.block.phase)
    Entry.objects.bulk_update(entries, ["stage"], batch_size=200)
    withdrawn = [(entry, Said(is_withdrawn=True)) for entry in entries]
    words = speak_scored(Layer.APPRAISED, withdrawn, Speaker(by, ROLE, at, batch))
    batch.undone_at = at
    batch.save(update_fields=["undone_at"])
    log("entry.confirmation_undone", words, by, at)
    return batch


def can_undo(batch: Batch, at: datetime) -> bool:
    """Whether its ten minutes still run."""
    return batch.undone_at is None and at - batch.at <= UNDO_WITHIN


def refuse_gone_on(batch: Batch, entries: list[Entry], at: datetime) -> None:
    """Refuse to take back what somebody may have built on.

    Raises:
        TooLateToUndo: ten minutes have passed, it was undone, or a step has followed.
    """
    words = words_of(entries)
    untouched = bool(entries) and all(
        words[entry.pk][-1].batch_id == batch.pk and entry.stage == Stage.APPRAISED
        for entry in entries
    )
    if not untouched or not can_undo(batch, at):
        raise TooLateToUndo

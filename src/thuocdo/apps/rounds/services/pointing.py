"""Points that the council gives itself: many units of one item at once, each with its reason."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max

from thuocdo.apps.accounts.models import User
from thuocdo.apps.audit import services as audit
from thuocdo.apps.rounds.errors import FieldRefused, NoReason, NotNow
from thuocdo.apps.rounds.models import AgendaItem, AgendaKind, Entry, Layer, Sitting, Word
from thuocdo.apps.rounds.selectors.figures import newest
from thuocdo.apps.rounds.selectors.pointing import councils_own
from thuocdo.apps.rounds.selectors.scores import index_set_of, words_of
from thuocdo.apps.rounds.services.moving import Action, move
from thuocdo.apps.rounds.services.rescoring import held_entries, speak_scored
from thuocdo.apps.rounds.services.sitting import COUNCIL, held_sitting, refuse_unapproved, typed
from thuocdo.apps.rounds.services.speaking import Said, Speaker
from thuocdo.core.index_set.model import Leaf
from thuocdo.vietnamese.sentence import Sentence


class Given(NamedTuple):
    """What the council gives one unit."""

    texts: Mapping[str, str]  # input → as typed
    reason: str


@transaction.atomic
def give_points(
    *, sitting_id: int, code: str, given: Mapping[int, Given], by: User, at: datetime
) -> int:
    """Write down the council's own points; what stays as it was adds nothing.

    Args:
        sitting_id: An open sitting whose agenda is approved.
        code: A leaf that the council scores itself.
        given: By the key of the item, all of that leaf.
        by: Who writes it down.
        at: When.

    Returns:
        How many units got points, or other ones.

    Raises:
        NotAllowed: the person does not work for the council here.
        NotNow: the sitting or the phase does not allow it, or the leaf is not the council's own.
        NoReason: points without a reason.
        FieldRefused: a figure cannot be read, is out of bounds, or is missing; it names the unit.
    """
    sitting = held_sitting(sitting_id, by)
    refuse_unapproved(sitting)
    leaf = own_leaf(sitting, code)
    rows = held_entries(given)
    refuse_others(rows, sitting, leaf)
    known = words_of(rows)
    sayings = []
    for row in rows:
        said = said_of(row, leaf, given[row.pk])
        if not is_said(newest(known.get(row.pk, [])).get(Layer.COUNCIL), said):
            move(row, Action.DECIDE, row.participant.block.phase)
            row.save(update_fields=["stage"])
            sayings.append((row, said))
    words = speak_scored(Layer.COUNCIL, sayings, Speaker(by, COUNCIL, at)) if sayings else []
    note(sitting, words)
    return len(words)


def own_leaf(sitting: Sitting, code: str) -> Leaf:
    """The leaf, which only the council scores.

    Raises:
        NotNow: others score it.
    """
    leaves = {leaf.code: leaf for leaf in councils_own(index_set_of(sitting.round))}
    if code not in leaves:
        raise NotNow(
            f"Mục {code} không do Hội đồng tự chấm. Hội đồng quyết mục này trong chương trình họp.",
            f"The item {code} is not the council's own. It is decided from the agenda.",
        )
    return leaves[code]


def refuse_others(rows: list[Entry], sitting: Sitting, leaf: Leaf) -> None:
    """Refuse items of another round or leaf.

    Raises:
        NotNow: it names the first.
    """
    for row in rows:
        if row.participant.round_id != sitting.round_id or row.code != leaf.code:
            raise NotNow(
                f"{row.participant} {row.code} không thuộc phiên họp này.",
                f"{row.participant} {row.code} is not before this sitting.",
            )


def said_of(row: Entry, leaf: Leaf, given: Given) -> Said:
    """The council's word for one unit.

    Raises:
        NoReason: there is none.
        FieldRefused: a figure is wrong; it names the unit.
    """
    if not given.reason.strip():
        raise NoReason
    try:
        figures = typed(row, leaf, given.texts)
    except FieldRefused as wrong:
        name, (vi, en) = row.participant.unit.name, wrong.sentence
        raise FieldRefused(Sentence(f"{name}: {vi}", f"{name}: {en}")) from None
    return Said(figures=figures, text=given.reason.strip())


def is_said(word: Word | None, said: Said) -> bool:
    """Whether the council has said the same before."""
    return word is not None and (word.figures, word.text) == (said.figures, said.text)


def note(sitting: Sitting, words: list[Word]) -> None:
    """Put what was given on the agenda, so that the minutes hold it, and tell the log."""
    last = sitting.items.aggregate(last=Max("order"))["last"] or 0
    for order, word in enumerate(words, start=last + 1):
        AgendaItem.objects.update_or_create(
            sitting=sitting,
            entry=word.entry,
            defaults={"decision": word},
            create_defaults={"decision": word, "kind": AgendaKind.POINTS, "order": order},
        )
    for word, details in told(words):
        audit.record("council.decided", subject=word.entry, by=word.by, at=word.at, details=details)


def told(words: list[Word]) -> Iterator[tuple[Word, dict[str, object]]]:
    """What the log says of each."""
    for word in words:
        yield word, {"code": word.entry.code, "points": word.points, "reason": word.text}

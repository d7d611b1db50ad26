"""Sittings of the council: called, approved, decided item by item, closed with minutes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.rounds.errors import FieldRefused, NoReason, NotNow, WrongVotes
from thuocdo.apps.rounds.models import (
    AgendaItem,
    AgendaKind,
    Entry,
    Layer,
    Reason,
    Round,
    Sitting,
    Word,
)
from thuocdo.apps.rounds.selectors.council import uncalled
from thuocdo.apps.rounds.selectors.fields import read
from thuocdo.apps.rounds.selectors.figures import newest
from thuocdo.apps.rounds.selectors.pointing import leaves_to_point
from thuocdo.apps.rounds.selectors.scores import index_set_of, words_of
from thuocdo.apps.rounds.services.appraising.judging import refuse_incomplete
from thuocdo.apps.rounds.services.moving import Action, move
from thuocdo.apps.rounds.services.rescoring import held_entries, speak_scored
from thuocdo.apps.rounds.services.speaking import Said, Speaker
from thuocdo.core.index_set.model import Leaf
from thuocdo.reporting.snapshots.figures import written
from thuocdo.vietnamese.sentence import Sentence

COUNCIL = "council"  # role of its words, as publications name it
TAKEN = (Layer.DECLARED, Layer.APPRAISED, Layer.SECOND)  # whose figures can be taken over


class Called(NamedTuple):
    """What calls a sitting."""

    held_on: date
    chair: str
    place: str = ""
    secretary: str = ""
    members: tuple[str, ...] = ()  # with their offices, the chair not among them
    document: str = ""


class Decision(NamedTuple):
    """What the council decides of an item: the figures of a layer, or its own."""

    reason: str
    taken: Layer | None = None
    texts: Mapping[str, str] = {}  # input → as typed, where no layer is taken over
    in_favour: int | None = None
    against: int | None = None
    library: Reason | None = None


@transaction.atomic
def prepare_sitting(*, round_: Round, called: Called, by: User, at: datetime) -> Sitting:
    """A sitting with everything open on its agenda, disagreements first.

    Raises:
        NotAllowed: the person does not work for the council here.
        NotNow: nothing awaits the council.
    """
    require(by, Permission.DECIDE_IN_COUNCIL, round_.authority)
    row = Sitting.objects.create(
        round=round_,
        held_on=called.held_on,
        place=called.place.strip(),
        chair=called.chair.strip(),
        secretary=called.secretary.strip(),
        members=[name.strip() for name in called.members if name.strip()],
        document=called.document.strip(),
        created_at=at,
        created_by=by,
    )
    if not put_on_agenda(row) and not any(one.left for one in leaves_to_point(round_)):
        raise NotNow(
            "Không có việc nào chờ Hội đồng, hoặc tất cả đã có trong một phiên họp chưa kết thúc.",
            "Nothing awaits the council, or all of it is before a sitting that is not closed.",
        )
    audit.record("council.called", subject=row, by=by, at=at, details={"items": row.items.count()})
    return row


def put_on_agenda(sitting: Sitting) -> int:
    """Add what no open sitting has on its agenda; return how many."""
    last = sitting.items.aggregate(last=Max("order"))["last"] or 0
    rows = [
        AgendaItem(sitting=sitting, entry=matter.entry, kind=matter.kind, order=order)
        for order, matter in enumerate(uncalled(sitting.round), start=last + 1)
    ]
    return len(AgendaItem.objects.bulk_create(rows, batch_size=500))


@transaction.atomic
def renew_agenda(*, sitting_id: int, by: User, at: datetime) -> int:
    """Take up what has come up since; return how many items were added.

    Raises:
        NotAllowed: the person does not work for the council here.
        NotNow: the sitting is closed.
    """
    sitting = held_sitting(sitting_id, by)
    added = put_on_agenda(sitting)
    if added:
        sitting.approved_at, sitting.approved_by = None, None
        sitting.save(update_fields=["approved_at", "approved_by"])
        audit.record("council.extended", subject=sitting, by=by, at=at, details={"items": added})
    return added


@transaction.atomic
def approve_agenda(*, sitting_id: int, by: User, at: datetime) -> Sitting:
    """The director agrees to the agenda; only then the council decides.

    Raises:
        NotAllowed: the person does not approve agendas here.
        NotNow: the sitting is closed.
    """
    sitting = held_sitting(sitting_id, by, Permission.APPROVE_AGENDA)
    sitting.approved_at, sitting.approved_by = at, by
    sitting.save(update_fields=["approved_at", "approved_by"])
    audit.record(
        "council.approved", subject=sitting, by=by, at=at, details={"items": sitting.items.count()}
    )
    return sitting


def held_sitting(
    sitting_id: int, by: User, permission: Permission = Permission.DECIDE_IN_COUNCIL
) -> Sitting:
    """The sitting, held until the transaction ends, for somebody who may.

    Raises:
        NotAllowed: the person may not.
        NotNow: it is closed.
    """
    rows = Sitting.objects.select_for_update(of=("self",)).select_related("round__authority")
    sitting = rows.get(pk=sitting_id)
    require(by, permission, sitting.round.authority)
    if sitting.closed_at is not None:
        raise NotNow(
            "Phiên họp đã kết thúc, biên bản đã lập. Lập phiên họp mới nếu cần quyết định lại.",
            "The sitting is closed and its minutes are made. Call another one to decide again.",
        )
    return sitting


@transaction.atomic
def decide(*, item_id: int, decision: Decision, by: User, at: datetime) -> AgendaItem:
    """Write down what the council decided of an item, with its reason.

    Raises:
        NotAllowed: the person does not work for the council here.
        NotNow: the agenda is not approved, the sitting is closed, or the step does not allow it.
        NoReason: a decision has one.
        WrongVotes: they do not carry it.
        FieldRefused: a figure cannot be read, contradicts its rule, or is missing.
    """
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item_id)
    sitting = held_sitting(item.sitting_id, by)
    refuse_unapproved(sitting)
    if not decision.reason.strip():
        raise NoReason
    refuse_lost(decision, sitting)
    (entry,) = held_entries([item.entry_id])
    move(entry, Action.DECIDE, entry.participant.block.phase)
    entry.save(update_fields=["stage"])
    (spoken,) = speak_scored(
        Layer.COUNCIL, [(entry, said_of(entry, decision))], Speaker(by, COUNCIL, at)
    )
    item.decision, item.in_favour, item.against = spoken, decision.in_favour, decision.against
    item.save(update_fields=["decision", "in_favour", "against"])
    details = {"code": entry.code, "points": spoken.points, "reason": decision.reason.strip()}
    audit.record("council.decided", subject=entry, by=by, at=at, details=details)
    return item


def refuse_unapproved(sitting: Sitting) -> None:
    """Refuse to decide before the agenda is approved.

    Raises:
        NotNow: it is not.
    """
    if sitting.approved_at is None:
        raise NotNow(
            "Chương trình họp chưa được Giám đốc duyệt nên chưa ghi quyết định được.",
            "The director has not approved the agenda, so that nothing can be decided yet.",
        )


def refuse_lost(decision: Decision, sitting: Sitting) -> None:
    """Refuse votes that do not carry the decision; no votes are an agreement without a count.

    Raises:
        WrongVotes: fewer in favour than against, one number alone, or more than there are members.
    """
    if decision.in_favour is None and decision.against is None:
        return
    yes, no = decision.in_favour or 0, decision.against or 0
    voters = len(sitting.members) + 1 if sitting.members else 0
    if decision.in_favour is None or yes < no or not yes or (voters and yes + no > voters):
        raise WrongVotes(yes, no, voters)


def said_of(entry: Entry, decision: Decision) -> Said:
    """The decision as a word of the council.

    Raises:
        FieldRefused: the layer says nothing, or the figures cannot be scored.
    """
    text, library = decision.reason.strip(), decision.library
    if decision.taken is not None:
        word = word_of(entry, decision.taken)
        return Said(
            figures=word.figures,
            not_applicable=word.not_applicable,
            text=text,
            reason=library,
            documents=word.documents,
        )
    leaf = index_set_of(entry.participant.round).leaf(entry.code)
    return Said(figures=typed(entry, leaf, decision.texts), text=text, reason=library)


def word_of(entry: Entry, layer: Layer) -> Word:
    """The word of a layer that is taken over.

    Raises:
        FieldRefused: the layer has none, or is none to take over.
    """
    word = newest(words_of([entry]).get(entry.pk, [])).get(layer)
    if layer not in TAKEN or word is None:
        name = Layer(layer).label
        raise FieldRefused(
            Sentence(
                f"Mục {entry.code} không có số liệu «{name}» để lấy. Chọn lớp khác hoặc nhập số.",
                f"The item {entry.code} has no figures “{name}” to take over. Choose another "
                "layer, or enter figures.",
            )
        )
    return word


def typed(entry: Entry, leaf: Leaf, texts: Mapping[str, str]) -> dict[str, str]:
    """The council's own figures as they are kept.

    Raises:
        FieldRefused: one cannot be read, contradicts the rule, or is missing.
    """
    asked = leaf.rule.inputs if leaf.rule else ()
    known = {each.name: read(leaf, each.name, texts.get(each.name, "")) for each in asked}
    values = {name: value for name, value in known.items() if value is not None}
    refuse_incomplete(entry, leaf, values)
    return {name: written(value) for name, value in values.items()}


@transaction.atomic
def confirm_explanations(*, sitting_id: int, reason: str, by: User, at: datetime) -> int:
    """Agree at once to all accepted explanations that are not decided; return how many.

    Raises:
        NotAllowed: the person does not work for the council here.
        NotNow: the agenda is not approved, or the sitting is closed.
        NoReason: a decision has one.
    """
    sitting = held_sitting(sitting_id, by)
    rows = sitting.items.filter(kind=AgendaKind.EXPLANATION, decision__isnull=True)
    keys = list(rows.values_list("pk", flat=True))
    for key in keys:
        decide(item_id=key, decision=Decision(reason, Layer.SECOND), by=by, at=at)
    return len(keys)


@transaction.atomic
def close_sitting(*, sitting_id: int, by: User, at: datetime) -> Sitting:
    """End the sitting; its minutes say what was decided, the rest awaits another sitting.

    Raises:
        NotAllowed: the person does not work for the council here.
        NotNow: the agenda is not approved, or the sitting is closed already.
    """
    sitting = held_sitting(sitting_id, by)
    refuse_unapproved(sitting)
    sitting.closed_at = at
    sitting.save(update_fields=["closed_at"])
    decided = sitting.items.filter(decision__isnull=False).count()
    left = sitting.items.filter(decision__isnull=True).count()
    audit.record(
        "council.closed", subject=sitting, by=by, at=at, details={"decided": decided, "left": left}
    )
    return sitting

"""What the director and the council's secretary have to do: agendas, sittings, appeals."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, held
from thuocdo.apps.rounds.models import Appeal, Round, Sitting
from thuocdo.apps.rounds.selectors.council import uncalled
from thuocdo.apps.rounds.selectors.pointing import leaves_to_point
from thuocdo.lib.status import Status
from thuocdo.lib.work import Label, WorkItem
from thuocdo.vietnamese.sentence import Sentence

P = Permission
KIND = Label("hoi-dong", Sentence("Hội đồng", "Council"))
SECRETARY = Sentence("Được giao việc của Hội đồng", "Granted the council's work")
DIRECTOR = Sentence("Người duyệt chương trình họp", "Approves the council's agenda")


def waiting_for(person: User, _today: date) -> Iterator[WorkItem]:
    """Sittings to approve or hold, matters without a sitting, appeals.

    Seven queries at most, and one for each authority where the person's grants are not kept.
    """
    rights = held(person)
    if P.DECIDE_IN_COUNCIL not in rights:
        return
    over = Rights(person)
    yield from sittings_of(over)
    if P.APPROVE_AGENDA not in rights:
        yield from uncalled_of(over)
    yield from appeals_of(over)


class Rights:
    """What a person may do, asked once for each authority."""

    def __init__(self, person: User) -> None:
        self.person = person
        self.known: dict[int, frozenset[Permission]] = {}

    def of(self, round_: Round) -> frozenset[Permission]:
        """The rights over a round."""
        key = round_.authority_id
        if key not in self.known:
            self.known[key] = held(self.person, round_.authority)
        return self.known[key]


def place_of(round_: Round) -> Label:
    """The round as a filter."""
    return Label(f"vong-{round_.pk}", Sentence(round_.title, round_.title_en))


def sittings_of(over: Rights) -> Iterator[WorkItem]:
    """Sittings that are not closed: to be approved, or to be held."""
    rows = Sitting.objects.filter(closed_at__isnull=True).select_related("round__authority")
    counted = rows.annotate(open=Count("items", filter=Q(items__decision__isnull=True)))
    for row in counted:
        asked = P.DECIDE_IN_COUNCIL if row.approved_at else P.APPROVE_AGENDA
        if asked in over.of(row.round):
            yield item_of(row, row.open)


def item_of(row: Sitting, open_: int) -> WorkItem:
    """One sitting."""
    if row.approved_at:
        title = Sentence(f"Ghi quyết định của Hội đồng: {open_} mục", f"Council: {open_} items")
    else:
        title = Sentence(
            f"Duyệt chương trình họp Hội đồng: {open_} mục",
            f"Approve the council's agenda: {open_} items",
        )
    return WorkItem(
        f"rounds.sitting:{row.pk}:{'hold' if row.approved_at else 'approve'}",
        title,
        SECRETARY if row.approved_at else DIRECTOR,
        reverse("rounds:sitting", args=[row.pk]),
        KIND,
        place_of(row.round),
        row.held_on,
        Status.DOING if row.approved_at else Status.WAITING,
    )


def uncalled_of(over: Rights) -> Iterator[WorkItem]:
    """Rounds with matters that are on no agenda; of the newest rounds before the council."""
    rows = Round.objects.filter(blocks__phase="council").distinct().select_related("authority")
    for row in rows.order_by("-year", "-pk")[:1]:
        if P.DECIDE_IN_COUNCIL not in over.of(row):
            continue
        matters = len(uncalled(row)) + unpointed(row)
        if matters:
            yield WorkItem(
                f"rounds.uncalled:{row.pk}",
                Sentence(
                    f"Lập chương trình họp Hội đồng: {matters} mục",
                    f"Call the council: {matters} items",
                ),
                SECRETARY,
                reverse("rounds:call_sitting", args=[row.pk]),
                KIND,
                place_of(row),
            )


def unpointed(row: Round) -> int:
    """How many of its own items lack points, unless a sitting is open to give them."""
    if row.sittings.filter(closed_at__isnull=True).exists():
        return 0
    return sum(bool(one.left) for one in leaves_to_point(row))


def appeals_of(over: Rights) -> Iterator[WorkItem]:
    """Appeals that await their answer."""
    rows = Appeal.objects.filter(answered_at__isnull=True).select_related(
        "participant__unit", "participant__round__authority"
    )
    for row in rows:
        if P.DECIDE_IN_COUNCIL in over.of(row.participant.round):
            yield WorkItem(
                f"rounds.appeal:{row.pk}",
                Sentence(
                    f"Trả lời kiến nghị của {row.participant.unit.name}",
                    f"Answer the appeal of {row.participant.unit.name}",
                ),
                SECRETARY,
                reverse("rounds:answer_appeal", args=[row.pk]),
                KIND,
                place_of(row.participant.round),
                state=Status.WAITING,
            )

"""What units have to do: items that came back, the assessment, its signature, explanations."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission
from thuocdo.apps.rounds.models import Entry, Participant, Phase, Progress, Stage, Status, Window
from thuocdo.apps.rounds.selectors.own_rounds import participants, units_of
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.core.index_set.model import Method
from thuocdo.lib import status
from thuocdo.lib.work import Label, WorkItem
from thuocdo.vietnamese.sentence import Sentence

ASSESSMENT = Label("assessment", Sentence("Tự đánh giá", "Self-assessment"))
OURS = Sentence("Việc của đơn vị", "Work of the unit")
MINE = Sentence("Mục được giao cho tôi", "Items assigned to me")
SIGNS = Sentence("Lãnh đạo đơn vị duyệt", "The leader of the unit signs")


def waiting_for(person: User, today: date) -> Iterator[WorkItem]:
    """Returned items one by one, one line for each assessment, one for each signature.

    Nine queries at most, whatever there is.
    """
    mine = units_of(person, Permission.ASSESS)
    yield from returned(mine, today)
    yield from assessments(person, mine)
    yield from signatures(units_of(person, Permission.SIGN_OFF))
    yield from explanations(mine)


def place_of(row: Participant) -> Label:
    """The round and the unit."""
    year, unit = row.round.year, row.unit
    return Label(f"round-{row.round_id}", Sentence(f"Vòng {year}, {unit.name}", f"{year}, {unit}"))


def returned(mine: Q, today: date) -> Iterator[WorkItem]:
    """Items that came back and may still be answered. One query."""
    rows = Entry.objects.filter(
        participant__in=Participant.objects.filter(mine),
        stage=Stage.RETURNED,
        participant__block__phase=Phase.APPRAISAL,
        return_due__gte=today,
    ).select_related("participant__unit", "participant__round__edition")
    for row in rows.order_by("return_due", "participant", "order"):
        participant = row.participant
        title = index_set_of(participant.round).leaf(row.code).title
        yield WorkItem(
            f"rounds.returned:{row.pk}",
            Sentence(
                f"Bổ sung mục {row.code} «{title.vi}»", f"Answer item {row.code} “{title.en}”"
            ),
            OURS,
            reverse("rounds:own_item", args=[participant.pk, row.code]),
            ASSESSMENT,
            place_of(participant),
            row.return_due,
            status.Status.RETURNED,
            is_returned=True,
        )


def assessments(person: User, mine: Q) -> Iterator[WorkItem]:
    """Assessments that are being filled in. Two queries."""
    rows = open_rows(mine).filter(progress=Progress.FILLING)
    counted = list(
        rows.annotate(
            assigned=Count("entries", filter=Q(entries__assigned_to=person)),
            assigned_open=Count(
                "entries",
                filter=Q(entries__assigned_to=person) & ~Q(entries__status=Status.DONE),
            ),
        )
    )
    left = open_items([row.pk for row in counted], {row.pk: own_codes(row) for row in counted})
    for row in counted:
        count = row.assigned_open if row.assigned else left[row.pk]
        url = reverse("rounds:own_tree", args=[row.pk])
        loc = "cua-toi" if row.assigned else "chua-xong"
        if count or not row.assigned:
            yield WorkItem(
                f"rounds.assessment:{row.pk}",
                told(row, count),
                MINE if row.assigned else OURS,
                f"{url}?loc={loc}" if count else reverse("rounds:own_ask", args=[row.pk]),
                ASSESSMENT,
                place_of(row),
                localdate(row.closes_at),
                status.Status.DOING,
            )


def open_items(keys: list[int], own: dict[int, set[str]]) -> dict[int, int]:
    """How many of its own items each unit has not done. One query."""
    found = dict.fromkeys(keys, 0)
    undone = Entry.objects.filter(participant__in=keys).exclude(status=Status.DONE).order_by()
    for participant, code in undone.values_list("participant", "code"):
        found[participant] += code in own[participant]
    return found


def own_codes(row: Participant) -> set[str]:
    """Codes of the items that units fill in."""
    leaves = index_set_of(row.round).leaves
    return {leaf.code for leaf in leaves if leaf.method is Method.SELF and leaf.rule}


def told(row: Participant, count: int) -> Sentence:
    """What is left to do."""
    year, unit = row.round.year, row.unit
    if not count:
        return Sentence(
            f"Trình lãnh đạo bản tự đánh giá {year} của {unit.name}",
            f"Send the self-assessment {year} of {unit} to the leader",
        )
    return Sentence(
        f"Tự đánh giá {year} của {unit.name}: còn {count} mục",
        f"Self-assessment {year} of {unit}: {count} items left",
    )


def signatures(mine: Q) -> Iterator[WorkItem]:
    """Assessments that await the leader. One query."""
    for row in open_rows(mine).filter(progress=Progress.AWAITING):
        yield WorkItem(
            f"rounds.signature:{row.pk}",
            Sentence(
                f"Duyệt bản tự đánh giá {row.round.year} của {row.unit.name}",
                f"Sign the self-assessment {row.round.year} of {row.unit}",
            ),
            SIGNS,
            reverse("rounds:own_sign", args=[row.pk]),
            ASSESSMENT,
            place_of(row),
            localdate(row.closes_at),
            status.Status.WAITING,
        )


def open_rows(mine: Q) -> QuerySet[Participant]:
    """Units whose self-assessment is open."""
    return participants().filter(mine, block__phase=Phase.SELF, closes_at__isnull=False)


def explanations(mine: Q) -> Iterator[WorkItem]:
    """Units that may explain items whose points were lowered. Two queries."""
    rows = participants().filter(mine, block__phase=Phase.EXPLANATION)
    lowered = Q(entries__stage=Stage.APPRAISED) & Q(
        entries__appraised_points__lt=F("entries__declared_points")
    )
    found = list(rows.annotate(lowered=Count("entries", filter=lowered)).filter(lowered__gt=0))
    ends = dict(
        Window.objects.filter(
            block__in=[row.block_id for row in found], phase=Phase.EXPLANATION
        ).values_list("block", "closes_at")
    )
    for row in found:
        yield WorkItem(
            f"rounds.explanation:{row.pk}",
            Sentence(
                f"Xem {row.lowered} mục bị trừ điểm, giải trình nếu không đồng ý",
                f"Read {row.lowered} items that lost points; explain those not accepted",
            ),
            OURS,
            f"{reverse('rounds:own_tree', args=[row.pk])}?loc=bi-tru",
            ASSESSMENT,
            place_of(row),
            localdate(ends[row.block_id]) if row.block_id in ends else None,
        )

"""What units have to do: items that came back, the assessment, its signature, explanations."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Count, F, Q
from django.utils.timezone import localdate

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, is_within, tops
from thuocdo.apps.rounds.models import Entry, Participant, Phase, Progress, Stage, Status, Window
from thuocdo.apps.rounds.selectors.own_rounds import participants, units_of
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.core.index_set.model import Method
from thuocdo.lib import status
from thuocdo.lib.quick_tags import address
from thuocdo.lib.work import Label, WorkItem
from thuocdo.vietnamese.sentence import Sentence

ASSESSMENT = Label("assessment", Sentence("Tự đánh giá", "Self-assessment"))
OURS = Sentence("Việc của đơn vị", "Work of the unit")
MINE = Sentence("Mục được giao cho tôi", "Items assigned to me")
SIGNS = Sentence("Lãnh đạo đơn vị duyệt", "The leader of the unit signs")


def waiting_for(person: User, today: date) -> Iterator[WorkItem]:
    """Returned items one by one, one line for each assessment, one for each signature.

    Six queries at most, whatever there is, and the rights.
    """
    assesses, signs = tops(person, Permission.ASSESS), tops(person, Permission.SIGN_OFF)
    mine = units_of(person, Permission.ASSESS)
    yield from returned(mine, today)
    both = mine | units_of(person, Permission.SIGN_OFF)
    filling = Q(block__phase=Phase.SELF, closes_at__isnull=False)
    rows = list(participants().filter(both, filling | Q(block__phase=Phase.EXPLANATION)))
    own = [row for row in rows if is_below(row.unit.path, assesses)]
    yield from assessments(person, in_phase(own, Phase.SELF))
    yield from signatures(
        row for row in in_phase(rows, Phase.SELF) if is_below(row.unit.path, signs)
    )
    yield from explanations(in_phase(own, Phase.EXPLANATION))


def is_below(path: str, places: Iterable[str | None]) -> bool:
    """Whether a unit is one of some, or below it."""
    return any(is_within(path, top) for top in places)


def in_phase(rows: Iterable[Participant], phase: Phase) -> list[Participant]:
    """Units whose block is in the phase."""
    return [row for row in rows if row.block.phase == phase]


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
            address("rounds:own_item", participant.pk, row.code),
            ASSESSMENT,
            place_of(participant),
            row.return_due,
            status.Status.RETURNED,
            is_returned=True,
        )


def assessments(person: User, own: list[Participant]) -> Iterator[WorkItem]:
    """Assessments that are being filled in. Two queries."""
    rows = [row for row in own if row.progress == Progress.FILLING]
    if not rows:
        return
    codes = {key: own_codes(row) for key, row in {row.round_id: row for row in rows}.items()}
    left = open_items({row.pk: codes[row.round_id] for row in rows})
    given = assigned_items(person, [row.pk for row in rows])
    for row in rows:
        assigned = row.pk in given
        count = given[row.pk] if assigned else left[row.pk]
        url = address("rounds:own_tree", row.pk)
        loc = "cua-toi" if assigned else "chua-xong"
        if count or not assigned:
            yield WorkItem(
                f"rounds.assessment:{row.pk}",
                told(row, count),
                MINE if assigned else OURS,
                f"{url}?loc={loc}" if count else address("rounds:own_ask", row.pk),
                ASSESSMENT,
                place_of(row),
                localdate(row.closes_at),
                status.Status.DOING,
            )


def assigned_items(person: User, keys: list[int]) -> dict[int, int]:
    """Units in which items are the person's, and how many of those are not done. One query."""
    mine = Entry.objects.filter(participant__in=keys, assigned_to=person).order_by()
    undone = Count("pk", filter=~Q(status=Status.DONE))
    return dict(
        mine.values("participant").annotate(undone=undone).values_list("participant", "undone")
    )


def open_items(own: dict[int, frozenset[str]]) -> dict[int, int]:
    """How many of its own items each unit has not done. One query."""
    found = dict.fromkeys(own, 0)
    undone = Entry.objects.filter(participant__in=found).exclude(status=Status.DONE).order_by()
    for participant, code in undone.values_list("participant", "code"):
        found[participant] += code in own[participant]
    return found


def own_codes(row: Participant) -> frozenset[str]:
    """Codes of the items that units fill in."""
    leaves = index_set_of(row.round).leaves
    return frozenset(leaf.code for leaf in leaves if leaf.method is Method.SELF and leaf.rule)


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


def signatures(rows: Iterable[Participant]) -> Iterator[WorkItem]:
    """Assessments that await the leader."""
    for row in rows:
        if row.progress != Progress.AWAITING:
            continue
        yield WorkItem(
            f"rounds.signature:{row.pk}",
            Sentence(
                f"Duyệt bản tự đánh giá {row.round.year} của {row.unit.name}",
                f"Sign the self-assessment {row.round.year} of {row.unit}",
            ),
            SIGNS,
            address("rounds:own_sign", row.pk),
            ASSESSMENT,
            place_of(row),
            localdate(row.closes_at),
            status.Status.WAITING,
        )


def lowered_items(keys: list[int]) -> dict[int, int]:
    """How many items of each unit lost points in the appraisal. One query."""
    lowered = Entry.objects.filter(
        participant__in=keys, stage=Stage.APPRAISED, appraised_points__lt=F("declared_points")
    )
    counted = lowered.order_by().values("participant").annotate(n=Count("pk"))
    return dict(counted.values_list("participant", "n"))


def explanations(rows: list[Participant]) -> Iterator[WorkItem]:
    """Units that may explain items whose points were lowered. Two queries, or none."""
    lowered = lowered_items([row.pk for row in rows]) if rows else {}
    found = [row for row in rows if row.pk in lowered]
    if not found:
        return
    ends = dict(
        Window.objects.filter(
            block__in=[row.block_id for row in found], phase=Phase.EXPLANATION
        ).values_list("block", "closes_at")
    )
    for row in found:
        yield WorkItem(
            f"rounds.explanation:{row.pk}",
            Sentence(
                f"Xem {lowered[row.pk]} mục bị trừ điểm, giải trình nếu không đồng ý",
                f"Read {lowered[row.pk]} items that lost points; explain those not accepted",
            ),
            OURS,
            f"{address('rounds:own_tree', row.pk)}?loc=bi-tru",
            ASSESSMENT,
            place_of(row),
            localdate(ends[row.block_id]) if row.block_id in ends else None,
        )

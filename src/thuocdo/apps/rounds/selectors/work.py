"""What units have to do: items that came back, the assessment, its signature, explanations."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet
from django.utils.timezone import localdate

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, is_within, tops
from thuocdo.apps.indexsets.models import Edition
from thuocdo.apps.indexsets.selectors import index_set_of
from thuocdo.apps.rounds.models import (
    Entry,
    Participant,
    Phase,
    Progress,
    Stage,
    Status,
    Window,
)
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.core.index_set.model import IndexSet
from thuocdo.lib import status
from thuocdo.lib.below import below
from thuocdo.lib.language import name_for
from thuocdo.lib.prepared import Prepared
from thuocdo.lib.quick_tags import address
from thuocdo.lib.work import Label, WorkItem
from thuocdo.vietnamese.sentence import Sentence

ASSESSMENT = Label("assessment", Sentence("Tự đánh giá", "Self-assessment"))
OURS = Sentence("Việc của đơn vị", "Work of the unit")
MINE = Sentence("Mục được giao cho tôi", "Items assigned to me")
SIGNS = Sentence("Lãnh đạo đơn vị duyệt", "The leader of the unit signs")
Tops = Collection[str | None]


class Row(NamedTuple):
    """A unit in a round, as far as the list needs to know it."""

    pk: int
    round_id: int
    block_id: int
    phase: str
    progress: str
    closes_at: datetime
    year: int
    edition: int
    content_hash: str  # of the edition
    path: str
    unit: str  # its name in Vietnamese
    called: str  # its name for the reader


COLUMNS = (
    "round_id",
    "block_id",
    "block__phase",
    "progress",
    "closes_at",
    "round__year",
    "round__edition_id",
    "round__edition__content_hash",
    "unit__path",
    "unit__name",
    "unit__name_en",
)


def waiting_for(person: User, today: date) -> Iterator[WorkItem]:
    """Returned items one by one, one line for each assessment, one for each signature.

    Five queries at most, whatever there is, and the rights.
    """
    assesses, signs = tops(person, Permission.ASSESS), tops(person, Permission.SIGN_OFF)
    yield from returned(assesses, today)
    rows = rows_below(assesses | signs)
    own = [row for row in rows if is_below(row.path, assesses)]
    yield from assessments(person, in_phase(own, Phase.SELF))
    yield from signatures(row for row in in_phase(rows, Phase.SELF) if is_below(row.path, signs))
    yield from explanations(in_phase(own, Phase.EXPLANATION))


def is_below(path: str, places: Iterable[str | None]) -> bool:
    """Whether a unit is one of some, or below it."""
    return any(is_within(path, top) for top in places)


def in_phase(rows: Iterable[Row], phase: Phase) -> list[Row]:
    """Units whose block is in the phase."""
    return [row for row in rows if row.phase == phase]


def rows_below(places: Tops) -> list[Row]:
    """Units at or below places whose assessment is open or may be explained. One query, or none."""
    if not places:
        return []
    paths = paths_of(places)
    found = open_below(len(paths)).rows(*paths)
    return [Row._make([*about, unit, name_for(unit, name_en)]) for *about, unit, name_en in found]


def paths_of(places: Tops) -> tuple[str, ...]:
    """The places; one above all of them where the right holds everywhere."""
    return ("/",) if None in places else tuple(sorted(place for place in places if place))


@lru_cache(maxsize=16)
def open_below(number: int) -> Prepared:
    """The query for so many places."""

    def build(*paths: str) -> QuerySet[Participant, tuple[Any, ...]]:
        filling = Q(block__phase=Phase.SELF, closes_at__isnull=False)
        rows = Participant.objects.filter(below("unit__path", paths))
        return rows.filter(filling | Q(block__phase=Phase.EXPLANATION)).values_list("pk", *COLUMNS)

    return Prepared(build, *[str] * number)


def place_of(row: Row) -> Label:
    """The round and the unit."""
    titles = f"Vòng {row.year}, {row.unit}", f"{row.year}, {row.called}"
    return Label(f"round-{row.round_id}", Sentence(*titles))


@lru_cache(maxsize=16)
def returned_below(number: int) -> Prepared:
    """The query for so many places and a day."""

    def build(today: date, *paths: str) -> QuerySet[Entry, tuple[Any, ...]]:
        rows = Entry.objects.filter(
            below("participant__unit__path", paths),
            stage=Stage.RETURNED,
            participant__block__phase=Phase.APPRAISAL,
            return_due__gte=today,
        ).order_by("return_due", "participant", "order")
        asked = (f"participant__{name}" for name in ("pk", *COLUMNS))
        return rows.values_list("pk", "code", "return_due", *asked)

    return Prepared(build, date, *[str] * number)


def returned(places: Tops, today: date) -> Iterator[WorkItem]:
    """Items that came back and may still be answered. One query."""
    paths = paths_of(places)
    found = returned_below(len(paths)).rows(today, *paths) if paths else []
    for key, code, due, *about, unit, name_en in found:
        row = Row._make([*about, unit, name_for(unit, name_en)])
        title = rules(row.edition, row.content_hash).leaf(code).title
        yield WorkItem(
            f"rounds.returned:{key}",
            Sentence(f"Bổ sung mục {code} «{title.vi}»", f"Answer item {code} “{title.en}”"),
            OURS,
            address("rounds:own_item", row.pk, code),
            ASSESSMENT,
            place_of(row),
            due,
            status.Status.RETURNED,
            is_returned=True,
        )


@lru_cache(maxsize=64)
def rules(edition: int, content_hash: str) -> IndexSet:
    """The index set of an edition. One query the first time that a process asks for its content."""
    return index_set_of(Edition.objects.get(pk=edition, content_hash=content_hash))


def assessments(person: User, own: list[Row]) -> Iterator[WorkItem]:
    """Assessments that are being filled in. One query."""
    rows = [row for row in own if row.progress == Progress.FILLING]
    if not rows:
        return
    own_items = {row.pk: own_codes(row.edition, row.content_hash) for row in rows}
    left, given = items_left(person, own_items)
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


def items_left(
    person: User, own: dict[int, frozenset[str]]
) -> tuple[dict[int, int], dict[int, int]]:
    """How many items are not done: the own ones of each unit, and those of the person. One query.

    The second knows the units alone in which any item is the person's.
    """
    left, given = dict.fromkeys(own, 0), dict[int, int]()
    me, done = person.pk, Status.DONE.value
    asked = Entry.objects.filter(~Q(status=done) | Q(assigned_to=me), participant__in=own)
    columns = ("participant_id", "code", "status", "assigned_to_id")
    for unit, code, state, whose in asked.order_by().values_list(*columns):
        is_open = state != done
        left[unit] += is_open and code in own[unit]
        if whose == me:
            given[unit] = given.get(unit, 0) + is_open
    return left, given


@lru_cache(maxsize=64)
def own_codes(edition: int, content_hash: str) -> frozenset[str]:
    """Codes of the items that units fill in."""
    leaves = rules(edition, content_hash).leaves
    return frozenset(leaf.code for leaf in leaves if is_declared(leaf))


def told(row: Row, count: int) -> Sentence:
    """What is left to do."""
    year = row.year
    if not count:
        return Sentence(
            f"Trình lãnh đạo bản tự đánh giá {year} của {row.unit}",
            f"Send the self-assessment {year} of {row.called} to the leader",
        )
    return Sentence(
        f"Tự đánh giá {year} của {row.unit}: còn {count} mục",
        f"Self-assessment {year} of {row.called}: {count} items left",
    )


def signatures(rows: Iterable[Row]) -> Iterator[WorkItem]:
    """Assessments that await the leader."""
    for row in rows:
        if row.progress != Progress.AWAITING:
            continue
        yield WorkItem(
            f"rounds.signature:{row.pk}",
            Sentence(
                f"Duyệt bản tự đánh giá {row.year} của {row.unit}",
                f"Sign the self-assessment {row.year} of {row.called}",
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


def explanations(rows: list[Row]) -> Iterator[WorkItem]:
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

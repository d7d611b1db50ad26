"""What the pages of one unit's assessment read, each by one query that is written once."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from thuocdo.apps.accounts.models import User
from thuocdo.apps.rounds.models import Entry, Evidence, Participant, Return, Word
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.selectors.own_rounds import participants
from thuocdo.apps.rounds.selectors.rounds import first
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.rounds.selectors.taking import by_entry, columns, reached, taken
from thuocdo.lib.prepared import Prepared

MANY = 64  # indexes, or numbers of items asked for at once, that are kept
OF_ENTRY = columns(Entry, but=["copied"])
OF_PERSON = columns(User, only=["id", "full_name", "username"])
OF_WORD = (
    "entry", "layer", "number", "figures", "not_applicable", "is_withdrawn", "documents",
    "role", "at", "text",
)  # fmt: skip

PARTICIPANT = Prepared(lambda key: participants().filter(pk=key).order_by(), int)


def participant_called(key: int) -> Participant | None:
    """The unit in its round, with all that its pages ask of them. One query."""
    found: Participant | None = first(PARTICIPANT, key)
    return found


class Row(NamedTuple):
    """One item, with what hangs on it."""

    entry: Entry
    evidence: int  # documents linked
    is_returned: bool  # a return waits for an answer


LINKS = (
    Evidence.objects.filter(entry=OuterRef("pk"), removed_at__isnull=True)
    .order_by()
    .values("entry")
    .annotate(n=Count("pk"))
    .values("n")
)
WAITING = Return.objects.filter(entry=OuterRef("pk"), answered_at__isnull=True)
ENTRIES = Prepared(
    lambda key: (
        Entry.objects.filter(participant=key)
        .order_by("order")
        .annotate(links=Coalesce(Subquery(LINKS), 0), is_returned=Exists(WAITING))
        .values_list(*OF_ENTRY, *reached(OF_PERSON, "assigned_to__"), "links", "is_returned")
    ),
    int,
)


def rows_of(participant: Participant) -> list[Row]:
    """All items of a unit with the people they were given to. One query."""
    return [row_of(participant, row) for row in ENTRIES.rows(participant.pk)]


def row_of(participant: Participant, row: tuple[object, ...]) -> Row:
    """One item."""
    values = iter(row)
    entry = taken(Entry, OF_ENTRY, values)
    entry.participant = participant
    if entry.assigned_to_id is not None:
        entry.assigned_to = taken(User, OF_PERSON, values)
    *_, links, is_returned = values
    return Row(entry, int(str(links)), bool(is_returned))


@lru_cache(MANY)
def words_for(codes: tuple[str, ...]) -> Prepared:
    """The words of a unit's items with these codes."""
    return Prepared(
        lambda key: (
            Word.objects.filter(entry__participant=key, entry__code__in=codes)
            .order_by("id")
            .only(*OF_WORD)
        ),
        int,
    )


def words_given(participant: Participant) -> dict[int, list[Word]]:
    """The words of the items that the unit does not fill in, by item. One query."""
    leaves = index_set_of(participant.round).leaves
    codes = tuple(leaf.code for leaf in leaves if not is_declared(leaf))
    return by_entry(words_for(codes).objects(participant.pk))


class Before(NamedTuple):
    """An item of the round before."""

    pk: int
    code: str
    final_points: Decimal | None
    second_points: Decimal | None
    appraised_points: Decimal | None
    declared_points: Decimal | None
    maximum: Decimal | None


BEFORE = Prepared(
    lambda round_, unit: (
        Entry.objects.filter(participant__round=round_, participant__unit__code=unit)
        .order_by("order")
        .values_list(*Before._fields)
    ),
    int,
    str,
)


def before(participant: Participant) -> dict[str, Before]:
    """The unit's items of the round before, by their code then. One query, or none."""
    previous = participant.round.previous_id
    if previous is None:
        return {}
    rows = map(Before._make, BEFORE.rows(previous, participant.unit.code))
    return {row.code: row for row in rows}


@lru_cache(MANY)
def words_of_some(number: int) -> Prepared:
    """The words of so many items, by their keys."""
    return Prepared(
        lambda *keys: Word.objects.filter(entry__in=keys).order_by("id").only(*OF_WORD),
        *[int] * number,
    )


def words_before(rows: list[Before]) -> dict[int, list[Word]]:
    """All words of a few items of the round before. One query, or none."""
    if not rows:
        return {}
    return by_entry(words_of_some(len(rows)).objects(*(row.pk for row in rows)))

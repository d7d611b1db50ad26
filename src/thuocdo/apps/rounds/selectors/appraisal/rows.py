"""What appraisers read of one leaf or one unit: few queries, each written once."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from thuocdo.apps.documents.models import DocumentFile
from thuocdo.apps.rounds.models import Entry, Evidence, Participant, Phase, Round, RoundBlock, Word
from thuocdo.apps.rounds.selectors.rounds import first
from thuocdo.apps.rounds.selectors.taking import by_entry, columns, reached, taken
from thuocdo.apps.units.models import Unit
from thuocdo.lib.prepared import Prepared

UNSEEN = (Phase.PLANNED, Phase.SELF)  # appraisers see nothing before the units have submitted
LAYERS = ("final_points", "second_points", "appraised_points", "declared_points")
OF_ENTRY = columns(Entry, but=["copied"])
OF_PARTICIPANT = columns(
    Participant, but=["closes_at", "asked_at", "asked_by_id", "submitted_at", "declared_hash"]
)
OF_BLOCK = columns(RoundBlock)
OF_UNIT = columns(Unit, only=["id", "code", "name", "name_en", "path", "kind", "sort_key"])
ROUND = Prepared(
    lambda key: (
        Round.objects.filter(pk=key)
        .select_related("edition__scheme", "authority", "previous__edition")
        .order_by()
    ),
    int,
)
VERSIONS = Prefetch(
    "document__versions", DocumentFile.objects.select_related("file").defer("name", "reason")
)
Points = tuple[Decimal | None, ...]  # maximum, then those of the layers


def round_with_last(key: int) -> Round | None:
    """A round with its authority and edition, and those of the round before. One query."""
    found: Round | None = first(ROUND, key)
    return found


class Scope(NamedTuple):
    """Queries over the items of one leaf, or of one unit, of a round."""

    entries: Prepared
    words: Prepared
    evidence: Prepared
    last: Prepared  # of the round before


def scope_of(way: str) -> Scope:
    """The queries for items that are found by the round and something more."""

    def prepared(build: Callable[[Q], QuerySet[Any, Any]], before: str = "entry__") -> Prepared:
        return Prepared(
            lambda round_, key: build(
                Q((f"{before}participant__round", round_), (f"{before}{way}", key))
            ),
            int,
            str,
        )

    return Scope(
        prepared(entries, ""),
        prepared(lambda found: Word.objects.filter(found).order_by("id")),
        prepared(
            lambda found: (
                Evidence.objects.filter(found, removed_at__isnull=True)
                .select_related("document")
                .order_by("id")
            )
        ),
        prepared(last, ""),
    )


def entries(found: Q) -> QuerySet[Any, Any]:
    """Items with their unit and block, of the blocks that are past the self-assessment."""
    return (
        Entry.objects.filter(found)
        .exclude(participant__block__phase__in=UNSEEN)
        .order_by("participant__unit__sort_key", "participant__unit", "order")
        .values_list(
            *OF_ENTRY,
            *reached(OF_PARTICIPANT, "participant__"),
            *reached(OF_UNIT, "participant__unit__"),
            *reached(OF_BLOCK, "participant__block__"),
        )
    )


def last(found: Q) -> QuerySet[Any, Any]:
    """Unit, code and points of items."""
    return (
        Entry.objects.filter(found)
        .order_by()
        .values_list("participant__unit", "code", "maximum", *LAYERS)
    )


LEAF, UNIT = scope_of("code"), scope_of("participant__unit__code")


def entries_in(scope: Scope, round_: Round, key: str) -> list[Entry]:
    """The items of a leaf, or of a unit. One query."""
    participants: dict[int, Participant] = {}
    found: list[Entry] = []
    for row in scope.entries.rows(round_.pk, key):
        values = iter(row)
        entry = taken(Entry, OF_ENTRY, values)
        if entry.participant_id not in participants:
            participant = taken(Participant, OF_PARTICIPANT, values)
            participant.unit = taken(Unit, OF_UNIT, values)
            participant.block = taken(RoundBlock, OF_BLOCK, values)
            participants[participant.pk] = participant
        entry.participant = participants[entry.participant_id]
        found.append(entry)
    return found


class Beside(NamedTuple):
    """What stands beside items, by the item."""

    said: dict[int, list[Word]]
    evidence: dict[int, list[Evidence]]
    last: Mapping[tuple[int, str], Points]  # by unit and the code of the year before


def beside(scope: Scope, round_: Round, key: str, before: str) -> Beside:
    """What stands beside the items of a leaf or unit; two queries, one for a round before,
    and one for documents.

    Args:
        scope: Of the items.
        round_: The round.
        key: The leaf or unit.
        before: What it was in the round before; empty: nothing.
    """
    linked = scope.evidence.objects(round_.pk, key)
    if linked:
        prefetch_related_objects(linked, VERSIONS)
    rows = scope.last.rows(round_.previous_id, before) if round_.previous_id and before else []
    return Beside(
        by_entry(scope.words.objects(round_.pk, key)),
        by_entry(linked),
        {(unit, code): tuple(points) for unit, code, *points in rows},
    )

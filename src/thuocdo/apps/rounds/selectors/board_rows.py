"""What the boards read of a round: its blocks with their windows, its units, their counts."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Count, F, Q, QuerySet, Value

from thuocdo.apps.rounds.models import (
    AgendaItem,
    AgendaKind,
    Entry,
    Layer,
    Participant,
    Progress,
    Return,
    Round,
    RoundBlock,
    Stage,
    Status,
    Window,
    Word,
)
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.rounds.selectors.taking import columns, reached, taken
from thuocdo.apps.units.models import Block
from thuocdo.lib.language import name_for
from thuocdo.lib.prepared import Prepared

Blocks = dict[int, tuple[RoundBlock, dict[str, Window]]]  # with the windows by phase
MANY = 64  # indexes whose own items are kept


class Counts(NamedTuple):
    """Items of a unit or of a leaf, of those that units fill in."""

    done: int
    total: int
    returned: int


NOTHING = Counts(0, 0, 0)
COUNTS = {
    "done": Count("pk", filter=Q(status=Status.DONE)),
    "total": Count("pk"),
    "returned": Count("pk", filter=Q(stage=Stage.RETURNED)),
}
OF_PLACED, OF_BLOCK, OF_WINDOW = columns(RoundBlock), columns(Block), columns(Window)
OF_BLOCKS = Prepared(
    lambda key: (
        RoundBlock.objects.filter(round=key)
        .order_by("block__order", "pk", "windows__opens_at")
        .values_list(*OF_PLACED, *reached(OF_BLOCK, "block__"), *reached(OF_WINDOW, "windows__"))
    ),
    int,
)


class Named(NamedTuple):
    """A unit by its names."""

    code: str
    name: str
    name_en: str

    def __str__(self) -> str:
        return name_for(self.name, self.name_en)


class Member(NamedTuple):
    """A unit in a round, with what boards show of it."""

    pk: int
    block_id: int
    progress: str
    closes_at: datetime | None
    submitted_at: datetime | None
    is_late: bool
    unit: Named

    def __str__(self) -> str:
        return str(self.unit)

    @property
    def is_locked(self) -> bool:
        """Whether the unit has submitted, or was locked at the deadline."""
        return self.progress == Progress.SUBMITTED


OF_UNITS = Prepared(
    lambda key: (
        Participant.objects.filter(round=key)
        .order_by("unit__sort_key", "pk")
        .values_list(*Member._fields[:-1], *(f"unit__{name}" for name in Named._fields))
    ),
    int,
)


def blocks_of(round_: Round) -> Blocks:
    """The blocks of a round in their order, with their windows by phase. One query."""
    found: Blocks = {}
    for row in OF_BLOCKS.rows(round_.pk):
        values = iter(row)
        placed = taken(RoundBlock, OF_PLACED, values)
        block, window = taken(Block, OF_BLOCK, values), taken(Window, OF_WINDOW, values)
        if placed.pk not in found:
            placed.round, placed.block = round_, block
            found[placed.pk] = placed, {}
        if window.pk is not None:
            found[placed.pk][1][window.phase] = window
    return found


def units_of(round_: Round) -> list[Member]:
    """The units of a round by name. One query."""
    own = len(Member._fields) - 1
    rows = OF_UNITS.rows(round_.pk)
    return [Member._make((*row[:own], Named._make(row[own:]))) for row in rows]


@lru_cache(MANY)
def counting(codes: tuple[str, ...]) -> Prepared:
    """Counts by unit of the items with these codes."""
    return Prepared(
        lambda key: (
            Entry.objects.filter(participant__round=key, code__in=codes)
            .order_by()
            .values("participant")
            .annotate(**COUNTS)
            .values_list("participant", *COUNTS)
        ),
        int,
    )


def counts_of(round_: Round) -> dict[int, Counts]:
    """Items done and returned, by unit. One query."""
    own = tuple(leaf.code for leaf in index_set_of(round_).leaves if is_declared(leaf))
    return {unit: Counts(*rest) for unit, *rest in counting(own).rows(round_.pk)}


class Heat(NamedTuple):
    """What happened to a leaf in a round."""

    counts: Counts = NOTHING
    disputed: int = 0  # units, now or before the council
    explained: int = 0  # units
    returns: int = 0  # times
    returns_open: int = 0
    returns_overdue: int = 0


ITEMS, AGENDA, WORDS, RETURNS = "items", "agenda", "words", "returns"


def by_leaf(
    rows: QuerySet[Any, Any], what: str, way: str, *counts: models.Expression
) -> QuerySet[Any, Any]:
    """One line a leaf: what is counted, the leaf, four counts."""
    four = [*counts, *[Value(0)] * (4 - len(counts))]
    named = {f"n{place}": count for place, count in enumerate(four)}
    lines: QuerySet[Any, Any] = (
        rows.order_by().values(leaf=F(f"{way}code"), what=Value(what)).annotate(**named)
    )
    return lines.values_list("what", "leaf", *named)


def all_heat(key: int, today: date) -> QuerySet[Any, Any]:
    """Four kinds of lines in one query."""
    of_round = {"entry__participant__round": key}
    late = Q(answered_at__isnull=True, due_on__lt=today)
    disputed = AgendaItem.objects.filter(sitting__round=key, kind=AgendaKind.DISPUTE)
    units = Count("entry", distinct=True)
    return by_leaf(
        Entry.objects.filter(participant__round=key),
        ITEMS,
        "",
        *COUNTS.values(),
        Count("pk", filter=Q(stage=Stage.DISPUTED)),
    ).union(
        by_leaf(disputed.exclude(entry__stage=Stage.DISPUTED), AGENDA, "entry__", units),
        by_leaf(Word.objects.filter(**of_round, layer=Layer.EXPLANATION), WORDS, "entry__", units),
        by_leaf(
            Return.objects.filter(**of_round),
            RETURNS,
            "entry__",
            Count("pk"),
            Count("pk", filter=Q(answered_at__isnull=True)),
            Count("pk", filter=late),
        ),
        all=True,
    )


OF_LEAVES = Prepared(all_heat, int, date)


def heat_of(round_: Round, today: date) -> dict[str, Heat]:
    """What happened to each leaf. One query."""
    found: dict[str, Heat] = {}
    for what, code, *counts in OF_LEAVES.rows(round_.pk, today):
        heat = found.get(code, Heat())
        if what == ITEMS:
            heat = heat._replace(counts=Counts(*counts[:3]), disputed=heat.disputed + counts[3])
        elif what == AGENDA:
            heat = heat._replace(disputed=heat.disputed + counts[0])
        elif what == WORDS:
            heat = heat._replace(explained=counts[0])
        else:
            returns, open_, overdue, _ = counts
            heat = heat._replace(returns=returns, returns_open=open_, returns_overdue=overdue)
        found[code] = heat
    return found


OF_UNIT = Prepared(
    lambda key: (
        Entry.objects.filter(participant=key)
        .order_by()
        .values("code")
        .annotate(**COUNTS)
        .values_list("code", *COUNTS)
    ),
    int,
)


def counts_in(row: Participant) -> dict[str, Counts]:
    """Whether each item of a unit is done, or with it again. One query."""
    return {code: Counts(*rest) for code, *rest in OF_UNIT.rows(row.pk)}

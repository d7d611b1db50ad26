"""The queue: every leaf of a round with what is left to do, and what it costs to look."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Count, Exists, Expression, F, Max, OuterRef, QuerySet, Value

from thuocdo.apps.rounds.models import Entry, Evidence, Phase, Round, RoundBlock, Stage, Word
from thuocdo.apps.rounds.selectors.appraisal.facts import entries_of, facts_of
from thuocdo.apps.rounds.selectors.appraisal.flags import Group, flags_of, group_of
from thuocdo.apps.rounds.selectors.appraisal.reach import Place, Reach
from thuocdo.apps.rounds.selectors.appraisal.rows import UNSEEN
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.core.index_set.model import Leaf, Method
from thuocdo.lib.prepared import Prepared
from thuocdo.vietnamese.sentence import Sentence

Mark = tuple[int, ...]  # what changes when anything about a leaf does
Groups = dict[int, Group]  # by item


class Line(NamedTuple):
    """One leaf in the queue."""

    leaf: Leaf
    domain: str
    split: Counter[Group]  # that await appraisal
    total: int  # units
    done: int
    returned: int

    @property
    def waiting(self) -> int:
        """How many await appraisal."""
        return self.split.total()

    @property
    def is_done(self) -> bool:
        """Whether nothing is left."""
        return self.done == self.total


class Domain(NamedTuple):
    """The leaves of a domain."""

    code: str
    title: Sentence
    lines: list[Line]


PHASES = sorted(set(Phase) - {*UNSEEN, Phase.PUBLISHED, Phase.ARCHIVED})
OPEN = Prepared(
    lambda: (
        Round.objects.filter(Exists(blocks_of_round().filter(phase__in=PHASES)))
        .select_related("edition__scheme", "authority", "previous__edition")
        .order_by("-year", "pk")
    )
)
STAGES = Prepared(
    lambda key: (
        seen_in(key).order_by().values_list("pk", "code", "stage", "participant__unit__path")
    ),
    int,
)


def blocks_of_round() -> QuerySet[RoundBlock]:
    """The blocks of the round of an outer query."""
    return RoundBlock.objects.filter(round=OuterRef("pk"))


def seen_in(round_: int) -> QuerySet[Entry]:
    """Items of the units whose blocks are past the self-assessment."""
    rows = Entry.objects.filter(participant__round=round_)
    return rows.exclude(participant__block__phase__in=UNSEEN)


def open_rounds() -> list[Round]:
    """Rounds with a block whose units have submitted, the latest first. One query."""
    return OPEN.objects()


def queue_of(round_: Round, reach: Reach) -> list[Domain]:
    """The leaves that a person may appraise, by domain, with their counts.

    Two queries, and six more when items have changed since this process looked last.
    """
    index_set = index_set_of(round_)
    mine = reach.any_domain(domain.code for domain in index_set.domains)
    leaves = [(d, leaf) for d in index_set.domains if d.code in mine for leaf in d.leaves()]
    places = {leaf.code: d.code for d, leaf in leaves if leaf.method is not Method.COUNCIL}
    groups = groups_of(round_, places)
    tallies: dict[str, Tally] = {code: Tally(Counter(), Counter()) for code in places}
    known: dict[tuple[str, str], bool] = {}
    for key, code, stage, path in STAGES.rows(round_.pk):
        if code not in places:
            continue
        at = (path, places[code])
        if at not in known:
            known[at] = reach.allows(Place(path), places[code])
        if known[at]:
            tallies[code].add(stage, groups[key])
    return [
        Domain(
            domain.code,
            domain.title,
            [
                line_of(leaf, domain.code, tallies[leaf.code])
                for leaf in domain.leaves()
                if leaf.code in places and tallies[leaf.code].stages
            ],
        )
        for domain in index_set.domains
        if domain.code in mine
    ]


class Tally(NamedTuple):
    """What was counted of a leaf."""

    stages: Counter[str]
    split: Counter[Group]  # that await appraisal

    def add(self, stage: str, group: Group) -> None:
        """One more item."""
        self.stages[stage] += 1
        self.split[group] += stage == Stage.SUBMITTED


def line_of(leaf: Leaf, domain: str, tally: Tally) -> Line:
    """The counts of one leaf."""
    total, returned = tally.stages.total(), tally.stages[Stage.RETURNED]
    done = total - returned - tally.stages[Stage.SUBMITTED]
    return Line(leaf, domain, tally.split, total, done, returned)


def groups_of(round_: Round, codes: Iterable[str]) -> Groups:
    """The group of every item; worked out again only for leaves where something has changed."""
    wanted, marks = set(codes), marks_of(round_)
    known = kept_for(round_.pk)
    stale = {code for code in wanted if code not in known or known[code][0] != marks[code]}
    if stale:
        known.update({code: (marks[code], {}) for code in stale})
        leaves = leaves_of(index_set_of(round_))
        for facts in facts_of(round_, entries_of(round_).filter(code__in=stale)):
            leaf = leaves[facts.entry.code]
            group = group_of(leaf, flags_of(round_, leaf, facts))
            known[leaf.code][1][facts.entry.pk] = group
    return {key: group for code in wanted for key, group in known[code][1].items()}


def all_marks(key: int) -> QuerySet[Any, Any]:
    """The items, words and links of each leaf: three kinds of lines in one query."""
    of_round = {"entry__participant__round": key}
    words, linked = Word.objects.filter(**of_round), Evidence.objects.filter(**of_round)
    items = marked(seen_in(key), 0, "code", Count("pk"), Value(0))
    return items.union(
        marked(words, 1, "entry__code", Max("pk"), Value(0)),
        marked(linked, 2, "entry__code", Max("pk"), Count("removed_at")),
        all=True,
    )


def marked(
    rows: QuerySet[Any, Any], what: int, code: str, *counts: Expression
) -> QuerySet[Any, Any]:
    """One line a leaf: what is counted, the leaf, and two numbers."""
    one, two = counts
    lines: Any = rows.order_by().values(what=Value(what), leaf=F(code))
    counted: QuerySet[Any, Any] = lines.annotate(one=one, two=two)
    return counted.values_list("what", "leaf", "one", "two")


MARKS = Prepared(all_marks, int)


def marks_of(round_: Round) -> dict[str, Mark]:
    """What changes with the items, words and documents of each leaf. One query."""
    marks = {leaf.code: [0] * 6 for leaf in index_set_of(round_).leaves}
    for what, code, one, two in MARKS.rows(round_.pk):
        marks[code][2 * what : 2 * what + 2] = one, two
    return {code: tuple(numbers) for code, numbers in marks.items()}


@lru_cache(maxsize=8)
def kept_for(_round: int) -> dict[str, tuple[Mark, Groups]]:
    """An empty memory for one round."""
    return {}

"""The queue: every leaf of a round with what is left to do, and what it costs to look."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, Max

from thuocdo.apps.rounds.models import Evidence, Phase, Round, Stage, Word
from thuocdo.apps.rounds.selectors.appraisal.facts import UNSEEN, entries_of, facts_of
from thuocdo.apps.rounds.selectors.appraisal.flags import Group, flags_of, group_of
from thuocdo.apps.rounds.selectors.appraisal.reach import Place, Reach
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.core.index_set.model import Leaf, Method
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


def open_rounds() -> list[Round]:
    """Rounds with a block whose units have submitted, the latest first. One query."""
    phases = set(Phase) - {*UNSEEN, Phase.PUBLISHED, Phase.ARCHIVED}
    rows = Round.objects.filter(blocks__phase__in=phases).distinct()
    return list(
        rows.select_related("edition__scheme", "authority", "previous__edition").order_by(
            "-year", "pk"
        )
    )


def queue_of(round_: Round, reach: Reach) -> list[Domain]:
    """The leaves that a person may appraise, by domain, with their counts.

    Four queries, and six more when items have changed since this process looked last.
    """
    index_set = index_set_of(round_)
    mine = reach.any_domain(domain.code for domain in index_set.domains)
    leaves = [(d, leaf) for d in index_set.domains if d.code in mine for leaf in d.leaves()]
    places = {leaf.code: d.code for d, leaf in leaves if leaf.method is not Method.COUNCIL}
    groups = groups_of(round_, places)
    rows = entries_of(round_).order_by().filter(code__in=places)
    tallies: dict[str, Tally] = {code: Tally(Counter(), Counter()) for code in places}
    known: dict[tuple[str, str], bool] = {}
    for key, code, stage, path in rows.values_list(
        "pk", "code", "stage", "participant__unit__path"
    ):
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


def marks_of(round_: Round) -> dict[str, Mark]:
    """What changes with the words and documents of each leaf. Three queries."""
    marks: dict[str, Mark] = {leaf.code: () for leaf in index_set_of(round_).leaves}
    entries = entries_of(round_).order_by().values_list("code")
    words = Word.objects.filter(entry__participant__round=round_).order_by()
    linked = Evidence.objects.filter(entry__participant__round=round_).order_by()
    for code, *counts in (
        *entries.annotate(Count("pk")),
        *words.values_list("entry__code").annotate(Max("pk")),
        *linked.values_list("entry__code").annotate(Max("pk"), Count("removed_at")),
    ):
        marks[code] += tuple(counts)
    return marks


@lru_cache(maxsize=8)
def kept_for(_round: int) -> dict[str, tuple[Mark, Groups]]:
    """An empty memory for one round."""
    return {}

"""Leaves where the round gets warm: disagreements, returns, explanations and their reasons."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from thuocdo.apps.rounds.models import Layer, Participant, Return, Round, Word
from thuocdo.apps.rounds.selectors.board_rows import NOTHING, Counts, Heat, heat_of
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.core.index_set.model import Leaf
from thuocdo.lib.prepared import Prepared
from thuocdo.vietnamese.sentence import Sentence

OWN_WORDS = Sentence("Lý do ghi bằng lời", "Reasons in own words")


class HotLeaf(NamedTuple):
    """How much a leaf is disputed."""

    leaf: Leaf
    disputed: int  # units, now or before the council
    explained: int
    returned: int  # times
    units: int

    @property
    def heat(self) -> tuple[int, int, int]:
        """What is warmest: disagreements first."""
        return self.disputed, self.explained, self.returned


def hot_leaves(round_: Round) -> list[HotLeaf]:
    """All leaves with at least one of these, the warmest first. One query."""
    return warmest(round_, heat_of(round_, timezone.localdate()))


def warmest(round_: Round, heat: Mapping[str, Heat]) -> list[HotLeaf]:
    """The same of what was counted already. No query."""
    leaves = [
        HotLeaf(leaf, one.disputed, one.explained, one.returns, one.counts.total)
        for leaf in index_set_of(round_).leaves
        if (one := heat.get(leaf.code))
    ]
    warm = [one for one in leaves if any(one.heat)]
    return sorted(warm, key=lambda one: one.heat, reverse=True)


class ReasonLine(NamedTuple):
    """How often a reason was given."""

    text: Sentence
    layer: str  # of the words, or "return"
    times: int


def reasons_of(round_: Round, code: str) -> list[ReasonLine]:
    """Why points of a leaf were changed, or items returned, most frequent first. Two queries."""
    of_leaf = {"entry__participant__round": round_, "entry__code": code}
    words = Word.objects.filter(
        Q(reason__isnull=False) | ~Q(text=""),
        **of_leaf,
        layer__in=[Layer.APPRAISED, Layer.SECOND, Layer.COUNCIL],
    )
    found: Counter[tuple[Sentence, str]] = Counter()
    for layer, vi, en in words.values_list("layer", "reason__text", "reason__text_en"):
        found[Sentence(vi, en) if vi else OWN_WORDS, layer] += 1
    for vi, en in Return.objects.filter(**of_leaf).values_list("reason__text", "reason__text_en"):
        found[Sentence(vi, en) if vi else OWN_WORDS, "return"] += 1
    return [ReasonLine(text, layer, times) for (text, layer), times in found.most_common()]


class DomainLine(NamedTuple):
    """How complete a domain is."""

    title: Sentence
    code: str
    done: int
    total: int
    returned: int

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 is all."""
        return 100 * self.done // self.total if self.total else 100


def completeness(round_: Round, counts: Mapping[str, Counts]) -> list[DomainLine]:
    """Items done by domain, of what was counted by leaf. No query."""
    lines = []
    for domain in index_set_of(round_).domains:
        own = [counts.get(leaf.code, NOTHING) for leaf in domain.leaves() if is_declared(leaf)]
        if own:
            lines.append(DomainLine(domain.title, domain.code, *map(sum, zip(*own, strict=True))))
    return lines


class Timeliness(NamedTuple):
    """How returned items were answered."""

    in_time: int
    late: int
    open: int


ANSWERS = Prepared(
    lambda key: (
        Return.objects.filter(entry__participant=key)
        .order_by()
        .values_list("answered_at", "due_on")
    ),
    int,
)


def timeliness(row: Participant) -> Timeliness | None:
    """Returns of a unit answered in time, late, or open; None: there are none. One query."""
    counts = [0, 0, 0]
    for answered, due in ANSWERS.rows(row.pk):
        counts[2 if answered is None else int(timezone.localdate(answered) > due)] += 1
    return Timeliness(*counts) if any(counts) else None

"""Leaves where the round gets warm: disagreements, returns, explanations and their reasons."""

from collections import Counter
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from thuocdo.apps.rounds.models import Entry, Layer, Return, Round, Stage, Word
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.core.index_set.model import Leaf
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
    """All leaves with at least one of these, the warmest first. Three queries."""
    of_round = {"entry__participant__round": round_}
    returned = counted(Return.objects.filter(**of_round).values_list("entry__code", flat=True))
    explained = Word.objects.filter(**of_round, layer=Layer.EXPLANATION)
    told = counted(explained.values_list("entry__code", flat=True), "entry")
    disputed = Q(stage=Stage.DISPUTED) | Q(agenda__kind="dispute")
    rows = Entry.objects.filter(participant__round=round_).order_by().values_list("code")
    counts = {
        code: (units, hot)
        for code, units, hot in rows.annotate(
            units=Count("pk", distinct=True), hot=Count("pk", filter=disputed, distinct=True)
        )
    }
    leaves = [
        HotLeaf(
            leaf,
            counts.get(leaf.code, (0, 0))[1],
            told.get(leaf.code, 0),
            returned.get(leaf.code, 0),
            counts.get(leaf.code, (0, 0))[0],
        )
        for leaf in index_set_of(round_).leaves
    ]
    warm = [one for one in leaves if any(one.heat)]
    return sorted(warm, key=lambda one: one.heat, reverse=True)


def counted(codes: QuerySet[Any, Any], of: str = "pk") -> dict[str, int]:
    """How many rows there are of each leaf. One query."""
    rows = codes.order_by().values_list("entry__code")
    return dict(rows.annotate(n=Count(of, distinct=True)))


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


def completeness(round_: Round, participant: int | None = None) -> list[DomainLine]:
    """Items done by domain, of the whole round or of one unit. One query."""
    rows = Entry.objects.filter(participant__round=round_)
    if participant is not None:
        rows = rows.filter(participant=participant)
    counted_ = (
        rows.order_by()
        .values_list("code")
        .annotate(
            done=Count("pk", filter=Q(status="done")),
            total=Count("pk"),
            returned=Count("pk", filter=Q(stage=Stage.RETURNED)),
        )
    )
    by_code = {code: (done, total, returned) for code, done, total, returned in counted_}
    lines = []
    for domain in index_set_of(round_).domains:
        own = [leaf.code for leaf in domain.leaves() if is_declared(leaf)]
        sums = [sum(by_code.get(code, (0, 0, 0))[at] for code in own) for at in range(3)]
        if own:
            lines.append(DomainLine(domain.title, domain.code, *sums))
    return lines


class Timeliness(NamedTuple):
    """How returned items were answered."""

    in_time: int
    late: int
    open: int


def timeliness(round_: Round) -> dict[int, Timeliness]:
    """Returns answered in time, late, or open, by unit. One query."""
    rows = Return.objects.filter(entry__participant__round=round_).values_list(
        "entry__participant", "answered_at", "due_on"
    )
    found: dict[int, list[int]] = {}
    for unit, answered, due in rows:
        counts = found.setdefault(unit, [0, 0, 0])
        counts[2 if answered is None else int(timezone.localdate(answered) > due)] += 1
    return {unit: Timeliness(*counts) for unit, counts in found.items()}

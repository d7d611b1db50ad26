"""Items whose points the council gives itself: which they are, and what it has given."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from thuocdo.apps.rounds.models import Entry, Layer, Phase, Round, Word
from thuocdo.apps.rounds.selectors.figures import SCORED, newest
from thuocdo.apps.rounds.selectors.scores import index_set_of, words_of
from thuocdo.core.index_set.model import IndexSet, Leaf, Method


class PointsLeaf(NamedTuple):
    """One such leaf, and how far the council is."""

    leaf: Leaf
    total: int  # units
    left: int  # without points

    @property
    def given(self) -> int:
        """Units that have points."""
        return self.total - self.left


class PointsRow(NamedTuple):
    """One unit: the council's word, and before it what a table gave."""

    entry: Entry
    word: Word | None
    given: Word | None


def councils_own(index_set: IndexSet) -> list[Leaf]:
    """The leaves that only the council scores, in the order of the document."""
    leaves = index_set.leaves
    return [leaf for leaf in leaves if leaf.method is Method.COUNCIL and leaf.rule is not None]


def without_points(round_: Round) -> QuerySet[Entry]:
    """Items of the council's own of which nobody has said anything yet."""
    codes = [leaf.code for leaf in councils_own(index_set_of(round_))]
    said = Word.objects.filter(entry=OuterRef("pk"), layer__in=SCORED, is_withdrawn=False)
    return Entry.objects.filter(~Exists(said), participant__round=round_, code__in=codes)


def leaves_to_point(round_: Round) -> list[PointsLeaf]:
    """The council's own leaves with how many units have points. Two queries, or none."""
    leaves = councils_own(index_set_of(round_))
    if not leaves:
        return []
    codes = [leaf.code for leaf in leaves]
    sits = {"participant__block__phase": Phase.COUNCIL}
    rows = Entry.objects.filter(participant__round=round_, code__in=codes, **sits)
    total = Counter(rows.values_list("code", flat=True))
    left = Counter(without_points(round_).filter(**sits).values_list("code", flat=True))
    return [
        PointsLeaf(leaf, total[leaf.code], left[leaf.code]) for leaf in leaves if total[leaf.code]
    ]


def points_rows(round_: Round, code: str) -> list[PointsRow]:
    """All units of a leaf by block, as they stand. Two queries."""
    found = Entry.objects.filter(
        participant__round=round_, code=code, participant__block__phase=Phase.COUNCIL
    ).select_related("participant__unit", "participant__block__block")
    order = "participant__block__block__order", "participant__unit__sort_key"
    entries = list(found.order_by(*order))
    words = words_of(entries)
    rows = [(entry, newest(words.get(entry.pk, []))) for entry in entries]
    return [
        PointsRow(entry, said.get(Layer.COUNCIL), said.get(Layer.DECLARED)) for entry, said in rows
    ]

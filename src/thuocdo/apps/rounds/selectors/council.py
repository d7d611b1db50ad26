"""What the council looks at: open disagreements, accepted explanations, and each item in full."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from thuocdo.apps.rounds.models import (
    AgendaItem,
    AgendaKind,
    Appeal,
    CheckLine,
    Entry,
    Layer,
    Phase,
    Remark,
    Return,
    Round,
    Sitting,
    Stage,
    Word,
)
from thuocdo.apps.rounds.selectors.appraisal.column import shown
from thuocdo.apps.rounds.selectors.checks import found_of
from thuocdo.apps.rounds.selectors.citing import Cited, cited_in
from thuocdo.apps.rounds.selectors.figures import newest
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.core.index_set.model import Leaf
from thuocdo.vietnamese.sentence import Sentence

SITS = (Phase.COUNCIL, Phase.PUBLISHED)  # published: only what an appeal reopened
SHOWN = 8  # similar cases


class Matter(NamedTuple):
    """One item that awaits the council, and why."""

    entry: Entry
    kind: AgendaKind


def open_entries(round_: Round) -> QuerySet[Entry]:
    """Items that await the council: disputed, or accepted after an explanation."""
    explained = Word.objects.filter(entry=OuterRef("pk"), layer=Layer.EXPLANATION)
    accepted = Q(Exists(explained), stage=Stage.SECONDED)
    return Entry.objects.filter(
        Q(stage=Stage.DISPUTED) | accepted,
        participant__round=round_,
        participant__block__phase__in=SITS,
    )


def agenda(round_: Round) -> list[Matter]:
    """Exactly the open disagreements, then the accepted explanations, by item and unit.

    What an appeal reopened is a disagreement with a name of its own. Two queries.
    """
    upheld = Appeal.objects.filter(participant__round=round_, is_upheld=True)
    appealed: set[int | None] = set(upheld.values_list("entry", flat=True))
    rows = open_entries(round_).select_related(
        "participant__unit", "participant__block__block", "participant__round__edition__scheme"
    )
    matters = [Matter(row, kind_of(row, appealed)) for row in rows]
    order = list(AgendaKind)
    return sorted(matters, key=lambda one: (order.index(one.kind), *place(one.entry)))


def kind_of(entry: Entry, appealed: set[int | None]) -> AgendaKind:
    """Why an item awaits the council."""
    if entry.stage == Stage.SECONDED:
        return AgendaKind.EXPLANATION
    return AgendaKind.APPEAL if entry.pk in appealed else AgendaKind.DISPUTE


def place(entry: Entry) -> tuple[int, str, int]:
    """Items of one leaf stand together: like cases are decided alike."""
    return entry.order, entry.participant.unit.sort_key, entry.pk


def uncalled(round_: Round) -> list[Matter]:
    """Matters that no sitting still to be closed has on its agenda. Three queries."""
    called = AgendaItem.objects.filter(sitting__round=round_, sitting__closed_at__isnull=True)
    known = set(called.values_list("entry", flat=True))
    return [matter for matter in agenda(round_) if matter.entry.pk not in known]


def sittings(round_: Round | None = None) -> QuerySet[Sitting]:
    """Sittings of a round or of all, the latest first."""
    rows = Sitting.objects.select_related("round__authority", "round__edition__scheme")
    return rows if round_ is None else rows.filter(round=round_)


def items_of(sitting: Sitting) -> QuerySet[AgendaItem]:
    """The agenda of a sitting with units and decisions. One query."""
    return sitting.items.select_related(
        "entry__participant__unit", "entry__participant__block__block", "decision__reason"
    ).order_by("order", "id")


class LayerLine(NamedTuple):
    """What one layer says of an item."""

    layer: Layer
    word: Word | None  # the one that counts
    earlier: list[Word]  # what was said before it in the same layer
    figures: Sentence | None  # of the one that counts, in short
    papers: list[Cited]  # it was shown with


class Similar(NamedTuple):
    """Another unit with the same declared figures for the same item."""

    entry: Entry
    word: Word | None  # the latest with figures after the declared one
    points: Decimal | None


class Sheet(NamedTuple):
    """Everything that was said of an item."""

    leaf: Leaf
    layers: list[LayerLine]
    returns: list[Return]
    remarks: list[Remark]
    similar: list[Similar]
    alike: int  # all similar ones
    usual: Decimal | None  # points that most of them got
    dissimilar: int  # of them that got others
    checked: list[CheckLine]  # what field checks found


def sheet(entry: Entry) -> Sheet:
    """Both texts, all layers with their history, and similar cases. Six queries."""
    leaf = leaves_of(index_set_of(entry.participant.round))[entry.code]
    rows = entry.words.select_related("reason").order_by("id")
    words = list(rows)
    similar = similar_cases(entry, words)
    points = [one.points for one in similar]
    usual = max(points, key=points.count) if points else None
    return Sheet(
        leaf,
        [line(leaf, layer, words) for layer in Layer if layer is not Layer.FINAL],
        list(entry.returns.select_related("reason").order_by("id")),
        list(entry.remarks.select_related("by__unit").order_by("id")),
        similar[:SHOWN],
        len(similar),
        usual,
        sum(one != usual for one in points),
        found_of(entry),
    )


def line(leaf: Leaf, layer: Layer, words: Iterable[Word]) -> LayerLine:
    """One layer with its history."""
    own = [word for word in words if word.layer == layer]
    counting = newest(own).get(layer)
    earlier = [word for word in own if word != counting]
    figures = shown(leaf, counting) if counting else None
    return LayerLine(layer, counting, earlier, figures, cited_in(counting))


def similar_cases(entry: Entry, words: Iterable[Word]) -> list[Similar]:
    """Other units that declared the same figures for the same item. Two queries, or none."""
    declared = newest(words).get(Layer.DECLARED)
    if declared is None or not (declared.figures or declared.not_applicable):
        return []
    others = Word.objects.filter(
        entry__code=entry.code,
        entry__participant__round=entry.participant.round_id,
        layer=Layer.DECLARED,
    ).exclude(entry=entry)
    same = {word.entry_id for word in others if says_the_same(word, declared)}
    spoken: dict[int, list[Word]] = {}
    for word in Word.objects.filter(entry__in=same).select_related("reason").order_by("id"):
        spoken.setdefault(word.entry_id, []).append(word)
    rows = Entry.objects.filter(pk__in=same).select_related("participant__unit")
    found = [compared(row, newest(spoken[row.pk])) for row in rows]
    return sorted(found, key=lambda one: (one.word is None, one.entry.participant.unit.sort_key))


def says_the_same(one: Word, other: Word) -> bool:
    """Whether two words have the same figures."""
    return one.figures == other.figures and bool(one.not_applicable) == bool(other.not_applicable)


def compared(entry: Entry, words: dict[str, Word]) -> Similar:
    """What became of a similar case."""
    after = (Layer.COUNCIL, Layer.SECOND, Layer.APPRAISED)
    word = next((words[layer] for layer in after if layer in words), None)
    declared = words.get(Layer.DECLARED)
    points = word.points if word else declared.points if declared else None
    return Similar(entry, word, points)

"""What an item was last year: its place in the edition before, figures, points, documents."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.indexsets.models import Edition
from thuocdo.apps.rounds.models import Entry, Layer, Participant, Round, Word
from thuocdo.apps.rounds.selectors.figures import effective, entry_of_word, newest
from thuocdo.apps.rounds.selectors.own_rows import Before, words_before
from thuocdo.apps.rounds.selectors.scores import words_of
from thuocdo.core.errors import InvalidRequest
from thuocdo.core.index_set.editions import Change, ItemComparison, compare_editions
from thuocdo.core.index_set.model import Leaf
from thuocdo.core.tracing.phrases import figure_text
from thuocdo.vietnamese.sentence import Sentence

HARDER = {Change.CHANGED_RULE, Change.CHANGED_MAXIMUM, Change.SPLIT, Change.MERGED}
WORDS = {
    "new": Sentence("Mới", "New"),
    "changed": Sentence("Đổi quy tắc", "Rule changed"),
    "same": Sentence("Giữ nguyên", "Kept"),
    "dropped": Sentence("Bỏ", "Dropped"),
}


class Badge(NamedTuple):
    """What the new edition did to an item."""

    kind: str  # new, changed, same or dropped
    sentence: Sentence  # all that happened, in words
    old: tuple[str, ...]  # codes in the edition before
    year: int  # of the round before

    @property
    def word(self) -> Sentence:
        """The badge."""
        return WORDS[self.kind]


class Figure(NamedTuple):
    """One figure of last year."""

    name: str  # of the input
    label: Sentence
    text: Sentence


class LastYear(NamedTuple):
    """One item as it stood at the end of the round before."""

    entry: Entry | Before
    leaf: Leaf
    figures: tuple[Figure, ...]
    points: Decimal | None
    maximum: Decimal
    explanation: str
    documents: list[list[object]]  # as the word kept them: [key, number, page, …]


def badges_of(round_: Round) -> Mapping[str, Badge]:
    """A badge for each leaf, by code; none in a first round. No query."""
    if round_.previous is None:
        return {}
    old, new, year = round_.previous.edition, round_.edition, round_.previous.year
    return badges_between(old, new, old.content_hash, new.content_hash, year)


@lru_cache(maxsize=16)
def badges_between(
    old: Edition, new: Edition, _old_hash: str, _new_hash: str, year: int
) -> Mapping[str, Badge]:
    """The badges, once a process; the hashes tell changed drafts apart."""
    return {
        code: Badge(kind_of(item), item.sentence, old_codes(item), year)
        for code, item in compared(old, new).items()
    }


def dropped_in(round_: Round) -> list[Badge]:
    """What the edition before had and the new one has not."""
    if round_.previous is None:
        return []
    found = dropped(round_.previous.edition, round_.edition)
    return [
        Badge("dropped", item.sentence, old_codes(item), round_.previous.year) for item in found
    ]


def compared(old: Edition, new: Edition) -> Mapping[str, ItemComparison]:
    """The leaves of the new edition with what became of each; none where editions do not pair."""
    return both(old, new, old.content_hash, new.content_hash)[0]


def dropped(old: Edition, new: Edition) -> list[ItemComparison]:
    """Leaves of the old edition without a successor."""
    return both(old, new, old.content_hash, new.content_hash)[1]


@lru_cache(maxsize=16)
def both(
    old: Edition,
    new: Edition,
    _old_hash: str,
    _new_hash: str,
) -> tuple[dict[str, ItemComparison], list[ItemComparison]]:
    """Compare once a process; the hashes tell changed drafts apart."""
    try:
        found = compare_editions(indexsets.index_set_of(old), indexsets.index_set_of(new))
    except InvalidRequest:
        return {}, []
    by_code = {node.code: item for item in found.leaves for node in item.new}
    return by_code, [item for item in found.leaves if not item.new]


def kind_of(item: ItemComparison) -> str:
    """New, changed or the same; another wording changes nothing in what is asked."""
    if Change.NEW in item.changes:
        return "new"
    return "changed" if HARDER & item.changes else "same"


def old_codes(item: ItemComparison) -> tuple[str, ...]:
    """Of the edition before."""
    return tuple(node.code for node in item.old)


def points_of(entry: Entry | Before) -> Decimal | None:
    """Points of the last layer that has any."""
    layers = (entry.final_points, entry.second_points, entry.appraised_points)
    return next((one for one in layers if one is not None), entry.declared_points)


def last_years(participant: Participant, codes: Iterable[str]) -> dict[str, LastYear]:
    """Items of the round before by their old code, where the unit had any. Two queries, or none."""
    previous = participant.round.previous
    wanted = list(codes)
    if previous is None or not wanted:
        return {}
    index_set = indexsets.index_set_of(previous.edition)
    rows = list(
        Entry.objects.filter(
            participant__round=previous,
            participant__unit__code=participant.unit.code,
            code__in=wanted,
        ).order_by("order")
    )
    words = words_of(rows)
    return {
        row.code: as_it_was(row, index_set.leaf(row.code), words.get(row.pk, [])) for row in rows
    }


def last_of(
    participant: Participant, rows: Mapping[str, Before], codes: Iterable[str]
) -> list[LastYear]:
    """The same of rows that are known already, in the order of the codes. One query, or none."""
    wanted = [rows[code] for code in codes if code in rows]
    previous = participant.round.previous
    if previous is None or not wanted:
        return []
    index_set, words = indexsets.index_set_of(previous.edition), words_before(wanted)
    return [as_it_was(row, index_set.leaf(row.code), words.get(row.pk, [])) for row in wanted]


def as_it_was(entry: Entry | Before, leaf: Leaf, said: list[Word]) -> LastYear:
    """One item with its last figures, and what the unit itself had written and linked."""
    latest = newest(said)
    word, own = effective(latest), latest.get(Layer.DECLARED)
    figures = entry_of_word(leaf, word) if word else None
    top = leaf.maximum if entry.maximum is None else entry.maximum
    return LastYear(
        entry,
        leaf,
        figures_of(leaf, figures.values if figures else {}),
        points_of(entry),
        top,
        own.text if own else "",
        own.documents if own else [],
    )


def figures_of(leaf: Leaf, values: Mapping[str, object]) -> tuple[Figure, ...]:
    """Figures under their labels."""
    inputs = leaf.rule.inputs if leaf.rule else ()
    return tuple(
        Figure(asked.name, asked.label, figure_text(values[asked.name]))  # type: ignore[arg-type]
        for asked in inputs
        if asked.name in values
    )

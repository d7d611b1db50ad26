"""Scores of a unit from any layer, in milliseconds; nothing of it is stored here."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.indexsets.models import Edition
from thuocdo.apps.rounds.models import Entry, Layer, Participant, Round, Word
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.selectors.figures import (
    effective,
    entry_of_draft,
    entry_of_word,
    newest,
)
from thuocdo.core.errors import InvalidFigure
from thuocdo.core.index_set.model import IndexSet, Leaf
from thuocdo.core.rollup.results import UnitResult
from thuocdo.core.rollup.units import Scorer
from thuocdo.core.scoring.figures import Entry as Figures

Words = Mapping[int, list[Word]]  # entry → its words


def index_set_of(round_: Round) -> IndexSet:
    """The rules of a round."""
    return indexsets.index_set_of(round_.edition)


def scorer_of(round_: Round) -> Scorer:
    """The rules made ready, once a process."""
    return made_ready(round_.edition, round_.edition.content_hash, round_.survey_held)


@lru_cache(maxsize=16)
def made_ready(edition: Edition, content_hash: str, survey_held: bool) -> Scorer:  # noqa: ARG001, FBT001
    """The same rules for everybody in the process; the hash tells changed drafts apart."""
    return Scorer(indexsets.index_set_of(edition), survey_held=survey_held)


def leaves_of(index_set: IndexSet) -> dict[str, Leaf]:
    """The leaves by code, in the order of the document."""
    return {leaf.code: leaf for leaf in index_set.leaves}


def live(
    participant: Participant, entries: Iterable[Entry], words: Words | None = None
) -> UnitResult:
    """Points as the unit's people see them while they type; given words count for the rest.

    The words are those of the items that the unit does not fill in, if they are known already.
    """
    scorer = scorer_of(participant.round)
    leaves = leaves_of(scorer.index_set)
    rows = list(entries)
    given = words
    if given is None:
        given = words_of([row for row in rows if not is_declared(leaves[row.code])])
    figures: dict[str, Figures] = {}
    for row in rows:
        leaf = leaves[row.code]
        if is_declared(leaf):
            found = entry_of_draft(leaf, row.draft)
        else:
            word = effective(newest(given.get(row.pk, [])))
            found = entry_of_word(leaf, word) if word else None
        if found is not None:
            figures[row.code] = found
    return scored(scorer, participant.unit.code, figures)


def layered(
    participant: Participant, entries: Iterable[Entry], words: Words, upto: Layer = Layer.COUNCIL
) -> UnitResult:
    """Points by the latest word of every item, up to and including a layer."""
    scorer = scorer_of(participant.round)
    leaves = leaves_of(scorer.index_set)
    figures: dict[str, Figures] = {}
    for row in entries:
        word = effective(newest(words.get(row.pk, [])), upto)
        found = entry_of_word(leaves[row.code], word) if word else None
        if found is not None:
            figures[row.code] = found
    return scored(scorer, participant.unit.code, figures)


def scored(scorer: Scorer, unit: str, figures: Mapping[str, Figures]) -> UnitResult:
    """Score; a figure that contradicts itself is set aside, and its item counts as missing."""
    left = dict(figures)
    while True:
        try:
            return scorer.score(unit, left)
        except InvalidFigure as wrong:
            if wrong.code not in left:
                raise
            del left[wrong.code]


def contradiction(round_: Round, unit: str, code: str, figures: Figures) -> InvalidFigure | None:
    """What the rule refuses in the figures of one item; None where they can be scored."""
    try:
        scorer_of(round_).score(unit, {code: figures})
    except InvalidFigure as wrong:
        return wrong
    return None


def words_of(entries: Iterable[Entry]) -> dict[int, list[Word]]:
    """All words of some items, in their order. One query, or none."""
    keys = [entry.pk for entry in entries]
    found: dict[int, list[Word]] = {}
    if keys:
        for word in Word.objects.filter(entry__in=keys).order_by("id"):
            found.setdefault(word.entry_id, []).append(word)
    return found

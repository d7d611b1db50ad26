"""What a second appraiser looks at, and what is left for the council."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from thuocdo.apps.rounds.models import Entry, Layer, Phase, Round, Stage, Word
from thuocdo.apps.rounds.permissions import domain_of
from thuocdo.apps.rounds.selectors.appraisal.facts import entries_of
from thuocdo.apps.rounds.selectors.appraisal.reach import Reach
from thuocdo.apps.rounds.selectors.figures import newest
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of, words_of
from thuocdo.core.index_set.model import Leaf


class Case(NamedTuple):
    """One item with what everybody said."""

    entry: Entry
    leaf: Leaf
    words: dict[str, Word]
    is_open: bool  # whether the person may appraise it a second time

    @property
    def first(self) -> Word | None:
        """The first appraisal."""
        return self.words.get(Layer.APPRAISED)

    @property
    def explanation(self) -> Word | None:
        """The unit's."""
        return self.words.get(Layer.EXPLANATION)

    @property
    def second(self) -> Word | None:
        """The second appraisal."""
        return self.words.get(Layer.SECOND)

    @property
    def at_stake(self) -> Decimal | None:
        """Points between what was declared and what was given."""
        declared, given = self.entry.declared_points, self.entry.appraised_points
        return None if declared is None or given is None else declared - given


def to_second(round_: Round, reach: Reach) -> list[Case]:
    """Items in the second appraisal that were explained or lowered, those still open first."""
    rows = entries_of(round_).filter(
        participant__block__phase=Phase.SECOND,
        stage__in=(Stage.EXPLAINED, Stage.APPRAISED, Stage.SECONDED, Stage.DISPUTED),
    )
    found = [
        case
        for case in cases_of(round_, rows, reach)
        if case.explanation or case.second or case.at_stake
    ]
    return sorted(found, key=lambda case: (case.second is not None, case.explanation is None))


def disputed(round_: Round, reach: Reach) -> list[Case]:
    """Disagreements for the council."""
    return cases_of(round_, entries_of(round_).filter(stage=Stage.DISPUTED), reach)


def cases_of(round_: Round, entries: Iterable[Entry], reach: Reach) -> list[Case]:
    """Items that the person may see, with their words. Two queries."""
    index_set = index_set_of(round_)
    leaves = leaves_of(index_set)
    rows = [
        row for row in entries if reach.covers(row.participant.unit, domain_of(index_set, row.code))
    ]
    said = words_of(rows)
    return [case_of(row, leaves[row.code], newest(said.get(row.pk, [])), reach) for row in rows]


def case_of(entry: Entry, leaf: Leaf, words: dict[str, Word], reach: Reach) -> Case:
    """One item; the first appraiser and people of the unit do not appraise it again."""
    first = words.get(Layer.APPRAISED)
    is_mine = first is not None and first.by_id == reach.person.pk
    is_open = not is_mine and not reach.is_own(entry.participant.unit)
    return Case(entry, leaf, words, is_open)

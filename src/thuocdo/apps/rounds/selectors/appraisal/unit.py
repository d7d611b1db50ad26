"""One unit over all leaves that a person may appraise."""

from collections import Counter
from typing import NamedTuple

from thuocdo.apps.rounds.models import Participant, Round
from thuocdo.apps.rounds.permissions import domain_of
from thuocdo.apps.rounds.selectors.appraisal.column import Row
from thuocdo.apps.rounds.selectors.appraisal.facts import facts_of
from thuocdo.apps.rounds.selectors.appraisal.flags import Group, flags_of, group_of
from thuocdo.apps.rounds.selectors.appraisal.reach import Reach
from thuocdo.apps.rounds.selectors.appraisal.rows import UNIT, beside, entries_in
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.vietnamese.sentence import Sentence


class Part(NamedTuple):
    """The rows of a domain."""

    code: str
    title: Sentence
    rows: list[Row]


class UnitRows(NamedTuple):
    """A unit with its items."""

    participant: Participant
    is_own: bool
    parts: list[Part]

    @property
    def rows(self) -> list[Row]:
        """All items."""
        return [row for part in self.parts for row in part.rows]

    @property
    def split(self) -> Counter[Group]:
        """What awaits appraisal, by group."""
        return Counter(row.group for row in self.rows if row.is_waiting)

    @property
    def left(self) -> int:
        """How many items await appraisal."""
        return self.split.total()

    def waiting(self, group: Group) -> list[Row]:
        """What the person can confirm in one go."""
        return [row for row in self.rows if row.group is group and row.is_open]


def unit_rows(round_: Round, unit: str, reach: Reach) -> UnitRows | None:
    """The items of a unit; None where there are none that the person may see. Six queries."""
    index_set = index_set_of(round_)
    leaves = leaves_of(index_set)
    places = {code: domain_of(index_set, code) for code in leaves}
    seen = [
        row
        for row in entries_in(UNIT, round_, unit)
        if reach.covers(row.participant.unit, places[row.code])
    ]
    if not seen:
        return None
    participant = seen[0].participant
    is_own = reach.is_own(participant.unit)
    rows: dict[str, list[Row]] = {}
    for facts in facts_of(round_, seen, beside(UNIT, round_, unit, unit)):
        leaf = leaves[facts.entry.code]
        flags = flags_of(round_, leaf, facts)
        row = Row(facts, leaf, flags, group_of(leaf, flags), is_own)
        rows.setdefault(places[leaf.code], []).append(row)
    return UnitRows(
        participant,
        is_own,
        [Part(d.code, d.title, rows[d.code]) for d in index_set.domains if d.code in rows],
    )

"""One leaf over all units: the rows of the column with their group, flags and what was said."""

from collections import Counter
from decimal import Decimal
from typing import NamedTuple

from thuocdo.apps.rounds.models import Entry, Layer, Round, Stage, Word
from thuocdo.apps.rounds.permissions import domain_of
from thuocdo.apps.rounds.selectors.appraisal.facts import Facts, facts_of, old_codes
from thuocdo.apps.rounds.selectors.appraisal.flags import Flag, Group, flags_of, group_of
from thuocdo.apps.rounds.selectors.appraisal.reach import Reach
from thuocdo.apps.rounds.selectors.appraisal.rows import LEAF, beside, entries_in
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.selectors.figures import values_of
from thuocdo.apps.rounds.selectors.own_fields import labels_of
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.core.index_set.model import Leaf
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Value
from thuocdo.core.tracing.phrases import figure_text
from thuocdo.vietnamese.sentence import Sentence

WAITING = {Stage.SUBMITTED}
ALL, TO_DO, RETURNED, DONE = "all", "todo", "returned", "done"


class Row(NamedTuple):
    """One unit in the column."""

    facts: Facts
    leaf: Leaf
    flags: list[Flag]
    group: Group
    is_own: bool  # the appraiser's own unit: read, never written

    @property
    def entry(self) -> Entry:
        """The item."""
        return self.facts.entry

    @property
    def code(self) -> str:
        """Of the unit."""
        return self.entry.participant.unit.code

    @property
    def is_waiting(self) -> bool:
        """Whether it awaits appraisal."""
        return self.entry.stage in WAITING

    @property
    def filters(self) -> set[str]:
        """The filters that show it."""
        if self.is_waiting:
            return {self.group, TO_DO}
        return {self.group, RETURNED if self.entry.stage == Stage.RETURNED else DONE}

    @property
    def is_open(self) -> bool:
        """Whether this person may give it a word now."""
        return self.is_waiting and not self.is_own

    @property
    def declared(self) -> Word | None:
        """What the unit, or the data, says."""
        return self.facts.words.get(Layer.DECLARED)

    @property
    def appraised(self) -> Word | None:
        """The first appraisal."""
        return self.facts.words.get(Layer.APPRAISED)

    @property
    def figures(self) -> Sentence | None:
        """The declared figures in short."""
        return shown(self.leaf, self.declared) if self.declared else None

    @property
    def last_points(self) -> Decimal | None:
        """Of the year before."""
        return self.facts.last.points if self.facts.last else None

    @property
    def is_lowered(self) -> bool:
        """Whether the appraisal gave other points than were declared."""
        return self.appraised is not None and self.appraised.points != self.entry.declared_points


class Column(NamedTuple):
    """One leaf over all units that the person may see."""

    round: Round
    leaf: Leaf
    domain: str  # code
    rows: list[Row]

    @property
    def split(self) -> Counter[Group]:
        """How many units each group still has to do."""
        return Counter(row.group for row in self.rows if row.is_waiting)

    @property
    def groups(self) -> Counter[Group]:
        """How many units are in each group, done or not."""
        return Counter(row.group for row in self.rows)

    @property
    def done(self) -> int:
        """How many units have an appraisal."""
        return len(self.filtered(DONE))

    @property
    def returned(self) -> int:
        """How many are with their units."""
        return len(self.filtered(RETURNED))

    def waiting(self, group: Group) -> list[Row]:
        """What the person can confirm in one go."""
        return [row for row in self.rows if row.group is group and row.is_open]

    def filtered(self, which: str) -> list[Row]:
        """The rows of a filter; an unknown one is all."""
        known = {TO_DO, RETURNED, DONE, *Group}
        return [row for row in self.rows if which not in known or which in row.filters]


def column_of(round_: Round, code: str, reach: Reach) -> Column:
    """One leaf over the units that the person may see. Six queries.

    Raises:
        InvalidRequest: there is no such leaf.
    """
    index_set = index_set_of(round_)
    leaf, domain = index_set.leaf(code), domain_of(index_set, code)
    seen = reach.seen(entries_in(LEAF, round_, code), domain)
    known = beside(LEAF, round_, code, old_codes(round_, seen[:1]).get(code, ""))
    rows = rows_of(round_, leaf, facts_of(round_, seen, known), reach)
    return Column(round_, leaf, domain, rows)


def rows_of(round_: Round, leaf: Leaf, every: list[Facts], reach: Reach) -> list[Row]:
    """Items of one leaf as rows."""
    found = []
    for facts in every:
        flags = flags_of(round_, leaf, facts)
        is_own = reach.is_own(facts.entry.participant.unit)
        found.append(Row(facts, leaf, flags, group_of(leaf, flags), is_own))
    return found


def shown(leaf: Leaf, word: Word) -> Sentence | None:
    """The figures of a word in short: "468/1.200 = 39%", "có"; None where there are none."""
    if word.not_applicable:
        return Sentence("không áp dụng", "not applicable")
    values = values_of(leaf, word.figures)
    if not values:
        return None
    if values.keys() == {"numerator", "denominator"}:
        return as_fraction(values["numerator"], values["denominator"])
    labels = labels_of(leaf.rule) if leaf.rule else {}
    texts = [labels.get(str(value), figure_text(value)) for value in values.values()]
    return Sentence(" · ".join(t.vi for t in texts), " · ".join(t.en for t in texts))


def as_fraction(part: Value, whole: Value) -> Sentence:
    """A share with its counts."""
    above, below = figure_text(part), figure_text(whole)
    counts = Sentence(f"{above.vi}/{below.vi}", f"{above.en}/{below.en}")
    if not isinstance(part, Decimal) or not isinstance(whole, Decimal) or not whole:
        return counts
    rate = wording.percent(part / whole * 100, 1)
    return Sentence(f"{counts.vi} = {rate.vi}", f"{counts.en} = {rate.en}")


def source_word(leaf: Leaf) -> Sentence:
    """What the column of points is called: declared by units, or from data."""
    if is_declared(leaf):
        return Sentence("Tự chấm", "Declared")
    return Sentence("Tính từ số liệu", "From data")

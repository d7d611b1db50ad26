"""All figures that a unit fills in, one under the other: the rows of the entry grid."""

from typing import NamedTuple

from thuocdo.apps.rounds.selectors.fields import NOT_APPLICABLE, text_of
from thuocdo.apps.rounds.selectors.own_fields import Field, fields_of
from thuocdo.apps.rounds.selectors.own_item import Others, now_of
from thuocdo.apps.rounds.selectors.own_tree import Line, Tree
from thuocdo.core.index_set.model import Group
from thuocdo.core.tracing.traces import others_of
from thuocdo.vietnamese.sentence import Sentence


class Cells(NamedTuple):
    """One item with its fields."""

    line: Line
    fields: list[Field]
    is_open: bool  # the unit may still write in it
    refusal: Sentence | None  # a contradiction between its figures

    @property
    def not_applicable(self) -> str:
        """The reason given for leaving it empty."""
        return text_of(self.line.entry.draft, NOT_APPLICABLE).strip()


class Sheet(NamedTuple):
    """A domain with the items that the unit fills in."""

    group: Group
    items: list[Cells]


def sheets(whole: Tree, opens: set[int]) -> list[Sheet]:
    """The rows, by domain. No query.

    Args:
        whole: The tree of the unit.
        opens: Keys of the items in which the reader may write.
    """
    others = others_of(whole.result)
    found = [
        Sheet(branch.group, [cells_of(line, others, opens) for line in branch.own])
        for branch in whole.branches
    ]
    return [sheet for sheet in found if sheet.items]


def cells_of(line: Line, others: Others, opens: set[int]) -> Cells:
    """One item."""
    fields = fields_of(line.leaf, line.entry.draft)
    return Cells(line, fields, line.entry.pk in opens, contradiction(line, fields, others))


def contradiction(line: Line, fields: list[Field], others: Others) -> Sentence | None:
    """Why figures that can each be read give no points together."""
    if line.result.points is not None or not any(field.text for field in fields):
        return None
    return now_of(line.leaf, line.entry.draft, others).refusal

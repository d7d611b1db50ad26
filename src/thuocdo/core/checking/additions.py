"""A stated whole and the rows that should make it up, as every sum check sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from thuocdo.core.checking.finding import Severity
from thuocdo.core.checking.kinds import Kind, kind_of
from thuocdo.core.checking.outline import Node, groups, outline, terms
from thuocdo.core.checking.precision import (
    EXACT_FIGURE,
    Tolerance,
    column_decimals,
    decimals_shown,
    tolerance_of,
)
from thuocdo.core.checking.published import Part, Statement
from thuocdo.core.rounding import ZERO


class Figure(Enum):
    """Which column is added up."""

    POINTS = "points"
    MAXIMUM = "maximum"
    CHANGE = "change"

    def of(self, part: Part) -> Decimal | None:
        """The figure of one row."""
        return {
            Figure.POINTS: part.points,
            Figure.MAXIMUM: part.maximum,
            Figure.CHANGE: part.change,
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A whole and its rows; ``whole_decimals`` is the precision of the whole's own column."""

    subject: str
    whole: Part
    nodes: tuple[Node, ...]
    column: tuple[Part, ...]  # all rows of the table, for the precision of their columns
    whole_columns: dict[Figure, int]  # decimals
    is_total: bool
    claims_all_parts: bool

    @property
    def severity_of_a_gap(self) -> Severity:
        """How serious it is that an unlisted part would explain a difference.

        A table with a row of totals claims to list all parts. A list may be a selection: plainly
        so when it holds less than half of the whole.
        """
        if self.claims_all_parts:
            return Severity.ERROR
        figure = Figure.MAXIMUM if self.values(Figure.MAXIMUM) else Figure.POINTS
        listed, whole = self.values(figure), self.stated(figure)
        is_most = listed is not None and whole is not None and 2 * sum(listed, ZERO) >= whole
        return Severity.WARNING if is_most else Severity.NOTE

    def stated(self, figure: Figure) -> Decimal | None:
        """What the whole is stated to be."""
        return figure.of(self.whole)

    def rows(self, figure: Figure) -> tuple[Part, ...]:
        """The rows that make up the whole."""
        return terms(self.nodes, figure.of)

    def values(self, figure: Figure) -> tuple[Decimal, ...] | None:
        """The figures to add up; None where one is missing."""
        found = tuple(figure.of(row) for row in self.rows(figure))
        known = tuple(value for value in found if value is not None)
        return known if known and len(known) == len(found) else None

    def is_whole(self, figure: Figure) -> bool:
        """Whether all figures are whole: such are seldom rounded, a small difference is a doubt."""
        shown = (self.stated(figure), *(self.values(figure) or ()))
        return all(value is None or decimals_shown(value) == 0 for value in shown)

    def tolerance(self, figure: Figure) -> Tolerance:
        """What rounding can do to the known rows and the stated whole together."""
        decimals = column_decimals(map(figure.of, self.column))
        figures = [
            (self.stated(figure), self.whole_columns[figure]),
            *((figure.of(row), decimals) for row in self.rows(figure)),
        ]
        together = EXACT_FIGURE
        for value, column in figures:
            if value is not None:
                together = together.plus(tolerance_of(value, column))
        return together

    def sums(self, figure: Figure) -> tuple[Decimal, ...]:
        """The sums that a fair reader accepts, the plain one first; all rows must be known.

        A penalty may be printed without its minus. The maxima of bonus and penalty rows may
        lie outside the scale.
        """
        rows = [(kind_of(row), figure.of(row) or ZERO) for row in self.rows(figure)]
        plain = sum((value for _, value in rows), ZERO)
        if figure is Figure.MAXIMUM:
            within = [(kind, value) for kind, value in rows if kind is not Kind.PENALTY]
            with_bonus = sum((value for _, value in within), ZERO)
            without = sum((value for kind, value in within if kind is not Kind.BONUS), ZERO)
            return plain, with_bonus, without
        lowered = (-abs(value) if kind is Kind.PENALTY else value for kind, value in rows)
        return plain, sum(lowered, ZERO)

    def sum_without_survey(self, figure: Figure) -> Decimal | None:
        """The sum of the other rows, where a survey row may be a cut across them."""
        kinds = [(kind_of(row), figure.of(row) or ZERO) for row in self.rows(figure)]
        others = [value for kind, value in kinds if kind is not Kind.SURVEY]
        return sum(others, ZERO) if 0 < len(others) < len(kinds) else None


def additions_of(
    statement: Statement, subject: str, whole_columns: dict[Figure, int]
) -> Iterable[Addition]:
    """The stated total with its top rows, then each row with rows under it."""
    nodes = outline(statement.parts)
    yield Addition(
        subject=subject,
        whole=Part(points=statement.total, maximum=statement.maximum, change=statement.change),
        nodes=nodes,
        column=statement.parts,
        whole_columns=whole_columns,
        is_total=True,
        claims_all_parts=statement.claims_all_parts,
    )
    row_columns = {figure: column_decimals(map(figure.of, statement.parts)) for figure in Figure}
    for node in groups(nodes):
        yield Addition(
            subject=f"{subject} › {node.part.label}",
            whole=node.part,
            nodes=tuple(node.children),
            column=statement.parts,
            whole_columns=row_columns,
            is_total=False,
            claims_all_parts=statement.claims_all_parts,
        )

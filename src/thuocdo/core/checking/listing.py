"""Statements put side by side: one a unit and year, grouped as they were ranked together."""

from collections.abc import Iterable
from dataclasses import dataclass

from thuocdo.core.checking.additions import Figure
from thuocdo.core.checking.precision import column_decimals
from thuocdo.core.checking.published import Part, PublishedTable, Statement
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.normalising import to_nfc

UnitKey = tuple[str, str]  # unit, level
GroupKey = tuple[str, int | None]  # level, year


def same_name(text: str) -> str:
    """A key that ignores case and spacing but not the marks: Ân Thi is not An Thi."""
    return " ".join(to_nfc(text).casefold().split())


@dataclass(frozen=True, slots=True)
class Listing:
    """A published table, arranged for the checks that look across statements."""

    table: PublishedTable
    by_unit: dict[UnitKey, list[Statement]]  # named units, in the order of the table
    groups: dict[GroupKey, list[Statement]]  # the first statement of each unit and year
    levels: dict[str, set[str]]  # unit → levels it is listed at
    columns: dict[GroupKey, dict[Figure, int]]  # decimals that the totals of a group show

    def subject(self, statement: Statement) -> str:
        """The unit, with its level and year only where it is listed more than once."""
        if not statement.unit:
            return self.table.name
        name = same_name(statement.unit)
        level = statement.level if len(self.levels[name]) > 1 else ""
        years = {other.year for other in self.by_unit[unit_key(statement)]}
        year = str(statement.year or "") if len(years) > 1 else ""
        return ", ".join(filter(None, (statement.unit, level, year)))

    def year_before(self, statement: Statement) -> Statement | None:
        """What is stated about the same unit one year earlier."""
        if not statement.unit or statement.year is None:
            return None
        unit = self.by_unit[unit_key(statement)]
        return next((one for one in unit if one.year == statement.year - 1), None)

    def whole_columns(self, statement: Statement) -> dict[Figure, int]:
        """Decimals that the totals of the same level and year show."""
        return self.columns[group_key(statement)]


def listing_of(table: PublishedTable) -> Listing:
    """Arrange a table; a unit stated twice for one year takes part in its group once."""
    by_unit: dict[UnitKey, list[Statement]] = {}
    groups: dict[GroupKey, list[Statement]] = {}
    levels: dict[str, set[str]] = {}
    for statement in table.statements:
        if statement.unit:
            before = by_unit.setdefault(unit_key(statement), [])
            levels.setdefault(same_name(statement.unit), set()).add(fold(statement.level))
            is_repeated = any(other.year == statement.year for other in before)
            before.append(statement)
            if is_repeated:
                continue
        groups.setdefault(group_key(statement), []).append(statement)
    columns = {key: _decimals_of_totals(group) for key, group in groups.items()}
    return Listing(table, by_unit, groups, levels, columns)


def _decimals_of_totals(group: list[Statement]) -> dict[Figure, int]:
    return {
        Figure.POINTS: column_decimals(one.total for one in group),
        Figure.MAXIMUM: column_decimals(one.maximum for one in group),
        Figure.CHANGE: column_decimals(one.change for one in group),
    }


def unit_key(statement: Statement) -> UnitKey:
    """Which statements speak of the same unit."""
    return same_name(statement.unit), fold(statement.level)


def group_key(statement: Statement) -> GroupKey:
    """Which statements were ranked together, as far as the table says."""
    return fold(statement.level), statement.year


def by_out_of(group: Iterable[Statement]) -> dict[int | None, list[Statement]]:
    """The group split by the number of units ranked: another number is another ranking.

    Statements without the number join where only one number is stated.
    """
    split: dict[int | None, list[Statement]] = {}
    for statement in group:
        split.setdefault(statement.out_of, []).append(statement)
    if len(split) == 2 and None in split:
        (number,) = (key for key in split if key is not None)
        return {number: [*split[None], *split[number]]}
    return split


def same_parts(parts: Iterable[Part], others: Iterable[Part]) -> Iterable[tuple[Part, Part]]:
    """Rows of the same code and name; a label used twice in either list names no one row."""
    one, other = _by_label(parts), _by_label(others)
    return [(one[label], other[label]) for label in one if label in other]


def _by_label(parts: Iterable[Part]) -> dict[str, Part]:
    labelled: dict[str, list[Part]] = {}
    for part in parts:
        labelled.setdefault(same_name(part.label), []).append(part)
    return {label: rows[0] for label, rows in labelled.items() if label and len(rows) == 1}

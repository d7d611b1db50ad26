"""The answer to a question: whole numbers by group and part, rates made of them on display."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from thuocdo.analytics.kpi import Count, Kpi
from thuocdo.analytics.periods import Period
from thuocdo.analytics.question import Question
from thuocdo.analytics.rate import Rate
from thuocdo.analytics.summing import PART

PLACES = Decimal("0.0001")  # of percent, in files


class Cell(NamedTuple):
    """One indicator of one group in one part of the period."""

    group: tuple[str, ...]  # texts, in the order of Question.by
    part: Period
    kpi: Kpi
    number: int  # the numerator; of a plain count, the count
    rate: Rate | None  # null for a plain count

    @property
    def has_cases(self) -> bool:
        """Whether anything was counted."""
        return self.number != 0 or (self.rate is not None and self.rate.population != 0)


@dataclass(frozen=True)
class KpiTable:
    """Counts by group and part, in a fixed order, the same from every engine."""

    question: Question
    counts: pa.Table  # Question.by as texts, ``part`` from 1, then the columns of ``count_names``

    def cells(self) -> Iterator[Cell]:
        """All indicators of all rows."""
        for row in self.counts.to_pylist():
            yield from self.cells_of(row)

    def cells_of(self, row: Mapping[str, object]) -> Iterator[Cell]:
        """The indicators of one row of ``counts``; those without cases too."""
        group = tuple(str(row[key]) for key in self.question.by)
        part = self.question.parts[int(str(row[PART])) - 1]
        for kpi in self.question.kpis:
            number, population, n = (int(str(row[name])) for name in count_names(kpi))
            rate = Rate(number, population, n, kpi.minimum_n, kpi.has_interval)
            yield Cell(group, part, kpi, number, rate if kpi.is_rate else None)

    def cell(self, code: str, group: tuple[str, ...] = (), part: str | None = None) -> Cell | None:
        """One indicator of one group, in the part of that code; null where nothing was counted."""
        for cell in self.cells():
            if (cell.kpi.code, cell.group) == (code, group) and part in (None, cell.part.code):
                return cell
        return None

    def as_csv(self) -> str:
        """One line an indicator that has cases; decimal point, empty where there is no value."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([*self.question.by, "period", "kpi", *COLUMNS])
        for cell in self.cells():
            if cell.has_cases:
                writer.writerow([*cell.group, cell.part.code, cell.kpi.code, *written(cell)])
        return text.getvalue()


COLUMNS = ("count", "population", "n", "percent", "low", "high", "is_enough")


def written(cell: Cell) -> tuple[str, ...]:
    """The columns of a line after its keys."""
    if cell.rate is None:
        return (str(cell.number), "", "", "", "", "", "")
    rate = cell.rate
    low, high = rate.interval or (None, None)
    shares = (rounded(rate.percent), rounded(low), rounded(high))
    return (str(cell.number), str(rate.population), str(rate.n), *shares, str(int(rate.is_enough)))


def rounded(percent: Decimal | None) -> str:
    """Percent with four decimals, half up."""
    return "" if percent is None else f"{percent.quantize(PLACES, ROUND_HALF_UP):f}"


def count_names(kpi: Kpi) -> tuple[str, str, str]:
    """Columns of ``counts`` for an indicator: its numerator, its population, its n."""
    return f"{kpi.code}.count", f"{kpi.code}.population", f"{kpi.code}.n"


def counted(sums: pa.Table, question: Question) -> pa.Table:
    """Counts of indicators from sums of measures; rows in which every count is 0 are left out."""

    def of(count: Count | None) -> pa.ChunkedArray:
        total = pa.chunked_array([pa.repeat(pa.scalar(0, pa.int64()), sums.num_rows)])
        for measure in count.plus if count else ():
            total = pc.add(total, sums[measure.name])
        for measure in count.minus if count else ():
            total = pc.subtract(total, sums[measure.name])
        return total

    columns = {key: sums[key] for key in (*question.by, PART)}
    for kpi in question.kpis:
        values = (of(kpi.numerator), of(kpi.population), of(kpi.n or kpi.population))
        columns |= dict(zip(count_names(kpi), values, strict=True))
    table = pa.table(columns)
    kept = pa.chunked_array([pa.repeat(pa.scalar(False), table.num_rows)])  # noqa: FBT003
    for name in table.column_names[len(question.by) + 1 :]:
        kept = pc.or_(kept, pc.not_equal(table[name], 0))
    return table.filter(kept)

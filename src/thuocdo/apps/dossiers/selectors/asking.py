"""Counts of indicators within a scope: from the cube where it has them, else from rows."""

from collections.abc import Iterable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from thuocdo.analytics.catalogue import KPIS
from thuocdo.analytics.cubes.counting import group_numbers
from thuocdo.analytics.cubes.cube import ROW_OF, Sums, Where, cube_of
from thuocdo.analytics.cubes.errors import NotInCube
from thuocdo.analytics.kpi import Count, Kpi
from thuocdo.analytics.periods import Every
from thuocdo.analytics.question import Question
from thuocdo.analytics.summing import PART
from thuocdo.analytics.table import KpiTable, count_names
from thuocdo.apps.dossiers.selectors.lakes import known, lake
from thuocdo.apps.dossiers.selectors.remembering import counted_rows
from thuocdo.apps.dossiers.selectors.scopes import Scope

NOBODY = -1  # a number that no code has


def counted(
    scope: Scope,
    by: tuple[str, ...] = (),
    every: Every | None = None,
    kpis: Iterable[Kpi] = KPIS,
) -> KpiTable:
    """Indicators of the scope, by groupings and parts of its period."""
    asked = Question(scope.period, scope.as_of, by, every, tuple(kpis))
    try:
        return from_cube(scope, asked)
    except NotInCube:
        return from_rows(scope, asked)


def from_cube(scope: Scope, asked: Question) -> KpiTable:
    """The answer of the cube; no row is read.

    Raises:
        NotInCube: it does not divide so, or its half-months do not fit the period.
    """
    if scope.procedure:
        raise NotInCube("Không có theo từng thủ tục.", "It does not know single procedures.")
    cube = cube_of(lake())
    dimensions = ["unit" if key == scope.side else key for key in asked.by]
    found = cube.sums(asked.parts, asked.as_of, where_of(scope), dimensions)
    return KpiTable(asked, counts_of(found, asked, labels_of(dimensions)))


def where_of(scope: Scope) -> Where:
    """The scope in the numbers of the lake."""
    units = {
        row["id"]
        for row in known("units").rows
        if row["code"] in scope.units and scope.level in {"", row["level"]}
    }
    fields = [known("fields").ids.get(scope.field, NOBODY)] if scope.field else None
    groups = [group_numbers(lake()).get(scope.group, NOBODY)] if scope.group else None
    channels = None if scope.channel is None else [scope.channel]
    if NOBODY in (fields or []) or NOBODY in (groups or []):
        return Where(scope.side, units=[])
    return Where(scope.side, units, fields, groups, channels)


def labels_of(dimensions: Iterable[str]) -> list[Mapping[int, str]]:
    """Number → text, of each dimension."""
    found: list[Mapping[int, str]] = []
    for name in dimensions:
        if name == "group":
            found.append({number: text for text, number in group_numbers(lake()).items()})
        elif name == "channel":
            found.append({number: str(number) for number in range(4)})
        else:
            found.append({row["id"]: row["code"] for row in known(f"{name}s").rows})
    return found


def counts_of(found: Sums, asked: Question, labels: list[Mapping[int, str]]) -> pa.Table:
    """Counts of indicators from sums, in the order of the texts."""
    texts = [
        (*(label.get(n, str(n)) for label, n in zip(labels, group, strict=False)), group[-1])
        for group in found.groups
    ]
    order = sorted(range(len(texts)), key=texts.__getitem__)
    columns: dict[str, object] = {
        key: pa.array([texts[at][place] for at in order], pa.string())
        for place, key in enumerate(asked.by)
    }
    columns[PART] = pa.array([texts[at][-1] for at in order], pa.int32())
    for kpi in asked.kpis:
        for name, count in zip(count_names(kpi), counts(kpi), strict=True):
            columns[name] = pa.array(sum_of(found, count)[order])
    return pa.table(columns)


def counts(kpi: Kpi) -> tuple[Count | None, Count | None, Count | None]:
    """Numerator, population, n."""
    return kpi.numerator, kpi.population, kpi.n or kpi.population


def sum_of(found: Sums, count: Count | None) -> NDArray[np.int64]:
    """One count of all groups."""
    total = np.zeros(found.sums.shape[1], np.int64)
    for measure in count.plus if count else ():
        total += found.sums[ROW_OF[measure.name]]
    for measure in count.minus if count else ():
        total -= found.sums[ROW_OF[measure.name]]
    return total


def from_rows(scope: Scope, asked: Question) -> KpiTable:
    """The answer of an engine over the rows."""
    wide = tuple(dict.fromkeys([*asked.by, *scope.narrowed]))
    question = Question(asked.period, asked.as_of, wide, asked.every, asked.kpis)
    counts = counted_rows(question).counts
    return KpiTable(asked, narrowed(counts, asked.by, scope.narrowed))


def narrowed(
    counts: pa.Table, by: tuple[str, ...], wanted: Mapping[str, frozenset[str]]
) -> pa.Table:
    """The rows that count, added up by fewer groupings, in their order."""
    for key, texts in wanted.items():
        counts = counts.filter(pc.is_in(counts[key], pa.array(sorted(texts), pa.string())))
    keys = [*by, PART]
    names = [name for name in counts.column_names if "." in name]
    sums = counts.group_by(keys, use_threads=False).aggregate([(n, "sum") for n in names])
    table = sums.select([*keys, *(f"{n}_sum" for n in names)]).rename_columns([*keys, *names])
    return table.sort_by([(key, "ascending") for key in keys])

"""From what engines sum to what people ask for: levels of stocks, and groups of codes."""

from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from thuocdo.analytics.lake import Lake
from thuocdo.analytics.question import GROUPINGS, Question
from thuocdo.analytics.summing import PART

Ints: TypeAlias = NDArray[np.int64]

ABSENT = -1  # stands for null while numbers are grouped; ids and codes are never negative


def levelled(sums: pa.Table, question: Question) -> pa.Table:
    """Turn changes of stocks into levels at the end of each part, and leave out what was before.

    A group has a row in each part in which one of its numbers is not 0; rows are in order.
    """
    names = [m.name for m in question.measures]
    keys = [*question.columns, PART]
    wide = [pc.fill_null(sums[key], ABSENT).to_numpy().astype(np.int64) for key in keys]
    group, first = grouped(wide[:-1], sums.num_rows)
    shape = (len(first), len(question.parts) + 1)
    where = group * shape[1] + wide[-1]
    dense = {name: spread(sums[name].to_numpy(), where, shape) for name in names}
    for measure in question.measures:
        if measure.is_stock:
            np.cumsum(dense[measure.name], axis=1, out=dense[measure.name])
    kept = np.zeros(shape, bool)
    for values in dense.values():
        kept |= values != 0
    kept[:, 0] = False
    at, part = np.nonzero(kept)
    columns: list[Any] = [nullable(key[first][at]) for key in wide[:-1]]
    columns += [pa.array(part, pa.int32()), *(pa.array(dense[name][kept]) for name in names)]
    return pa.table(columns, names=[*keys, *names])


def grouped(keys: list[Ints], rows: int) -> tuple[Ints, Ints]:
    """The number of each row's group, in the order of the keys, and one row of each group."""
    if not rows:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    if not keys:
        return np.zeros(rows, np.int64), np.zeros(1, np.int64)
    order = np.lexsort(keys[::-1])
    starts = np.zeros(rows, bool)
    starts[0] = True
    for key in keys:
        starts[1:] |= np.diff(key[order]) != 0
    group = np.empty(rows, np.int64)
    group[order] = np.cumsum(starts) - 1
    return group, order[starts]


def spread(values: Ints, where: Ints, shape: tuple[int, int]) -> Ints:
    """The values in a grid of groups and parts; 0 where a group has no row."""
    grid = np.zeros(shape[0] * shape[1], np.int64)
    grid[where] = values  # an engine gives a group and part once
    return grid.reshape(shape)


def nullable(values: Ints) -> pa.Array:
    """Ids with null for what stood for it."""
    return pa.array(values, pa.int32(), mask=values == ABSENT)


def labelled(levels: pa.Table, question: Question, lake: Lake) -> pa.Table:
    """With the groupings asked for as texts in place of columns of the lake, and added up by them.

    A code that no dictionary explains is written as its number; null is an empty text.
    """
    keys = {key: texts(levels, key, lake) for key in question.by}
    names = [m.name for m in question.measures]
    table = pa.table({**keys, PART: levels[PART], **{name: levels[name] for name in names}})
    by = [*question.by, PART]
    added = table.group_by(by, use_threads=False).aggregate([(name, "sum") for name in names])
    renamed = added.select([*by, *(f"{name}_sum" for name in names)]).rename_columns([*by, *names])
    return renamed.sort_by([(key, "ascending") for key in by])


def texts(levels: pa.Table, key: str, lake: Lake) -> pa.Array:
    """The text of a grouping, a row."""
    grouping = GROUPINGS[key]
    numbers = levels[grouping.column].combine_chunks()
    if grouping.dictionary is None:
        return pc.fill_null(numbers.cast(pa.string()), "")
    entries = lake.dictionary(grouping.dictionary).by_id
    used = pc.unique(numbers).to_pylist()
    named = [label(entries.get(number), number, grouping.of_entry or "code") for number in used]
    place = pc.index_in(numbers, pa.array(used, pa.int32()))
    return pa.array(named, pa.string()).take(place)


def label(entry: Any, number: int | None, key: str) -> str:  # noqa: ANN401  (a row of any table)
    """One text: of the entry, else the number, else nothing."""
    if entry is None:
        return "" if number is None else str(number)
    return str(entry[key] or "")

"""Rows read, as whole numbers: on the disk, a part of the file at a time, until all are known."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thuocdo.analytics.ingesting.fields import FIELDS

ABSENT = -(2**31)  # in the place of null
UNREADABLE = "unreadable"  # bit n: field n of ``FIELDS`` had a text that could not be read
KEY = "dossier"

Columns: TypeAlias = dict[str, NDArray[Any]]


class Texts(NamedTuple):
    """All texts of the rows of a part in which one could not be read."""

    rows: NDArray[np.int64]  # of the file, ascending
    cells: pa.Table  # a column a field that the source has


class Parsed:
    """What was read of a file; read-only once it is asked for anything."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self.path = folder / "parsed.arrow"
        kinds = [(name, pa.int64() if name == KEY else pa.int32()) for name in names]
        self.schema = pa.schema([*kinds, (UNREADABLE, pa.int64())])
        self.rows = 0
        self.texts: list[Texts] = []
        self._file = pa.ipc.new_file(str(self.path), self.schema)

    def add(self, columns: Columns, texts: Texts) -> None:
        """Keep one more part."""
        arrays = [pa.array(columns[name]) for name in self.schema.names]
        self._file.write_batch(pa.record_batch(arrays, schema=self.schema))
        self.rows += len(arrays[0])
        if texts.rows.size:
            self.texts.append(texts)

    def parts(self) -> Iterator[tuple[int, Columns]]:
        """The first row of each part and its columns; those that the source lacks are absent."""
        first = 0
        for columns in self._stored:
            size = columns[KEY].size
            lacking = np.broadcast_to(np.int32(ABSENT), size)
            yield first, {field.name: lacking for field in FIELDS} | columns
            first += size

    def keys(self) -> NDArray[np.int64]:
        """The dossier of each row of the file."""
        return np.concatenate([np.empty(0, np.int64), *(part[KEY] for part in self._stored)])

    def taken(self, name: str, rows: NDArray[np.int64]) -> NDArray[Any]:
        """What a column says in some rows, given in any order."""
        edges = np.cumsum([0, *(part[KEY].size for part in self._stored)])
        where = np.searchsorted(edges, rows, side="right") - 1
        found = np.empty(rows.size, np.int64)
        for number in np.unique(where).tolist():
            mine = where == number
            found[mine] = self._stored[number][name][rows[mine] - edges[number]]
        return found

    def cells(self, rows: NDArray[np.int64]) -> pa.Table:
        """All texts of rows in each of which some could not be read, in any order."""
        texts = self._all_texts
        return texts.cells.take(pa.array(np.searchsorted(texts.rows, rows)))

    @cached_property
    def _all_texts(self) -> Texts:
        rows, cells = zip(*self.texts, strict=True)
        return Texts(np.concatenate(rows), pa.concat_tables(cells))

    @cached_property
    def _stored(self) -> list[Columns]:
        self._file.close()
        stored = pa.ipc.open_file(pa.memory_map(str(self.path)))
        batches = (stored.get_batch(number) for number in range(stored.num_record_batches))
        return [{n: batch[n].to_numpy() for n in self.schema.names} for batch in batches]

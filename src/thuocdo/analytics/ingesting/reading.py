"""Texts of a file to whole numbers: DuckDB gives cells, and each different text is read once.

Of half a million cells of a column few differ: codes, choices, numbers, and minutes of some months.
Only the code of a dossier, which no other row has, is read row by row.
"""

from collections.abc import Mapping as Mapped
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.ingesting.fields import FIELDS, Field, Kind
from thuocdo.analytics.ingesting.hashing import Key
from thuocdo.analytics.ingesting.mapping import Mapping
from thuocdo.analytics.ingesting.parsed import ABSENT, UNREADABLE, Columns, Parsed, Texts
from thuocdo.analytics.ingesting.parsing import LONGEST_CODE, SHORTEST_CODE, declare, value_sql
from thuocdo.analytics.ingesting.sources.source import Source, name_of

Bad: TypeAlias = NDArray[np.bool_] | None  # where a text could not be read; none: nowhere

AT_ONCE = 500_000  # rows read, checked and kept together
WORDS = "words"  # what the different texts of a column are called in DuckDB


def parse(
    con: duckdb.DuckDBPyConnection,
    source: Source,
    mapping: Mapping,
    dictionaries: Mapped[str, Dictionary],
    key: Key,
    folder: Path,
) -> Parsed:
    """Read all rows, in the order of the file; the numbers are kept in a file of the folder."""
    for field in FIELDS:
        declare(con, field, mapping, dictionaries)
    reader = Reader(con.cursor(), mapping, key, source)
    parsed = Parsed(folder, [f.name for f in FIELDS if f.name in source.fields])
    asked = {**source.texts, **source.raw}
    texts = ", ".join(f"{text} AS {name_of(name)}" for name, text in asked.items())
    rows = con.execute(f"SELECT {texts} FROM {source.relation}")  # noqa: S608  (names are ours)
    for batch in rows.to_arrow_reader(AT_ONCE):
        parsed.add(*reader.read(batch, parsed.rows))
    source.finish(con, parsed.rows)
    return parsed


class Words(NamedTuple):
    """What the different texts of a column mean; the last entry stands for no text."""

    numbers: NDArray[np.int32]
    unreadable: NDArray[np.bool_]


class Reader:
    """Reads columns of texts; declared types are those of the connection."""

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        mapping: Mapping,
        key: Key,
        source: Source,
    ) -> None:
        self.con = con
        self.key = key
        self.made = source.made
        self.fields = [(n, f) for n, f in enumerate(FIELDS) if f.name in source.fields]
        self.sql = {f.name: words_sql(f, mapping, self.words_of(f.name)) for _, f in self.fields}

    def read(self, batch: pa.RecordBatch, first: int) -> tuple[Columns, Texts]:
        """Numbers of a part of the file; its first row is row ``first`` of the file."""
        columns: Columns = {}
        unreadable = np.zeros(batch.num_rows, np.int64)
        raw = {made.column: batch[made.column].dictionary_encode() for made in self.made.values()}
        for number, field in self.fields:
            if field.name in self.made:
                columns[field.name], bad = self.coded(field, raw[self.made[field.name].column])
            else:
                read = self.dossiers if field.kind is Kind.DOSSIER else self.column
                columns[field.name], bad = read(field, batch[field.name])
            if bad is not None:
                unreadable |= bad.astype(np.int64) << number
        columns[UNREADABLE] = unreadable
        rows = np.flatnonzero(unreadable)
        return columns, Texts(rows + first, self.cells(batch.take(pa.array(rows))))

    def cells(self, batch: pa.RecordBatch) -> pa.Table:
        """The texts of all fields in some rows."""
        texts = {f.name: batch[f.name] for _, f in self.fields if f.name not in self.made}
        for name, made in self.made.items():
            self.con.register(WORDS, pa.table({"word": batch[made.column]}))
            found = self.con.execute(f"SELECT word FROM {self.words_of(name)}")  # noqa: S608
            texts[name] = found.to_arrow_table()["word"]
        return pa.table(texts)

    def words_of(self, name: str) -> str:
        """SQL of the relation whose column ``word`` holds a field's different texts."""
        return self.made[name].relation.format(words=WORDS) if name in self.made else WORDS

    def column(self, field: Field, texts: pa.StringArray) -> tuple[NDArray[Any], Bad]:
        """Numbers of a field, and in which rows its text could not be read."""
        return self.coded(field, texts.dictionary_encode())

    def coded(self, field: Field, coded: pa.DictionaryArray) -> tuple[NDArray[Any], Bad]:
        """The same of a column whose different texts are known."""
        words = self.words(field, coded.dictionary)
        places = coded.indices.fill_null(len(coded.dictionary)).to_numpy()
        bad = words.unreadable[places] if words.unreadable.any() else None
        return words.numbers[places], bad

    def dossiers(self, field: Field, texts: pa.StringArray) -> tuple[NDArray[Any], Bad]:
        """Hashes of codes of dossiers; those that are not plain are left to DuckDB."""
        plain = is_plain(texts)
        rows = np.asarray(plain)
        if rows.all():
            return self.key.hashes(texts.cast(pa.binary()).to_pylist()), None
        hashes = np.empty(rows.size, np.int64)
        hashes[rows] = self.key.hashes(texts.filter(plain).cast(pa.binary()).to_pylist())
        others = np.flatnonzero(~rows)
        hashes[others], bad = self.column(field, texts.take(pa.array(others)))
        return hashes, None if bad is None else masked(others[bad], rows.size)

    def words(self, field: Field, texts: pa.StringArray) -> Words:
        """Read each of the texts."""
        self.con.register(WORDS, pa.table({"word": texts}))
        key = {"key": self.key.prefix} if field.kind is Kind.DOSSIER else None
        found = self.con.execute(self.sql[field.name], key).fetchnumpy()
        numbers = np.asarray(found["number"])
        return Words(
            np.append(numbers, numbers.dtype.type(ABSENT)),
            np.append(np.asarray(found["bad"]).astype(np.bool_), np.False_),
        )


def words_sql(field: Field, mapping: Mapping, words: str) -> str:
    """SQL: what each text of a field means, and whether it cannot be read; blanks are no text."""
    kind = "BIGINT" if field.kind is Kind.DOSSIER else "INTEGER"
    return (
        f"SELECT coalesce(number, {ABSENT})::{kind} AS number, "  # noqa: S608
        f"number IS NULL AND coalesce(trim(word) <> '', false) AS bad "
        f"FROM (SELECT word, {value_sql(field, 'word', mapping)} AS number FROM {words})"
    )


def is_plain(codes: pa.StringArray) -> pa.BooleanArray:
    """Which codes of dossiers are in ASCII, neither too long nor too short, without blanks."""
    length = pc.binary_length(codes)
    fits = pc.and_(pc.greater_equal(length, SHORTEST_CODE), pc.less_equal(length, LONGEST_CODE))
    is_bare = pc.and_(pc.string_is_ascii(codes), pc.equal(pc.utf8_trim_whitespace(codes), codes))
    return pc.fill_null(pc.and_(fits, is_bare), False)  # noqa: FBT003


def masked(rows: NDArray[np.intp], size: int) -> NDArray[np.bool_]:
    """A mask of some rows."""
    mask = np.zeros(size, np.bool_)
    mask[rows] = True
    return mask

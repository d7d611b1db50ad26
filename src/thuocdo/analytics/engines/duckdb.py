"""DuckDB inside the process: the default engine."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from thuocdo.analytics.engines.engine import months_of, schema_of
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.question import Question
from thuocdo.analytics.summing import HIDDEN, NAME, text_of


@dataclass(frozen=True, slots=True)
class DuckDB:
    """An engine for one machine; larger answers than its memory are written to ``spill``."""

    memory: str = "2GB"
    threads: int = 2
    spill: Path | None = None

    def sums(self, lake: Lake, question: Question) -> pa.Table:
        """The sums of a question."""
        months = months_of(lake, question)
        files, hidden = lake.files(months), lake.hidden(months)
        if not files:
            return schema_of(question).empty_table()
        text = text_of(question, "duckdb", has_hidden=bool(hidden))
        with self.connect() as connection:
            view(connection, NAME, files)
            if hidden:
                view(connection, HIDDEN, hidden)
            found = connection.execute(text).to_arrow_table()
        return found.cast(schema_of(question))

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A connection to nothing but memory, bounded, without a network."""
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": self.memory,
            "threads": self.threads,
            "preserve_insertion_order": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        if self.spill is not None:
            settings["temp_directory"] = str(self.spill)
        return duckdb.connect(":memory:", config=settings)


def view(connection: duckdb.DuckDBPyConnection, name: str, files: Iterable[Path]) -> None:
    """Let a name stand for the rows of Parquet files."""
    listed = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
    connection.execute(
        f"CREATE TEMP VIEW {name} AS SELECT * FROM "  # noqa: S608  (names are ours, quotes doubled)
        f"read_parquet([{listed}], hive_partitioning = false)"
    )


DUCKDB = DuckDB()

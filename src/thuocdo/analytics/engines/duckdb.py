"""DuckDB inside the process: the default engine."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from thuocdo.analytics.engines.engine import LOCAL, Views, asked
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.question import Question


@dataclass(frozen=True, slots=True)
class DuckDB:
    """An engine for one machine; larger answers than its memory are written to ``spill``."""

    memory: str = "2GB"
    threads: int = 2
    spill: Path | None = None

    def sums(self, lake: Lake, question: Question) -> pa.Table:
        """The sums of a question."""

        def run(text: str, views: Views) -> pa.Table:
            with self.connect() as connection:
                for name, files in views.items():
                    view(connection, name, files)
                return connection.execute(text).to_arrow_table()

        return asked(lake, question, LOCAL, run)

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
        f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT * FROM "  # noqa: S608  (names are ours, quotes doubled)
        f"read_parquet([{listed}], hive_partitioning = false)"
    )


DUCKDB = DuckDB()

"""Apache Spark, on one machine or a cluster: the same expression over the same Parquet."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from thuocdo.analytics.engines.engine import Views, asked
from thuocdo.analytics.errors import NoEngine
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.question import Question

SETTINGS = {
    "spark.sql.ansi.enabled": "true",  # an overflow is an error, as in DuckDB
    "spark.sql.session.timeZone": "Asia/Ho_Chi_Minh",  # no column is a time, but a log may be
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


@dataclass(frozen=True)
class Spark:
    """An engine for lakes larger than one machine.

    The workers must see the lake under the same path as this process.
    """

    master: str = "local[2]"  # or spark://host:7077
    settings: Mapping[str, str] = field(default_factory=dict)  # those of Spark itself

    def sums(self, lake: Lake, question: Question) -> pa.Table:
        """The sums of a question.

        Raises:
            NoEngine: PySpark is not installed.
        """

        def run(text: str, views: Views) -> pa.Table:
            with self.session() as session:
                for name, files in views.items():
                    view(session, name, files)
                return session.sql(text).toArrow()

        return asked(lake, question, "pyspark", run)

    @contextmanager
    def session(self) -> Iterator[Any]:
        """The session of this process; it is made once and stays, because that takes seconds."""
        try:
            from pyspark.sql import SparkSession  # noqa: PLC0415  (an extra, and slow to load)
        except ImportError:
            raise NoEngine(
                "chưa cài PySpark. Cài theo requirements/spark.txt và Java 17, hoặc dùng DuckDB.",
                "PySpark is not installed. Install requirements/spark.txt and Java 17, or use "
                "DuckDB.",
            ) from None
        builder = SparkSession.builder.master(self.master).appName("thuocdo")
        for key, value in {**SETTINGS, **self.settings}.items():
            builder = builder.config(key, value)
        yield builder.getOrCreate()


def view(session: Any, name: str, files: Iterable[Path]) -> None:  # noqa: ANN401  (untyped)
    """Let a name stand for the rows of Parquet files."""
    paths = [f"file:{file.absolute()}" for file in files]  # Spark takes no percent signs
    session.read.parquet(*paths).createOrReplaceTempView(name)

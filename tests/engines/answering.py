"""Answer questions on a Spark cluster in a process of its own; run by the tests.

python answering.py ADDRESS QUESTIONS.json: for each {lake, by, every, as_of, first, last, out} the
table is written as CSV. The number of executors that took part goes to standard output.
"""

import json
import sys
from datetime import date
from pathlib import Path

from thuocdo.analytics.engines.spark import Spark
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.measuring import kpi_table
from thuocdo.analytics.periods import Every, days
from thuocdo.analytics.question import Question

SETTINGS = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.executor.memory": "700m",
    "spark.executor.cores": "1",
    "spark.sql.shuffle.partitions": "2",
    "spark.scheduler.minRegisteredResourcesRatio": "1.0",  # both workers, before anything runs
    "spark.scheduler.maxRegisteredResourcesWaitingTime": "120s",
}


def question_of(asked):
    """The question as the tests wrote it."""
    span = days(date.fromisoformat(asked["first"]), date.fromisoformat(asked["last"]))
    every = Every(asked["every"]) if asked["every"] else None
    return Question(span, date.fromisoformat(asked["as_of"]), tuple(asked["by"]), every)


def main(address, questions):
    """Answer all, with one session."""
    engine = Spark(address, SETTINGS)
    for asked in json.loads(Path(questions).read_text()):
        table = kpi_table(Lake(asked["lake"]), question_of(asked), engine)
        Path(asked["out"]).write_text(table.as_csv(), encoding="utf-8")
    with engine.session() as session:
        status = session.sparkContext._jsc.sc().getExecutorMemoryStatus()
        sys.stdout.write(f"{status.size() - 1}\n")  # one of them is the driver
        session.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])

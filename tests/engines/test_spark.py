"""The same table, byte for byte, from DuckDB and from a Spark cluster with two workers."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.engines.answering import question_of
from tests.engines.cluster import cluster, environment, lacking
from tests.factories.lakes import dossier, lake_of, three_rates
from tests.factories.random_lakes import random_dossiers
from thuocdo.analytics.engines.spark import Spark
from thuocdo.analytics.generating.writing import Plan, generate
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.measuring import kpi_table
from thuocdo.analytics.periods import days, read_period
from thuocdo.analytics.question import Question

WHY_NOT = lacking()
SPAN = {"first": "2023-12-10", "last": "2024-06-30"}
LAKES = {
    "random": lambda root: lake_of(random_dossiers(7, 400), root),
    "one row": lambda root: lake_of([dossier(received="2024-02-29 08:00")], root),
    "no row": Lake,
    "three rates": lambda root: lake_of(three_rates(), root),
}
GENERATED = {"first": "2025-11-01", "last": "2026-01-31", "as_of": "2026-01-15"}
ASKED = [
    {"on": "random", "by": [], "every": "month", "as_of": "2024-02-29", **SPAN},
    {"on": "random", "by": ["responsible", "subject"], "every": "reporting_year",
     "as_of": "2024-06-15", **SPAN},
    {"on": "one row", "by": ["field"], "every": None, "as_of": "2024-02-29", **SPAN},
    {"on": "no row", "by": ["field"], "every": None, "as_of": "2024-02-29", **SPAN},
    {"on": "three rates", "by": [], "every": "month", "as_of": "2026-03-31",
     "first": "2026-01-01", "last": "2026-03-31"},
    {"on": "generated", "by": ["responsible", "field"], "every": "month", **GENERATED},
    {"on": "generated", "by": ["level", "channel", "group"], "every": "quarter", **GENERATED},
]  # fmt: skip


def generated(root):
    """Thirty thousand dossiers of a winter."""
    lake = Lake(root)
    span = days(date.fromisoformat(GENERATED["first"]), date.fromisoformat(GENERATED["last"]))
    generate(lake, Plan(30_000, span, date(2026, 1, 20), seed=3))
    return lake


@pytest.mark.spark
@pytest.mark.slow
@pytest.mark.thorough
@pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT or "there is a cluster")
def test_a_cluster_gives_the_bytes_of_duckdb(tmp_path):
    made = {**LAKES, "generated": generated}
    lakes = {name: make(tmp_path / name) for name, make in made.items()}
    asked = [
        {**each, "lake": str(tmp_path / each["on"]), "out": str(tmp_path / f"{place}.csv")}
        for place, each in enumerate(ASKED)
    ]
    questions = tmp_path / "questions.json"
    questions.write_text(json.dumps(asked))

    with cluster(tmp_path) as address:
        script = Path(__file__).with_name("answering.py")
        answered = subprocess.run(  # noqa: S603  (our own script)
            [sys.executable, str(script), address, str(questions)],
            env=environment(),
            capture_output=True,
            text=True,
            timeout=1500,
            check=False,
        )

    assert answered.returncode == 0, answered.stderr[-3000:]
    assert answered.stdout.split()[-1] == "2"
    for each in asked:
        expected = kpi_table(lakes[each["on"]], question_of(each)).as_csv()
        assert Path(each["out"]).read_text(encoding="utf-8") == expected, each


def test_an_empty_lake_needs_no_session(tmp_path):
    question = Question(read_period("2026"), date(2026, 12, 31))

    table = kpi_table(Lake(tmp_path), question, Spark("spark://nowhere:1"))

    assert table.counts.num_rows == 0

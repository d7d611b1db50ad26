"""One function answers any question over a lake, on any engine."""

from thuocdo.analytics.engines.duckdb import DUCKDB
from thuocdo.analytics.engines.engine import Engine
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.levels import labelled, levelled
from thuocdo.analytics.question import Question
from thuocdo.analytics.table import KpiTable, counted


def kpi_table(lake: Lake, question: Question, engine: Engine = DUCKDB) -> KpiTable:
    """Count every indicator of the question by its groups and parts of the period.

    The numbers are whole and the order is fixed, so two engines give the same bytes. A group
    without cases has no row, and a rate without a population has no value.
    """
    levels = levelled(engine.sums(lake, question), question)
    return KpiTable(question, counted(labelled(levels, question, lake), question))

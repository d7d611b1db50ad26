"""Every engine gives the same table: on value, and on null."""

import shutil
from datetime import date

import pytest
from hypothesis import example, given, settings

from tests.factories.lakes import dossier, lake_of, three_rates
from tests.factories.random_lakes import AS_OF, ROWS
from thuocdo.analytics.catalogue import BY_CODE
from thuocdo.analytics.engines.naive import naive_table
from thuocdo.analytics.engines.naive_rules import RULES
from thuocdo.analytics.marking import FOLDER
from thuocdo.analytics.measuring import kpi_table
from thuocdo.analytics.periods import Every, days, read_period
from thuocdo.analytics.question import Question

SPAN = days(date(2023, 12, 10), date(2024, 6, 30))
ASKED = [
    pytest.param((), None, id="in all", marks=pytest.mark.thorough),
    pytest.param((), Every.MONTH, id="by month"),
    pytest.param(("responsible", "subject"), Every.REPORTING_YEAR, id="by unit, reporting year"),
    pytest.param(("level", "group", "cause"), Every.QUARTER, id="by groups of codes"),
    pytest.param(
        ("receiver", "field", "channel", "online_level"),
        None,
        id="by four at once",
        marks=pytest.mark.thorough,
    ),
]


def named(lake):
    """Give some of the codes names; others stay without."""
    units = [{"code": f"S{n}", "name": "Sở", "level": ("province", None)[n % 2]} for n in (1, 2)]
    lake.save(lake.dictionary("units").extended(units))
    groups = [
        {"code": "T1", "name": "Cấp", "group": "A"},
        {"code": "T2", "name": "Đổi", "group": "A"},
    ]
    lake.save(lake.dictionary("procedures").extended(groups))
    return lake


@pytest.mark.slow
@pytest.mark.parametrize(("by", "every"), ASKED)
def test_marks_and_rows_agree_with_plain_loops(by, every, tmp_path):
    @settings(max_examples=12)
    @given(rows=ROWS, as_of=AS_OF)
    @example(rows=[], as_of=date(2024, 2, 29))
    @example(rows=[dossier(received="2024-02-29 08:00")], as_of=date(2024, 2, 29))
    def agree(rows, as_of):
        shutil.rmtree(tmp_path)
        lake, question = named(lake_of(rows, tmp_path)), Question(SPAN, as_of, by, every)

        found, expected = kpi_table(lake, question), naive_table(lake, question)

        assert found.counts.to_pylist() == expected.counts.to_pylist()
        assert found.as_csv() == expected.as_csv()
        shutil.rmtree(lake.root / FOLDER, ignore_errors=True)
        assert kpi_table(lake, question).as_csv() == found.as_csv()

    agree()


def test_every_indicator_has_its_plain_rule():
    assert RULES.keys() == BY_CODE.keys()


def test_the_plain_loops_know_the_three_rates(tmp_path):
    lake = lake_of(three_rates(), tmp_path)
    table = naive_table(lake, Question(read_period("2026-Q1"), date(2026, 3, 31)))

    found = {c.kpi.code: (c.number, c.rate.population) for c in table.cells() if c.rate}

    assert found["on_time"] == (100, 110)
    assert found["on_time_settled"] == (100, 100)
    assert found["on_time_with_open"] == (100, 110)
    assert found["apology_sent"] == (3, 10)

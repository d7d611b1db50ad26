"""The table of indicators over a lake."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.lakes import dossier, lake_of, three_rates
from thuocdo.analytics.catalogue import named
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.measuring import kpi_table
from thuocdo.analytics.periods import Every, month, read_period
from thuocdo.analytics.question import Question

QUARTER, END = read_period("2026-Q1"), date(2026, 3, 31)


def percent(cell):
    return None if cell.rate.percent is None else round(cell.rate.percent, 1)


@pytest.fixture
def lake(tmp_path):
    return lake_of(three_rates(), tmp_path)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("on_time_settled", "100.0", id="of those settled: nothing wrong is seen"),
        pytest.param("on_time_with_open", "90.9", id="with the ten overdue and open"),
        pytest.param("on_time", "90.9", id="of those received: the official one"),
    ],
)
def test_three_rates_of_the_same_dossiers(lake, code, expected):
    cell = kpi_table(lake, Question(QUARTER, END)).cell(code)

    assert percent(cell) == Decimal(expected)
    assert cell.kpi.is_official == (code == "on_time")


def test_by_month_of_receipt_and_with_what_was_open_at_its_end(lake):
    table = kpi_table(lake, Question(QUARTER, END, every=Every.MONTH))

    found = {
        code: [percent(table.cell(code, part=f"2026-0{n}")) for n in (1, 2, 3)]
        for code in ("on_time", "on_time_settled", "on_time_with_open")
    }
    assert found == {
        "on_time": [Decimal("93.8"), Decimal("87.0"), None],
        "on_time_settled": [Decimal(100), Decimal(100), None],
        "on_time_with_open": [Decimal("93.8"), Decimal("80.0"), Decimal(0)],
    }


def test_seven_of_ten_letters_are_missing(lake):
    cell = kpi_table(lake, Question(QUARTER, END)).cell("apology_sent")

    assert cell.rate.population - cell.number == 7


def test_before_the_due_date_nothing_is_late(lake):
    cell = kpi_table(lake, Question(QUARTER, date(2026, 1, 15))).cell("on_time")

    assert (cell.number, cell.rate.population) == (64, 64)


def test_an_open_dossier_counts_from_the_day_its_due_date_passed(lake):
    counts = [
        kpi_table(lake, Question(QUARTER, date(2026, 1, day))).cell("open_overdue")
        for day in (15, 16)
    ]

    assert [cell and cell.number for cell in counts[1:]] == [4]
    assert counts[0].number == 0


def test_without_cases_there_is_no_row(tmp_path):
    table = kpi_table(Lake(tmp_path), Question(QUARTER, END))

    assert table.counts.num_rows == 0
    assert table.cell("on_time") is None
    assert table.as_csv().count("\n") == 1


def test_without_a_population_there_is_neither_nought_nor_a_hundred_percent(tmp_path):
    lake = lake_of([dossier(received="2026-01-05 08:00")], tmp_path)

    cell = kpi_table(lake, Question(month(2026, 1), END)).cell("on_time")

    assert (cell.rate.population, cell.rate.percent, cell.rate.interval) == (0, None, None)


def test_only_what_is_asked_for_is_in_the_file(lake):
    question = Question(QUARTER, END, by=("responsible",), kpis=named(["received", "on_time"]))

    assert kpi_table(lake, question).as_csv() == (
        "responsible,period,kpi,count,population,n,percent,low,high,is_enough\n"
        "1,2026-Q1,received,110,,,,,,\n"
        "1,2026-Q1,on_time,100,110,110,90.9091,84.0703,94.9870,1\n"
    )

"""One dossier at a time: when is it on time, and when late."""

from datetime import date

import pytest

from tests.factories.lakes import dossier, lake_of
from thuocdo.analytics.catalogue import named
from thuocdo.analytics.measuring import kpi_table
from thuocdo.analytics.periods import year
from thuocdo.analytics.question import Question

DUE = "2026-03-13 17:00"
YEAR = Question(year(2026), date(2026, 12, 31), kpis=named(["received", "on_time"]))
CASES = [
    pytest.param({"finished": "2026-03-13 17:00"}, (1, 1), id="ended in the last minute"),
    pytest.param({"finished": "2026-03-13 17:01"}, (0, 1), id="ended a minute later"),
    pytest.param({"finished": "2026-03-14 17:00", "waiting": 1440}, (1, 1), id="a day of waiting"),
    pytest.param({"finished": "2026-03-14 17:01", "waiting": 1440}, (0, 1), id="and a minute"),
    pytest.param({"supplements": 2}, (0, 1), id="asked for a supplement twice"),
    pytest.param({"supplements": 1, "finished": DUE}, (1, 1), id="asked once, and ended in time"),
    pytest.param(
        {"supplement_open": "2026-03-10 09:00", "finished": "2026-05-10 09:00", "supplements": 1},
        (1, 1),
        id="never answered: the request is the end",
    ),
    pytest.param(
        {"supplement_open": "2026-03-14 09:00", "supplements": 1}, (0, 1), id="asked too late"
    ),
    pytest.param({"due": None}, (0, 0), id="no limit is known"),
    pytest.param(
        {"due": None, "legal_due": "2026-03-20 17:00", "finished": "2026-03-20 17:00"},
        (1, 1),
        id="the legal maximum counts",
    ),
    pytest.param({"due": None, "legal_due": "2026-03-09 17:00"}, (0, 1), id="and is past"),
    pytest.param(
        {"legal_due": "2026-03-09 17:00", "finished": DUE},
        (1, 1),
        id="the appointment goes before the maximum",
    ),
    pytest.param({"finished": "2026-03-10 09:00"}, (1, 1), id="in time, whatever came after"),
]


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_the_official_rule(tmp_path, given, expected):
    lake = lake_of([dossier(**{"due": DUE, **given})], tmp_path)

    cell = kpi_table(lake, YEAR).cell("on_time")
    assert (cell.number, cell.rate.population) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param("2026-03-12", 1, id="before the due day"),
        pytest.param("2026-03-13", 0, id="on the due day, after office hours"),
        pytest.param("2026-03-20", 0, id="after it"),
    ],
)
def test_an_open_dossier_is_compared_with_the_as_of_day(tmp_path, as_of, expected):
    lake = lake_of([dossier(due=DUE)], tmp_path)

    table = kpi_table(
        lake, Question(year(2026), date.fromisoformat(as_of), kpis=named(["on_time"]))
    )

    assert table.cell("on_time").number == expected


def test_what_ended_later_is_open_as_of_an_earlier_day(tmp_path):
    lake = lake_of([dossier(due=DUE, finished="2026-03-18 09:00")], tmp_path)
    asked = named(["open", "open_overdue", "settled"])

    def numbers(day):
        table = kpi_table(lake, Question(year(2026), day, kpis=asked))
        return [cell.number for cell in table.cells()]

    assert numbers(date(2026, 3, 10)) == [1, 0, 0]
    assert numbers(date(2026, 3, 17)) == [1, 1, 0]
    assert numbers(date(2026, 3, 18)) == [0, 0, 1]

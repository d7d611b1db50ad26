"""Totals of units without rows: checked, kept apart, replaced by what is declared later."""

import csv
from datetime import date

import pytest

from tests.analytics.ingesting.seeding import FIELDS, UNITS, a_file, codes, dossiers
from thuocdo.analytics.ingesting.declaring import COLUMNS, declare, declared
from thuocdo.analytics.ingesting.errors import MissingColumn
from thuocdo.analytics.ingesting.ingesting import ingest
from thuocdo.analytics.lake import Lake

pytestmark = pytest.mark.slow
GOOD = (UNITS[0], FIELDS[0], "05/2026", "10", "4", "8", "7", "2", "1")


@pytest.fixture
def lake(tmp_path):
    return Lake(tmp_path / "lake")


@pytest.fixture
def say(lake, tmp_path):
    """Declare lines; what became of them."""

    def say(*lines):
        path = tmp_path / "totals.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS.values(), *lines])
        return declare(lake, path, codes(), date(2026, 6, 30), tmp_path / "refused.csv")

    return say


def changed(**cells):
    names = list(COLUMNS)
    return tuple(cells.get(name, value) for name, value in zip(names, GOOD, strict=True))


def test_totals_are_kept_apart_from_rows(say, lake):
    outcome = say(GOOD, changed(unit=UNITS[1]))

    assert (outcome.rows_in, outcome.kept, outcome.refused) == (2, 2, 0)
    assert declared(lake)["settled_on_time"].to_pylist() == [7, 7]
    assert lake.files() == ()


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        pytest.param({"unit": "H99"}, "unknown_unit", id="unit unknown"),
        pytest.param({"unit": UNITS[-1]}, "unknown_unit", id="unit dissolved"),
        pytest.param({"field": FIELDS[-1]}, "unknown_field", id="field of next year"),
        pytest.param({"month": "2026-05"}, "unreadable_month", id="month in another form"),
        pytest.param({"month": "13/2026"}, "unreadable_month", id="thirteenth month"),
        pytest.param({"month": "07/2026"}, "month_not_over", id="month not over"),
        pytest.param({"settled": ""}, "unreadable_count", id="missing is not zero"),
        pytest.param({"received": "-3"}, "unreadable_count", id="below zero"),
        pytest.param({"received": "2000000"}, "unreadable_count", id="impossibly many"),
        pytest.param({"settled_on_time": "9"}, "part_over_whole", id="more in time than settled"),
        pytest.param({"online": "11"}, "part_over_whole", id="more online than received"),
        pytest.param({"open_overdue": "3"}, "part_over_whole", id="more overdue than open"),
    ],
)
def test_a_wrong_line_is_refused_and_the_rest_kept(say, lake, tmp_path, cells, fault):
    outcome = say(GOOD, changed(**cells))

    assert (outcome.kept, outcome.faults) == (1, {fault: 1})
    assert declared(lake).num_rows == 1
    assert ",".join(("3", COLUMNS[next(iter(cells))])) in (tmp_path / "refused.csv").read_text(
        encoding="utf-8-sig"
    )


def test_the_same_month_twice_in_a_table_is_refused(say):
    assert say(GOOD, changed(received="11")).faults == {"said_twice": 1}


def test_what_is_declared_later_replaces(say, lake):
    say(GOOD)
    say(changed(received="12"))

    assert declared(lake)["received"].to_pylist() == [12]


def test_a_unit_with_dossiers_declares_no_totals(say, lake, tmp_path):
    rows = dossiers(1)
    rows[0]["DonViXuLy"] = UNITS[0]
    ingest(lake, a_file(tmp_path / "in", rows), tmp_path / "r.csv")
    received = rows[0]["NgayTiepNhan"]

    outcome = say(changed(month=f"{received[4:6]}/{received[:4]}"), changed(month="06/2026"))

    assert outcome.faults == {"has_dossiers": 1}
    assert outcome.kept == 1


def test_blank_lines_are_no_lines(say):
    assert say(GOOD, ("",) * len(COLUMNS)).rows_in == 1


def test_a_table_of_other_columns_is_refused(lake, tmp_path):
    path = tmp_path / "totals.csv"
    path.write_text("DonVi,Thang\n", encoding="utf-8")

    with pytest.raises(MissingColumn, match="LinhVuc"):
        declare(lake, path, codes(), date(2026, 6, 30), tmp_path / "refused.csv")


def test_nothing_is_declared_at_first(lake):
    assert declared(lake).num_rows == 0

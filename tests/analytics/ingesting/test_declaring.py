"""Totals of units without rows: checked, kept apart, replaced by what is declared later."""

import csv
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from tests.analytics.ingesting.seeding import FIELDS, UNITS, a_file, codes, dossiers
from thuocdo.analytics.errors import AnalyticsRefusal
from thuocdo.analytics.ingesting.declaring import COLUMNS, Totals, declare, declared
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

    def say(*lines, trial=False):
        path = tmp_path / "totals.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS.values(), *lines])
        given = Totals(path, "tong-hop.csv", codes(), date(2026, 6, 30))
        return declare(lake, given, tmp_path / "refused.csv", trial=trial)

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


def test_an_empty_cell_is_shown_empty(say, tmp_path):
    say(changed(settled=""))

    refused = (tmp_path / "refused.csv").read_text(encoding="utf-8-sig")
    assert "2,DaGiaiQuyet,,unreadable_count" in refused


def test_the_same_month_twice_in_a_table_is_refused(say):
    assert say(GOOD, changed(received="11")).faults == {"said_twice": 1}


def test_what_is_declared_later_replaces(say, lake):
    say(GOOD)
    outcome = say(changed(received="12"))

    assert declared(lake)["received"].to_pylist() == [12]
    assert (outcome.added, outcome.corrected, outcome.unchanged) == (0, 1, 0)
    assert len(lake.manifest().declared) == 2  # what was said before stays


def test_the_same_table_again_writes_nothing(say, lake):
    say(GOOD)
    before = lake.manifest()

    outcome = say(GOOD)

    assert (outcome.added, outcome.unchanged, outcome.batch) == (0, 1, None)
    assert lake.manifest() == before


def test_a_trial_keeps_nothing_and_counts_all(say, lake):
    outcome = say(GOOD, changed(settled=""), trial=True)

    assert (outcome.rows_in, outcome.added, outcome.refused) == (2, 1, 1)
    assert declared(lake).num_rows == 0


def test_a_workbook_says_the_same_whatever_it_made_of_the_month(lake, tmp_path):
    book = Workbook()
    book.active.append(["Bảng tổng hợp tháng 5"])
    book.active.append([*COLUMNS.values(), "Ghi chú"])
    book.active.append([*GOOD[:2], datetime(2026, 5, 1), *map(int, GOOD[3:])])  # noqa: DTZ001
    book.active.append([*GOOD[:2], "04/2026", *map(int, GOOD[3:8]), 1.5])
    book.save(tmp_path / "in.xlsx")
    given = Totals(tmp_path / "in.xlsx", "in.xlsx", codes(), date(2026, 6, 30))

    outcome = declare(lake, given, tmp_path / "refused.csv")

    assert (outcome.added, outcome.faults) == (1, {"unreadable_count": 1})
    assert "4,QuaHanChuaXong,1.5," in (tmp_path / "refused.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(",".join([*COLUMNS.values(), "Thang"]), "hai lần", id="a column twice"),
        pytest.param('"', "ngoặc kép", id="an open quotation"),
        pytest.param("", "thiếu cột", id="nothing"),
    ],
)
def test_what_is_no_table_of_totals_is_refused_whole(lake, tmp_path, content, said):
    path = tmp_path / "in.csv"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(AnalyticsRefusal, match=said):
        declare(lake, Totals(path, "in.csv", codes(), date(2026, 6, 30)), tmp_path / "r.csv")


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
        declare(lake, Totals(path, "x.csv", codes(), date(2026, 6, 30)), tmp_path / "refused.csv")


def test_nothing_is_declared_at_first(lake):
    assert declared(lake).num_rows == 0

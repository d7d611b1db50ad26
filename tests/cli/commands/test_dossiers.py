"""Command ``dossiers``."""

import csv
import json
from pathlib import Path

import pytest

from tests.factories.lakes import lake_of, three_rates

QUARTER = ("--period", "2026-Q1")


@pytest.fixture
def lake(workplace):
    return lake_of(three_rates(), workplace / "lake").root


def test_kpi_prints_three_rates_with_n_and_marks_the_official_one(thuocdo, lake):
    done = thuocdo("dossiers", "kpi", lake, *QUARTER, "--kpi", "on_time", "on_time_settled")

    assert done.code == 0, done.err
    official, settled = (line for line in done.out.splitlines() if "Đúng hạn" in line)
    assert ("90,91" in official, "cách tính chính thức" in official) == (True, True)
    assert ("100,00" in settled, "cách tính chính thức" in settled) == (True, False)
    assert "chốt ngày 31/03/2026" in done.out


def test_kpi_by_month_as_csv(thuocdo, lake):
    words = (*QUARTER, "--every", "month", "--kpi", "on_time", "--by", "responsible")
    done = thuocdo("dossiers", "kpi", lake, *words, "--format", "csv")

    rows = list(csv.DictReader(done.out.splitlines()))
    assert [(row["period"], row["count"], row["population"]) for row in rows] == [
        ("2026-01", "60", "64"),
        ("2026-02", "40", "46"),
    ]


def test_kpi_as_of_a_day_before_anything_was_late(thuocdo, lake):
    words = (*QUARTER, "--as-of", "2026-01-15", "--kpi", "on_time", "--format", "json")
    done = thuocdo("dossiers", "kpi", lake, *words)

    assert json.loads(done.out)[0]["percent"] == 100


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["none", "--period", "2026"], 3, "kho hồ sơ", id="no lake"),
        pytest.param(["lake", "--period", "2026x"], 2, "--period", id="no period"),
        pytest.param(["lake", "--period", "2026", "--by", "moon"], 2, "--by", id="no grouping"),
    ],
)
@pytest.mark.usefixtures("lake")
def test_kpi_refuses(thuocdo, words, code, said):
    done = thuocdo("dossiers", "kpi", *words)

    assert done.code == code
    assert said in done.err


def test_generate_writes_a_lake_for_the_units_of_a_table(thuocdo, write):
    units = ("S01,Sở A,department,", "C1,Xã B,commune,", "C2,Xã C,commune,2025-06-30")
    write("units.csv", "\n".join(("code,name,type,valid_to", *units)))

    words = ("--rows", "300", "--period", "2026-01", "--units", "units.csv", "--lang", "en")
    done = thuocdo("dossiers", "generate", "made", *words)

    assert (done.code, done.out) == (0, "300 invented dossiers in made\n")
    by_unit = ("--by", "responsible", "--kpi", "received", "--format", "csv")
    counted = thuocdo("dossiers", "kpi", "made", "--period", "2026-01", *by_unit)
    rows = list(csv.DictReader(counted.out.splitlines()))
    assert {row["responsible"] for row in rows} == {"S01", "C1"}
    assert sum(int(row["count"]) for row in rows) == 300


def test_generate_writes_files_of_the_exchange(thuocdo):
    words = ("--rows", "50", "--period", "2026-Q1", "--exchange", "csv")
    done = thuocdo("dossiers", "generate", "files", *words)

    written = [Path(line) for line in done.out.splitlines()]
    assert [path.name for path in written] == [f"ho-so-2026-0{n}-0.csv" for n in (1, 2, 3)]
    assert all(path.is_file() for path in written)


def test_generate_refuses_a_table_without_types(thuocdo, write):
    write("units.csv", "code,name\nS01,Sở A\n")

    words = ("--rows", "5", "--period", "2026-01", "--units", "units.csv")
    done = thuocdo("dossiers", "generate", "made", *words)

    assert done.code == 3
    assert "type" in done.err

"""Where a result goes: format by option or ending, whole or not at all."""

import json
from pathlib import Path

import pytest
import python_calamine

from thuocdo.cli.arguments import Contradiction, format_of


@pytest.mark.parametrize(
    ("name", "start"),
    [
        pytest.param("r.json", "{\n", id="JSON"),
        pytest.param("r.csv", "rank,out_of,unit,name", id="CSV"),
        pytest.param("r.txt", "criteria\n", id="text"),
    ],
)
def test_the_ending_of_the_file_says_the_format(thuocdo, index_set, figures, name, start):
    outcome = thuocdo("score", index_set, figures, "--out", name)

    assert outcome.code == 0
    assert outcome.out == ""
    assert Path(name).read_text().startswith(start)


def test_a_workbook_holds_numbers_as_numbers(thuocdo, index_set, figures):
    thuocdo("score", index_set, figures, "-o", "r.xlsx", "--lang", "en")

    book = python_calamine.CalamineWorkbook.from_path("r.xlsx")
    header, first, *_ = book.get_sheet_by_index(0).to_python()
    assert header[:7] == ["Rank", "Units ranked", "Code", "Unit", "Block", "Points", "Maximum"]
    assert first[:7] == [1, 3, "Xã A", "Xã A", "", 25, 30]


def test_json_alone_on_standard_output(thuocdo, index_set, write):
    outcome = thuocdo("score", index_set, write("f.csv", "unit,1.1\nA,1\n"), "--format", "json")

    assert json.loads(outcome.out)
    assert outcome.err.startswith("thuocdo: ")


@pytest.mark.parametrize(
    ("asked", "out", "chosen"),
    [
        pytest.param(None, None, "table", id="neither"),
        pytest.param("csv", None, "csv", id="asked"),
        pytest.param(None, "a.JSON", "json", id="ending"),
        pytest.param("csv", "a.dat", "csv", id="asked, another ending"),
        pytest.param("table", "a.txt", "table", id="both agree"),
    ],
)
def test_format(asked, out, chosen):
    assert format_of(asked, Path(out) if out else None) == chosen


@pytest.mark.parametrize(
    ("asked", "out"),
    [
        pytest.param("csv", "a.json", id="they disagree"),
        pytest.param("json", "a.xlsx", id="a workbook is no JSON"),
        pytest.param(None, "a.pdf", id="an ending that says nothing"),
        pytest.param(None, "a", id="no ending"),
        pytest.param("json", ".", id="a folder"),
        pytest.param("json", "/", id="the root"),
    ],
)
def test_a_format_that_is_not_clear_is_refused(asked, out):
    with pytest.raises(Contradiction):
        format_of(asked, Path(out))


def test_an_unwritable_place_is_told(thuocdo, index_set, figures):
    assert thuocdo("score", index_set, figures, "--out", "none/r.csv").code == 3

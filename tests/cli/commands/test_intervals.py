"""Command ``intervals``: firmness of the ranking beside the official rank, never in its place."""

import json

import pytest

ROWS = "unit,1.1,1.2,1.10,2.1,2.2\nA,2,92,4,8,80\nB,2,92,4,8,79\nC,1,85,2,6,40\nD,,85,2,6,40\n"


@pytest.fixture
def intervals(thuocdo, index_set, write):
    """Simulate the units of ROWS."""
    words = ("--set", index_set, "--figures", write("f.csv", ROWS), "--replicates", 200)
    return lambda *more: thuocdo("intervals", *words, *more)


def test_units_that_cannot_be_told_apart_share_a_bracket(intervals):
    words = ("--weights", 0.1, "--disagreement", 0.5, "--move", 1, "--format", "json")

    rows = {row["unit"]: row for row in json.loads(intervals(*words).out)}

    assert list(rows) == ["A", "B", "C"]
    assert (rows["A"]["low"], rows["A"]["high"]) == (1, 2)
    assert rows["A"]["bracket"] == rows["B"]["bracket"] != rows["C"]["bracket"]
    assert (rows["A"]["rank"], rows["A"]["out_of"]) == (1, 3)


def test_the_same_seed_gives_the_same_intervals(intervals):
    assert intervals("--disagreement", 0.5).out == intervals("--disagreement", 0.5).out


def test_a_report_on_items(intervals):
    rows = {row["code"]: row for row in json.loads(intervals("--leaves", "--format", "json").out)}

    assert set(rows) == {"1.1", "1.2", "1.10", "2.1", "2.2"}
    assert "seed 2026" in intervals("--lang", "en").out


@pytest.mark.parametrize(
    "words", [["--level", "3"], ["--weights", "-1"], ["--disagreement", "2"], ["--seed", "-1"]]
)
def test_what_cannot_be_simulated_is_refused(intervals, words):
    assert intervals(*words).code == 3

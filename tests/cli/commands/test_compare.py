"""Command ``compare``: two years over a merged unit, as a block, in depth and as a series."""

import json
from decimal import Decimal

import pytest


def compared(thuocdo, years, *words):
    outcome = thuocdo(
        "compare", 2024, 2025, "--set", "small", "--figures", *years, "--format", "json", *words
    )
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


@pytest.mark.usefixtures("library")
def test_a_block_of_two_years(thuocdo, years, events, register):
    rows = compared(thuocdo, years, "--lineage", events, "--units", register, "--lang", "en")

    by_unit = {row["unit"]: row for row in rows}
    assert (by_unit["A"]["old_total"], by_unit["A"]["new_total"]) == (18, 25)
    assert (by_unit["A"]["change"], by_unit["A"]["flag"]) == (7, "comparable")
    # B had 21.75 points and 3000 people, C had 11.5 and 1000; they stand for D.
    assert by_unit["D"]["old_total"] == pytest.approx((3 * 21.75 + 11.5) / 4)
    assert by_unit["D"]["flag"] == "conditional"
    assert "B, C" in by_unit["D"]["reason"]


@pytest.mark.usefixtures("library")
def test_a_unit_whose_past_is_not_known_has_no_difference(thuocdo, years):
    rows = compared(thuocdo, years)

    unit = next(row for row in rows if row["unit"] == "D")
    assert (unit["old_total"], unit["change"]) == (None, None)
    assert unit["flag"] == "không so sánh được"


@pytest.mark.usefixtures("library")
def test_a_unit_in_depth_splits_the_difference(thuocdo, years):
    rows = compared(thuocdo, years, "--unit", "xa an", "--lang", "en")

    causes = [row["change"] for row in rows if row["code"] in {"real", "rule", "weight", "unit"}]
    assert sum(causes) == 7
    assert rows[1]["change"] is None
    assert rows[-1]["level"] == 25


@pytest.mark.usefixtures("library")
def test_a_unit_in_depth_by_domain(thuocdo, years):
    rows = compared(thuocdo, years, "--unit", "A", "--domains")

    assert {row["code"]: row["change"] for row in rows if row["code"] in {"1", "2"}} == {
        "1": 2.5, "2": 4.5,
    }  # fmt: skip


@pytest.mark.usefixtures("library")
def test_nothing_in_depth_without_a_past(thuocdo, years):
    outcome = thuocdo("compare", 2024, 2025, "--set", "small", "--figures", *years, "--unit", "D")

    assert outcome.code == 3
    assert "Xã Đông: không tính được" in outcome.err


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("way", "units"),
    [
        pytest.param("as-it-was", {"A", "B", "C", "D"}, id="as it was"),
        pytest.param("todays-units", {"A", "D"}, id="today's units"),
        pytest.param("unchanged", {"A"}, id="unchanged units"),
    ],
)
def test_the_three_ways_of_a_series(thuocdo, years, events, register, way, units):
    words = ("--lineage", events, "--units", register, "--series", way)

    rows = compared(thuocdo, years, *words)

    assert {row["unit"] for row in rows} == units
    assert {row["year"] for row in rows} == {2024, 2025}


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("shape", "stream"),
    [pytest.param("table", "out", id="in the table"), pytest.param("json", "err", id="beside")],
)
def test_a_series_of_unchanged_units_names_those_left_out(
    thuocdo, years, events, register, shape, stream
):
    words = ("--set", "small", "--figures", *years, "--lineage", events, "--units", register)

    outcome = thuocdo(
        "compare", 2024, 2025, *words, "--series", "unchanged", "--unit", "D", "--format", shape
    )

    told = " ".join(getattr(outcome, stream).split())
    assert "Xã Đông. Dùng --series todays-units" in told
    assert "Xã An" not in told


@pytest.mark.usefixtures("library")
def test_a_series_with_all_its_units_needs_no_note(thuocdo, years, events, register):
    words = ("--set", "small", "--figures", *years, "--lineage", events, "--units", register)

    outcome = thuocdo("compare", 2024, 2025, *words, "--series", "unchanged", "--unit", "A")

    assert "todays-units" not in outcome.out + outcome.err


def test_a_table_of_criteria_serves_for_both_years(thuocdo, criteria, years):
    words = ("compare", 2024, 2025, "--set", criteria, "--figures", *years, "--format", "json")

    rows = json.loads(thuocdo(*words).out)

    assert rows[0]["new_total"] == 25


def test_the_order_of_years_matters(thuocdo):
    outcome = thuocdo("compare", 2025, 2024)

    assert outcome.code == 3
    assert "Đổi thứ tự hai năm" in outcome.err


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["C029", "C007"])
def test_the_table_and_the_sentence_state_the_same_real_result(thuocdo, unit):
    words = ("compare", 2024, 2025, "--unit", unit, "--lang", "en")

    table = thuocdo(*words).out
    exact = json.loads(thuocdo(*words, "--format", "json").out)

    lines = [line.split() for line in table.splitlines()]
    (row,) = (line for line in lines if line[:1] == ["real"])
    assert f"real result {row[-2]}," in " ".join(table.split())
    levels = [Decimal(line[-1]) for line in lines if line[:1] == ["–"] and line[-1] != "–"]
    assert levels[0] + sum(causes(lines)) == levels[1]
    assert {step["code"]: step["change"] for step in exact}["1.2.2"] == -1


def causes(lines):
    """The changes of the rows by cause."""
    names = {"real", "rule", "weight", "unit", "undetermined"}
    return [Decimal(line[-2]) for line in lines if line[:1] and line[0] in names]


@pytest.mark.slow
def test_the_demonstration_is_said_to_be_one(thuocdo):
    outcome = thuocdo("compare", 2024, 2025, "--lang", "en")

    assert "demonstration figures" in outcome.err
    assert "conditional" in outcome.out

"""Headers of wide tables: inputs behind a point, items worked out from others, odd codes."""

import json

import pytest

FRACTION = "code,maximum,rule\n2,4,weighted_fraction full=1 half=0.5\n"
RATE = "tiers rate >=80: 4; else: 0"
FOLLOWS = """\
code,maximum,rule
1,4,
3,2,"{kind: composite, combine: all, leaves: [{code: '1', full: 4}]}"
"""


@pytest.fixture
def scored(thuocdo, write):
    """Score a wide table by a criteria table; the objects of units and what was said."""

    def score(criteria, content, code=0):
        words = ("score", write("t.csv", criteria), write("f.csv", content), "--lang", "en")
        outcome = thuocdo(*words, "--format", "json", "--leaves")
        assert outcome.code == code, outcome.err
        return json.loads(outcome.out or "{}"), outcome.err

    return score


def points(result, unit=0):
    return {leaf["code"]: leaf["points"] for leaf in result["units"][unit]["leaves"]}


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param("2:total,2:full,2:half", id="colon"),
        pytest.param("2.total,2.full,2.half", id="point"),
        pytest.param("2.TOTAL,2. full,2.half", id="case and space"),
    ],
)
def test_an_input_stands_behind_its_code(scored, headers):
    result, _ = scored(FRACTION, f"unit,{headers}\nA,8,4,4\n")

    assert points(result) == {"2": 3}


@pytest.mark.parametrize(
    ("criteria", "content", "expected"),
    [
        pytest.param(
            f"code,parent,maximum,rule\n2,-,4,{RATE}\n2.rate,-,1,\n", "unit,2,2.rate\nA,90,1\n",
            {"2": 4, "2.rate": 1}, id="a leaf called as an input of another",
        ),
        pytest.param(
            f"code,parent,maximum,rule\n1,-,,\n1.2,1,4,{RATE}\n",
            "unit,1.2.numerator,1.2.denominator\nA,9,10\n", {"1.2": 4}, id="points in the code",
        ),
        pytest.param(
            "code,parent,maximum,rule\na,-,2,\"{kind: composite, combine: sum, parts: [{name: b, "
            "label: B, maximum: 2, rule: {kind: entered}}]}\"\na.b,-,1,\n",
            "unit,a:b.points,a.b.points\nA,2,1\n", {"a": 2, "a.b": 1}, id="the longest code",
        ),
        pytest.param(
            f"code,parent,maximum,rule\n2,-,4,{RATE}\n",
            "unit,2.numerator,2.denominator,2.khác\nA,9,10,1\n", {"2": 4}, id="no input at all",
        ),
        pytest.param(
            "code,maximum,rule\nno,4,\nstt,2,\n", "no,unit,stt\n3,A,1\n", {"no": 3, "stt": 1},
            id="leaves called as running numbers",
        ),
        pytest.param(
            "code,maximum,rule\nno,4,\n", "STT,đơn vị nào,no\n7,A,1\n", {"no": 1},
            id="a running number beside such a leaf",
        ),
    ],
)  # fmt: skip
def test_what_a_header_means(scored, criteria, content, expected):
    result, _ = scored(criteria, content)

    assert [unit["unit"] for unit in result["units"]] == ["A"]
    assert points(result) == expected


def test_the_remedy_lists_optional_inputs_too(scored):
    criteria = (
        "code,maximum,rule\n1,1,\n2,2,\"{kind: chosen_tiers, chosen_by: '1', branches: ["
        "{above: 0, rule: {kind: deduction, defects: [{input: late, each: 1}, "
        '{input: bad, each: 1}]}}, {to: 0, rule: {kind: entered}}]}"\n'
    )

    _, err = scored(criteria, "unit,1,2\nA,1,1\n", code=3)

    assert "replace the column `2` by 2:late (optional), 2:bad (optional), 2:points" in err


def test_the_only_figure_of_an_item_fills_its_column_though_optional(scored):
    criteria = (
        "code,maximum,rule\n1,1,\n2,2,\"{kind: chosen_tiers, chosen_by: '1', branches: ["
        "{above: 0, rule: {kind: per_item, each: 1}}, {to: 0, rule: {kind: per_item, each: 0.5}}"
        ']}"\n'
    )

    result, _ = scored(criteria, "unit,1,2\nA,1,2\nB,0,2\n")

    assert [points(result, unit)["2"] for unit in (0, 1)] == [2, 1]


@pytest.mark.parametrize(
    ("rows", "code", "expected"),
    [
        pytest.param("A,4,2", 0, 2, id="agrees"),
        pytest.param("A,4,1", 1, 2, id="differs and is not scored"),
        pytest.param("A,4,", 0, 2, id="blank"),
        pytest.param("A,4,NaN", 0, 2, id="missing"),
        pytest.param("A,4,không áp dụng", 0, None, id="not applicable"),
    ],
)
def test_a_column_of_an_item_that_is_worked_out_is_only_checked(scored, rows, code, expected):
    result, err = scored(FOLLOWS, f"unit,1,3\n{rows}\n", code)

    assert points(result) == {"1": 4, "3": expected}
    assert "the points of 3 are worked out from other items" in err
    assert [(f["expected"], f["found"]) for f in result["findings"]] == [(2, 1)] * code


def test_an_item_that_is_worked_out_needs_no_column(scored):
    result, err = scored(FOLLOWS, "unit,1\nA,4\n")

    assert points(result) == {"1": 4, "3": 2}
    assert "worked out" not in err


@pytest.mark.parametrize(("stated", "code"), [("2", 0), ("1", 1)])
def test_a_long_row_of_an_item_that_is_worked_out_is_only_checked(scored, stated, code):
    result, _ = scored(FOLLOWS, f"unit,code,value\nA,1,4\nA,3,{stated}\n", code)

    assert points(result) == {"1": 4, "3": 2}
    assert [(f["expected"], f["found"]) for f in result["findings"]] == [(2, 1)] * code

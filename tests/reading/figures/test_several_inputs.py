"""Items that ask for more than one figure, in wide and long tables."""

import json

import pytest

CRITERIA = """\
code,title,maximum,rule
1,Nộp báo cáo,2,"{kind: council, step: 0.5}"
2,Chất lượng,4,weighted_fraction full=1 half=0.5
3,Chỉ xem,,
"""


@pytest.fixture
def criteria(write):
    """A council's item, a weighted fraction, an informational one."""
    return write("several.csv", CRITERIA)


def test_a_column_an_input(thuocdo, criteria, write):
    path = write(
        "f.csv",
        "unit,1:points,1:lý do,2:total,2:full,2:half,3\nA,1.5,đạt,10,5,,không dùng\n"
        "B,1,chậm,không áp dụng,,,\n",
    )

    units = json.loads(thuocdo("score", criteria, path, "--format", "json").out)["units"]

    assert {unit["unit"]: (unit["total"], unit["missing"]) for unit in units} == {
        "A": (1.5, ["2"]), "B": (1, []),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            "unit,1,2\nA,1,1\n",
            "the item 1 needs several figures; replace the column `1` by 1:points, 1:reason",
            id="wide",
        ),
        pytest.param(
            "unit,code,value\nA,1,1\n",
            "the item 1 needs the name of the figure in the column input: points, reason",
            id="long",
        ),
    ],
)
def test_one_column_is_not_enough(thuocdo, criteria, write, content, said):
    outcome = thuocdo("score", criteria, write("f.csv", content), "--lang", "en")

    assert outcome.code == 3
    assert said in outcome.err


def test_figures_of_an_informational_item_are_left_aside(thuocdo, criteria, write):
    path = write("f.csv", "unit,code,input,value\nA,3,,7\nA,1,points,1\nA,1,reason,đạt\n")

    outcome = thuocdo("score", criteria, path, "--format", "json", "--leaves")

    leaves = json.loads(outcome.out)["units"][0]["leaves"]
    assert [leaf["state"] for leaf in leaves] == ["scored", "missing", "informational"]


def test_a_reason_in_the_row_makes_an_item_not_applicable(thuocdo, criteria, write):
    path = write("f.csv", "unit,code,input,value\nA,2,not_applicable,chưa phát sinh\n")

    outcome = thuocdo("score", criteria, path, "--format", "json", "--leaves")

    assert json.loads(outcome.out)["units"][0]["leaves"][1]["state"] == "not_applicable"

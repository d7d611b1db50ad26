"""Stated totals of sets whose parts do not simply add up."""

import json

import pytest

POINTS = {"I.1": 3, "II.1": 1}


@pytest.fixture
def capped(thuocdo, write):
    """A set whose bonus stops at 3 points."""
    table = write("t.csv", "code,title,maximum\n1,A,10\n1.1,B,10\n1.1.1,b,10\n2,C,5\n")
    thuocdo("index-sets", "import", table, "--out", "set")
    heading = write("x", "").parent / "set" / "index_set.yaml"
    text = heading.read_text()
    bonus = (
        '- code: bonus\n  kind: bonus\n  title: B\n  cap: 3\n  in_scale: false\n  domains: ["2"]\n'
    )
    text = text.replace("  - '2'\n", "").replace('  - "2"\n', "").replace("scale: 15", "scale: 10")
    heading.write_text(text.replace("policies:", f"{bonus}policies:"))
    return heading.parent


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        pytest.param("TOTAL\nA,8,5,11", 0, id="the cap lies between parts and total"),
        pytest.param("TOTAL\nA,8,5,13", 1, id="the plain sum is not the total"),
        pytest.param("1\nA,8,5,8", 0, id="a domain of criteria agrees"),
        pytest.param("1.1\nA,8,5,9", 1, id="a criterion differs"),
    ],
)
def test_what_is_compared(thuocdo, capped, write, columns, code):
    path = write("f.csv", f"unit,1.1.1,2,{columns}\n")

    outcome = thuocdo("score", capped, path, "--format", "json")

    assert outcome.code == code, outcome.err
    assert len(json.loads(outcome.out)["findings"]) == code


def test_the_published_parts_of_dong_phu_do_not_add_up(thuocdo):
    path = "demo/published/dong-phu-2022.csv"
    from thuocdo.reading.library import shipped  # noqa: PLC0415

    outcome = thuocdo("score", "binhphuoc-dongphu-district/2022", shipped() / path)

    assert outcome.code == 1
    assert "106,42/113" in outcome.err
    assert "93,91/100" in outcome.err
    assert "12,51" in outcome.err


def test_stated_ranks_follow_stated_totals(thuocdo, capped, write):
    rows = ["unit,code,input,value"]
    for unit, points, rank in (("A", 8, 2), ("B", 9, 3), ("C", 7, 1)):
        rows += [f"{unit},1.1.1,,{points}", f"{unit},2,,0", f"{unit},TOTAL,,{points}"]
        rows += [f"{unit},TOTAL,rank,{rank}", f"{unit},TOTAL,out_of,3"]
    path = write("f.csv", "\n".join(rows) + "\n")

    findings = json.loads(thuocdo("score", capped, path, "--format", "json").out)["findings"]

    assert {finding["check"] for finding in findings} == {"rank_follows_score"}

"""Command ``rank``: places in blocks and regions, under the ties that were asked for."""

import json

import pytest

ROWS = """\
unit,block,region,1.1,1.2,1.10,2.1,2.2
A,xã,Bắc,2,92,4,8,80
B,xã,Nam,2,92,4,8,80
C,xã,Nam,1,85,2,6,40
D,phường,Nam,1,85,2,6,40
E,phường,Bắc,,85,2,6,40
"""


@pytest.fixture
def ranked(thuocdo, index_set, write):
    """Rank the units of ROWS and return rows by unit."""
    path = write("f.csv", ROWS)

    def rank(*words):
        words = ("--set", index_set, "--figures", path, "--format", "json", *words)
        outcome = thuocdo("rank", *words)
        assert outcome.code == 0, outcome.err
        return json.loads(outcome.out)

    return rank


@pytest.mark.parametrize(
    ("words", "ranks"),
    [
        pytest.param([], [1, 1, 3], id="as the set says"),
        pytest.param(["--ties", "dense"], [1, 1, 2], id="dense"),
        pytest.param(["--ties", "ordinal"], [1, 2, 3], id="ordinal"),
        pytest.param(["--by", "published"], [1, 1, 3], id="by the published value"),
    ],
)
def test_ties(ranked, words, ranks):
    assert [row["rank"] for row in ranked("--block", "xã", *words)] == ranks


def test_blocks_are_ranked_apart_and_the_incomplete_come_last(ranked):
    rows = ranked()

    assert [(row["unit"], row["rank"], row["out_of"]) for row in rows] == [
        ("D", 1, 1), ("E", None, None), ("A", 1, 3), ("B", 1, 3), ("C", 3, 3),
    ]  # fmt: skip
    assert [(row["region_rank"], row["region_out_of"]) for row in rows if row["region"] == "Nam"]


def test_regions_by_their_mean(ranked):
    assert [(row["region"], row["units"]) for row in ranked("--regions")] == [
        ("Bắc", 1),
        ("Nam", 3),
    ]


def test_the_block_is_shown_where_there_are_several(thuocdo, index_set, write, figures):
    several = thuocdo("rank", "--set", index_set, "--figures", write("f.csv", ROWS)).out
    one = thuocdo("rank", "--set", index_set, "--figures", figures).out

    assert "phường" in several
    assert "Khối" not in one
    assert "1/3 đồng hạng" in several


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--block", "huyện"], "không có khối `huyện`", id="no such block"),
        pytest.param(["--regions"], "chưa đơn vị nào có vùng", id="no regions"),
    ],
)
def test_what_is_not_there_is_refused(thuocdo, index_set, figures, words, said):
    outcome = thuocdo("rank", "--set", index_set, "--figures", figures, *words)

    assert outcome.code == 3
    assert said in outcome.err

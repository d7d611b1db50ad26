"""Tables that number anew in each part: the codes they get, and what stays refused."""

import json

import pytest

from thuocdo.cli.dataset import open_set
from thuocdo.reading.importing.numbering import style_of

PARTS = "code,parent,maximum\nI,,3\n1,I,2\n2,I,1\nII,,2\n1,II,2\n"


def rows(*codes):
    """A table without a column of parents; rows without points are written as CODE alone."""
    return "code,maximum\n" + "".join(
        f"{code},\n" if code.isupper() else f"{code},1\n" for code in codes
    )


@pytest.mark.parametrize(
    ("content", "leaves"),
    [
        pytest.param(PARTS, "I.1 I.2 II.1", id="with parents"),
        pytest.param(rows("I", "1", "2", "II", "1"), "I.1 I.2 II.1", id="by order"),
        pytest.param(
            rows("A", "I", "1", "2", "II", "1", "B", "I", "1"),
            "A.I.1 A.I.2 A.II.1 B.I.1", id="two levels",
        ),
        pytest.param(
            "code,maximum\nI,\n1,\n1.1,1\n1.2,1\n2,1\nII,\n1,\n1.1,1\n",
            "I.1.1 I.1.2 I.2 II.1.1", id="codes that go on below repeated ones",
        ),
        pytest.param(
            "code,parent,maximum\nI,,\n1,I,\na,1,1\nII,,\n1,II,\nb,1,1\nIII,,\nc,III,1\n",
            "a b III.c", id="the level that repeats, and not the one below",
        ),
        pytest.param(
            "code,parent,maximum\nI,,\nII,,\n1,I,1\n1,II,1\n2,I,1\n", "I.1 I.2 II.1",
            id="parts first, then their items",
        ),
        pytest.param(
            "code,parent,maximum\nI,,\n1,I,1\nII,,\n1,II,1\nE,,\nE1,E,1\n", "I.1 II.1 E1",
            id="codes that carry their part already",
        ),
        pytest.param("code,parent,maximum\nI,,\n1,I,1\nII,,\n2,II,1\n", "1 2", id="unique"),
    ],
)  # fmt: skip
def test_repeated_codes_carry_the_code_of_their_part(write, content, leaves):
    index_set = open_set(str(write("t.csv", content)))

    assert sorted(leaf.code for leaf in index_set.leaves) == sorted(leaves.split())


def test_the_codes_are_told_and_name_the_columns_of_figures(thuocdo, write):
    criteria = write("t.csv", PARTS)

    made = thuocdo("index-sets", "import", criteria, "--out", "made", "--lang", "en")
    scored = thuocdo(
        "score", "made", write("f.csv", "unit,I.1,I.2,II.1\nA,2,1,1\n"), "--format", "json"
    )

    assert made.err.count("carry the code of their part: I.1, I.2, II.1.") == 1
    assert json.loads(scored.out)["units"][0]["total"] == 4


def test_many_codes_are_counted(thuocdo, write):
    content = rows("I", *map(str, range(1, 6)), "II", "1", "2")

    err = thuocdo("index-sets", "import", write("t.csv", content), "--out", "made").err

    assert "I.1, I.2, I.3, I.4, I.5, II.1 (+1)" in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            rows("I", "1", "1", "II", "1"), "row 4, column A (code): the code `1`", id="by order"
        ),
        pytest.param(
            rows("I", "1", "II", "1", "E", "E1"),
            "not clear which part `E` belongs to", id="another numbering above",
        ),
        pytest.param(
            "code,parent,maximum\nI,,2\n1,I,1\n1,I,1\n", "the code `1` stands", id="one parent"
        ),
        pytest.param(rows("I", "1", "I", "2"), "the code `I` stands", id="at the top"),
        pytest.param(
            "code,maximum\n1,\n1.1,1\n2,\n1.1,1\n", "the code `1.1` stands", id="in a wrong part"
        ),
        pytest.param(
            "code,parent,maximum\nI,,\n1,I,\nII,,\n1,II,\nIII,,\na,1,1\n",
            "row 7, column A (code): the parent `1` of `a` stands in several rows",
            id="a parent that two rows could be",
        ),
        pytest.param(
            "code,parent,maximum\n1,,\n1,1,\na,1,1\n",
            "the parent `1` of `a` stands in several rows", id="a parent below its own code",
        ),
        pytest.param(
            "code,parent,maximum\nI,,\n1,I,1\nII,,\n1,II,1\nI.1,II,1\nIII,,\nI.1,,1\n",
            "the code `I.1` stands", id="a code that another row has got",
        ),
    ],
)  # fmt: skip
def test_what_is_not_clear_stays_refused(thuocdo, write, content, said):
    outcome = thuocdo(
        "index-sets", "import", write("t.csv", content), "--out", "made", "--lang", "en"
    )

    assert outcome.code == 3
    assert said in outcome.err


def test_numbers_of_a_sheet_may_repeat_below_different_parents(thuocdo, workbook):
    table = workbook(
        "t.xlsx",
        [
            ["code", "parent", "maximum"],
            ["I", "", ""],
            [3.2, "I", 1],
            ["II", "", ""],
            [3.2, "II", 1],
        ],
    )

    outcome = thuocdo("index-sets", "import", table, "--out", "made")

    assert (outcome.code, "I.3.2, II.3.2" in outcome.err) == (0, True)


@pytest.mark.parametrize(
    ("code", "codes", "style"),
    [
        pytest.param("I", "I II", "I", id="roman"),
        pytest.param("IV", "A IV", "I", id="several roman letters"),
        pytest.param("I", "A I II", "I", id="roman below letters"),
        pytest.param("I", "A B I", "A", id="the letter I"),
        pytest.param("v", "a i ii v", "i", id="small roman"),
        pytest.param("v", "a b v", "a", id="a small letter"),
        pytest.param("12", "1 12", "9", id="number"),
        pytest.param("C", "I C", "A", id="a letter that is no roman number below forty"),
        pytest.param("đ", "đ", "a", id="Vietnamese letter"),
        pytest.param("A.10", "A.10", "A.9", id="mixed"),
    ],
)
def test_styles_of_numbering(code, codes, style):
    assert style_of(code, codes.split()) == style

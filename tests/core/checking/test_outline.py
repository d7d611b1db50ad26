"""Which row belongs under which."""

from decimal import Decimal

import pytest

from thuocdo.core.checking.outline import groups, outline, terms
from thuocdo.core.checking.published import Part


def tree(nodes):
    return [
        (node.part.code, tree(node.children)) if node.children else node.part.code for node in nodes
    ]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        pytest.param("1 2 3", ["1", "2", "3"], id="flat"),
        pytest.param("1 1.1 1.2 2", [("1", ["1.1", "1.2"]), "2"], id="dotted"),
        pytest.param("1 1.1 1.1.1 1.2", [("1", [("1.1", ["1.1.1"]), "1.2"])], id="two levels"),
        pytest.param("1 1.10 1.2 10", [("1", ["1.10", "1.2"]), "10"], id="10 is not under 1"),
        pytest.param("1. 1.1. 2)", [("1.", ["1.1."]), "2)"], id="marks behind the code"),
        pytest.param("1.1 1.2 2.1", ["1.1", "1.2", "2.1"], id="no row above is listed"),
        pytest.param("I 1 2 II 1 2", [("I", ["1", "2"]), ("II", ["1", "2"])], id="counted afresh"),
        pytest.param("I 1.1 1.2 II 2.1", [("I", ["1.1", "1.2"]), ("II", ["2.1"])], id="I to 1.1"),
        pytest.param("I I.1 I.2 V VI", [("I", ["I.1", "I.2"]), "V", "VI"], id="I to I.1"),
        pytest.param("A I 1 a B I", [("A", [("I", [("1", ["a"])])]), ("B", ["I"])], id="A I 1 a"),
        pytest.param("1 2.1", ["1", "2.1"], id="2.1 is not under 1"),
        pytest.param("1 1", ["1", "1"], id="a code is not under itself"),
        pytest.param("A B C D", ["A", "B", "C", "D"], id="letters only"),
        pytest.param("VII VIII? XHH", ["VII", "VIII?", "XHH"], id="words never nest"),
        pytest.param("1 2 I II", ["1", "2", "I", "II"], id="a higher style goes to the top"),
    ],
)
def test_codes_and_styles_give_the_outline(codes, expected):
    assert tree(outline([Part(code=code) for code in codes.split()])) == expected


def test_a_row_without_code_stays_on_top_and_closes_nothing():
    parts = [Part(code="I"), Part(code="1"), Part(name="bonus"), Part(code="2")]

    assert tree(outline(parts)) == [("I", ["1", "2"]), ""]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param("b:a a: c:b", [("a", [("b", ["c"])])], id="in any order"),
        pytest.param("a:TOTAL b:TOTAL", ["a", "b"], id="the parent is not listed"),
        pytest.param("1: 1.1: 2:1", [("1", ["2"]), "1.1"], id="the column rules over the codes"),
        pytest.param("a:b b:a c:", ["a", "b", "c"], id="a circle is opened"),
        pytest.param("a:a", ["a"], id="its own parent"),
        pytest.param("a:b b:c c:b", ["a", "b", "c"], id="a row above hangs in a circle"),
    ],
)
def test_a_parent_column_gives_the_outline(rows, expected):
    parts = [
        Part(code=code, parent=parent) for code, parent in (row.split(":") for row in rows.split())
    ]

    assert sorted(map(str, tree(outline(parts)))) == sorted(map(str, expected))


def test_a_heading_without_a_figure_is_replaced_by_its_rows():
    parts = [
        Part(code="1", points=Decimal(3)),
        Part(code="1.1", points=Decimal(3)),
        Part(code="2"),
        Part(code="2.1", points=Decimal(4)),
        Part(code="3"),
    ]

    rows = terms(outline(parts), lambda part: part.points)

    assert [row.code for row in rows] == ["1", "2.1", "3"]


def test_groups_are_the_rows_with_rows_below():
    nodes = outline([Part(code=code) for code in ("1", "1.1", "1.1.1", "2")])

    assert [node.part.code for node in groups(nodes)] == ["1", "1.1"]

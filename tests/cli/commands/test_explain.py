"""Command ``explain``: the chain behind one number."""

import json

import pytest

LONG = """\
unit,code,input,value,layer,document,page
Xã A,1.2,numerator,45,appraised,12/BC-UBND,trang 4
Xã A,1.2,denominator,52,appraised,12/BC-UBND,trang 4
"""


@pytest.fixture
def explain(thuocdo, index_set, write):
    """Explain an item of the table LONG."""
    path = write("f.csv", LONG)
    return lambda *words: thuocdo("explain", *words, "--set", index_set, "--figures", path)


def test_the_chain_from_the_points_to_the_document(explain):
    out = explain("xa a", "1.2").out

    for text in ("1,50 / 3,00", "45", "52", "12/BC-UBND, trang 4", "thẩm định", "bước từ 80%"):
        assert text in out


def test_the_same_as_data_in_english(explain):
    data = json.loads(explain("Xã A", "1.2", "--format", "json", "--lang", "en").out)

    assert (data["points"], data["maximum"], data["layer"]) == (1.5, 3, "appraised")
    assert data["figures"][0] == {"input": "numerator", "label": "Numerator", "value": "45"}
    assert data["next_step"]["points"] == 3
    assert data["rule"].startswith("from 90% up")


def test_a_missing_figure_has_no_points(explain):
    data = json.loads(explain("Xã A", "1.1", "--format", "json").out)

    assert (data["points"], data["state"], data["layer"]) == (None, "missing", None)
    assert data["next_step"] is None
    assert "– / 2,00" in explain("Xã A", "1.1").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["Xã Z", "1.2"], "không có đơn vị `Xã Z`", id="no such unit"),
        pytest.param(["Xã A", "9"], "không có tiêu chí `9`", id="no such item"),
    ],
)
def test_what_is_not_there_is_refused(explain, words, said):
    outcome = explain(*words)

    assert outcome.code == 3
    assert said in outcome.err

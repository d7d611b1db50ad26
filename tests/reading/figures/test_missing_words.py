"""Words that are read as missing figures are told."""

from collections import Counter

import pytest

from thuocdo.reading.figures.missing_words import missing_words_note

FIGURES = "unit,1.1,1.2,1.10,2.1,2.2\nA,NaN,NaN,-,,80\nB,2,null,1,NaN,60\n"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param(
            "vi", "figures.csv: đọc là thiếu số liệu: «NaN» ở 3 ô, «null» ở 1 ô.", id="vi"
        ),
        pytest.param("en", "figures.csv: cells read as missing: “NaN” in 3, “null” in 1.", id="en"),
    ],
)
def test_the_words_are_counted_on_the_error_output(thuocdo, criteria, write, language, said):
    path = write("figures.csv", FIGURES)

    assert thuocdo("score", criteria, path, "--lang", language).err.count(said) == 1


def test_a_table_without_such_words_says_nothing(thuocdo, criteria, figures):
    assert "read as missing" not in thuocdo("score", criteria, figures, "--lang", "en").err
    assert list(missing_words_note("t", Counter([""]))) == []


def test_an_option_called_none_is_no_missing_word(thuocdo, write):
    criteria = write("t.csv", "code,maximum,rule\n1,2,outcomes good=2 none=0\n2,1,\n")

    err = thuocdo("score", criteria, write("f.csv", "unit,1,2\nA,none,none\n"), "--lang", "en").err

    assert "“none” in 1." in err

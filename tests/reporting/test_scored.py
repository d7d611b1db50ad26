"""Finding a unit by what people call it."""

import pytest

from thuocdo.cli.dataset import open_set
from thuocdo.core.errors import InvalidFigure, InvalidRequest
from thuocdo.core.scoring.figures import Entry
from thuocdo.reading.figures.figure_set import FigureSet, Unit
from thuocdo.reading.figures.reading import read_figures
from thuocdo.reporting.scored import score_figures


@pytest.fixture
def scored(criteria, write):
    """Three communes."""
    path = write("f.csv", "unit,name,1.1\nX1,Xã Đông Hòa,1\nX2,Xã Đông,1\nX3,Xã Tây,1\n")
    index_set = open_set(str(criteria))
    return score_figures(index_set, read_figures(str(path), index_set))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("X1", "X1", id="code"),
        pytest.param("x1", "X1", id="code in small letters"),
        pytest.param("xa dong", "X2", id="whole name without marks, though another contains it"),
        pytest.param("tây", "X3", id="part of a name"),
    ],
)
def test_a_unit_is_found(scored, text, code):
    assert scored.unit(text) == code


@pytest.mark.parametrize(
    ("text", "said"),
    [pytest.param("Bắc", "there is no unit", id="none"), pytest.param("đông h", "", id="one")],
)
def test_a_unit_that_is_not_clear_is_refused(scored, text, said):
    if not said:
        assert scored.unit(text) == "X1"
        return
    with pytest.raises(InvalidRequest) as refusal:
        scored.unit(text)
    assert said in refusal.value.sentence.en


def test_several_units_are_named(scored):
    with pytest.raises(InvalidRequest) as refusal:
        scored.unit("xã")
    assert "Xã Tây (X3)" in refusal.value.sentence.en


def test_many_incomplete_units_are_counted(criteria):
    figures = FigureSet()
    for number in range(7):
        figures.add_unit(Unit(f"U{number}", f"U{number}"))

    notes = score_figures(open_set(str(criteria)), figures).notes()

    assert "(7): U0, U1, U2, U3, U4 (+2)" in notes[0].en


def test_a_figure_without_a_place_is_refused_as_the_core_says_it(criteria):
    figures = FigureSet()
    figures.add_unit(Unit("A", "A"))
    figures.entries["A"]["9.9"] = Entry({})

    with pytest.raises(InvalidFigure) as refusal:
        score_figures(open_set(str(criteria)), figures)
    assert refusal.value.sentence.en.startswith("unit A: 9.9")


@pytest.mark.parametrize(
    ("line", "place", "code"),
    [
        pytest.param("A,3,1", "f.csv, row 2, column B (1.1): ", "1.1", id="the first item"),
        pytest.param("A,1,6", "f.csv, row 2, column C (1.10): ", "1.10", id="a longer code"),
    ],
)
def test_a_refused_figure_is_told_with_its_cell(write, line, place, code):
    index_set = open_set(str(write("t.csv", "code,parent,maximum\n1,,\n1.1,1,2\n1.10,1,5\n")))
    figures = read_figures(str(write("f.csv", f"unit,1.1,1.10\n{line}\n")), index_set)

    with pytest.raises(InvalidFigure) as refusal:
        score_figures(index_set, figures)
    assert refusal.value.sentence.en.startswith(place)
    assert refusal.value.code == code

"""One cell as the figure that an input asks for."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.reading.figures.cells import figure_in
from thuocdo.reading.tables.refusals import UnreadableCell
from thuocdo.reading.tables.table import Cell
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence


def cell(value, mark=None):
    return Cell(value, "f.csv", 2, 3, "x", mark)


def asked(kind, options=()):
    return Input("x", kind, Sentence("X", "X"), options=options)


@pytest.mark.parametrize(
    ("value", "kind", "figure"),
    [
        pytest.param("14,24", InputType.NUMBER, Decimal("14.24"), id="number"),
        pytest.param(Decimal("0.5"), InputType.POINTS, Decimal("0.5"), id="stored number"),
        pytest.param("1.234.567", InputType.COUNT, Decimal(1234567), id="count"),
        pytest.param("92,5 %", InputType.RATE, Decimal("92.5"), id="percent"),
        pytest.param("31/01/2026", InputType.DATE, date(2026, 1, 31), id="date as typed"),
        pytest.param("2026-01-31", InputType.DATE, date(2026, 1, 31), id="ISO date"),
        pytest.param(date(2026, 1, 31), InputType.DATE, date(2026, 1, 31), id="stored date"),
        pytest.param(
            datetime(2026, 1, 31, 8, tzinfo=UTC),
            InputType.DATE,
            date(2026, 1, 31),
            id="stored moment",
        ),
        pytest.param("Có", InputType.YES_NO, True, id="yes"),
        pytest.param("x", InputType.YES_NO, True, id="crossed"),
        pytest.param("không", InputType.YES_NO, False, id="no"),
        pytest.param(Decimal(0), InputType.YES_NO, False, id="0 for no"),
        pytest.param(True, InputType.YES_NO, True, id="stored truth"),
        pytest.param("Vì chậm", InputType.TEXT, "Vì chậm", id="text"),
        pytest.param("–", InputType.NUMBER, None, id="a dash"),
        pytest.param("Không có số liệu", InputType.NUMBER, None, id="no figure, in words"),
    ],
)
def test_a_figure(value, kind, figure):
    assert figure_in(cell(value), asked(kind)) == figure


@pytest.mark.parametrize(
    ("text", "option"),
    [
        pytest.param("tot", "Tốt", id="without marks"),
        pytest.param("NONE", "none", id="an option called none is no missing figure"),
    ],
)
def test_a_choice(text, option):
    assert figure_in(cell(text), asked(InputType.CHOICE, ("Tốt", "none"))) == option


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        pytest.param("abc", InputType.NUMBER, "`abc` is not a number", id="no number"),
        pytest.param("-1", InputType.COUNT, "`-1` is not a count", id="no count"),
        pytest.param("31/02/2026", InputType.DATE, "31/02/2026", id="no date"),
        pytest.param("có lẽ", InputType.YES_NO, "neither", id="neither yes nor no"),
        pytest.param("khá", InputType.CHOICE, "not one of: Tốt", id="no option"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(value, kind, said):
    with pytest.raises(UnreadableCell) as refusal:
        figure_in(cell(value), asked(kind, ("Tốt",)))

    assert said in refusal.value.sentence.en
    assert refusal.value.sentence.en.startswith("f.csv, row 2, column C (x): ")


@pytest.mark.parametrize(
    ("text", "maximum", "mark", "figure"),
    [
        pytest.param("1.250", Decimal(2), None, Decimal("1.25"), id="only one reading fits"),
        pytest.param("1.250", Decimal(2), DecimalMark.POINT, Decimal("1.25"), id="the mark says"),
        pytest.param("1.250", Decimal(2000), None, None, id="both fit"),
        pytest.param("1,5", Decimal(2), None, Decimal("1.5"), id="nothing to settle"),
        pytest.param("abc", Decimal(2), None, None, id="no number at all"),
    ],
)
def test_the_maximum_settles_points_with_two_readings(text, maximum, mark, figure):
    if figure is None:
        with pytest.raises(UnreadableCell):
            figure_in(cell(text, mark), asked(InputType.POINTS), maximum)
    else:
        assert figure_in(cell(text, mark), asked(InputType.POINTS), maximum) == figure

"""Figures and sentence beginnings as people read them."""

from datetime import date
from decimal import Decimal

import pytest

from thuocdo.core.tracing.phrases import capitalised, figure_text
from thuocdo.vietnamese.sentence import Sentence


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        pytest.param(True, "có", "yes", id="yes"),
        pytest.param(False, "không", "no", id="no"),
        pytest.param(Decimal("1234.50"), "1.234,5", "1,234.5", id="number"),
        pytest.param(date(2026, 1, 31), "31/01/2026", "31/01/2026", id="date"),
        pytest.param("khá", "khá", "khá", id="text"),
    ],
)
def test_a_figure_is_written_for_people(value, vi, en):
    assert figure_text(value) == (vi, en)


@pytest.mark.parametrize(
    ("sentence", "begun"),
    [
        pytest.param(Sentence("đạt 5 ĐIỂM", "5 points"), ("Đạt 5 ĐIỂM", "5 points"), id="letters"),
        pytest.param(Sentence("", ""), ("", ""), id="nothing"),
    ],
)
def test_a_sentence_begins_with_a_capital_and_keeps_the_rest(sentence, begun):
    assert capitalised(sentence) == begun

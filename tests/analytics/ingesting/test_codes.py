"""Codes hold over their spans of days, and no day longer."""

from datetime import date

import numpy as np
import pytest

from thuocdo.analytics.ingesting.codes import Code, Spans
from thuocdo.analytics.tables import first_minute, last_minute

IDS = {"A": 1, "B": 2, "C": 3, "D": 4}
CODES = [
    Code("A", "luôn có"),
    Code("B", "hai lần", date(2024, 1, 1), date(2024, 12, 31)),
    Code("B", "hai lần", date(2026, 3, 1), date(2026, 6, 30)),
    Code("C", "đến hết năm", valid_to=date(2025, 12, 31)),
]


@pytest.mark.parametrize(
    ("code", "minute", "is_used"),
    [
        pytest.param("A", first_minute(date(2000, 1, 1)), True, id="since ever"),
        pytest.param("B", last_minute(date(2023, 12, 31)), False, id="the day before"),
        pytest.param("B", first_minute(date(2024, 1, 1)), True, id="the first minute"),
        pytest.param("B", last_minute(date(2024, 12, 31)), True, id="the last minute"),
        pytest.param("B", first_minute(date(2025, 1, 1)), False, id="between two spans"),
        pytest.param("B", last_minute(date(2026, 6, 30)), True, id="the second span"),
        pytest.param("B", first_minute(date(2026, 7, 1)), False, id="after all spans"),
        pytest.param("C", last_minute(date(2025, 12, 31)), True, id="the last day"),
        pytest.param("C", first_minute(date(2026, 1, 1)), False, id="after the last day"),
        pytest.param("D", first_minute(date(2026, 1, 1)), False, id="in no list any more"),
    ],
)
def test_a_code_is_in_use_within_its_spans(code, minute, is_used):
    spans = Spans.of(CODES, IDS)

    assert spans.cover(np.array([IDS[code]]), np.array([minute])).tolist() == [is_used]


def test_many_rows_are_answered_at_once():
    spans = Spans.of(CODES, IDS)
    days = [date(2024, 6, 1), date(2025, 6, 1), date(2026, 6, 1)]

    minutes = np.array([first_minute(day) for day in days])

    assert spans.cover(np.array([2, 2, 2]), minutes).tolist() == [True, False, True]

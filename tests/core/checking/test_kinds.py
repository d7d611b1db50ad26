"""Which rows are totals, bonus, penalty or survey."""

from decimal import Decimal

import pytest

from thuocdo.core.checking.kinds import Kind, is_total, kind_of
from thuocdo.core.checking.published import Part


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        pytest.param(Part(name="Cải cách thủ tục hành chính"), Kind.PLAIN, id="plain"),
        pytest.param(Part(name="Điểm cộng, điểm thưởng"), Kind.BONUS, id="bonus"),
        pytest.param(Part(name="Bonus points"), Kind.BONUS, id="bonus in English"),
        pytest.param(Part(name="ĐIỂM TRỪ"), Kind.PENALTY, id="penalty"),
        pytest.param(Part(name="Penalties"), Kind.PENALTY, id="penalty in English"),
        pytest.param(Part(name="V", maximum=Decimal(-5)), Kind.PENALTY, id="negative maximum"),
        pytest.param(Part(name="V", maximum=Decimal(0)), Kind.PLAIN, id="maximum zero"),
        pytest.param(Part(code="XHH"), Kind.SURVEY, id="survey by code"),
        pytest.param(Part(name="Khảo sát lãnh đạo"), Kind.SURVEY, id="survey"),
        pytest.param(Part(name="Trường điểm"), Kind.PLAIN, id="words are matched whole"),
    ],
)
def test_the_kind_of_a_row(part, kind):
    assert kind_of(part) is kind


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("TOTAL", "", True),
        ("total", "anything", True),
        ("", "Tổng cộng:", True),
        ("", "TỔNG ĐIỂM", True),
        ("Tổng", "", True),
        ("", "Cộng", True),
        ("1", "Tổng cộng", False),
        ("", "Tổng hợp báo cáo", False),
        ("", "", False),
        ("", "total reform", False),
    ],
)
def test_a_row_of_totals_is_coded_or_named_so(code, name, expected):
    assert is_total(code, name) is expected

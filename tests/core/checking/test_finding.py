"""What a finding says."""

from decimal import Decimal

import pytest

from thuocdo.core.checking.finding import Check, Finding, Severity
from thuocdo.vietnamese.sentence import Sentence


@pytest.mark.parametrize(
    ("expected", "found", "difference"),
    [
        pytest.param("106.42", "93.91", "-12.51", id="found less expected"),
        pytest.param(None, "93.91", None, id="nothing to expect"),
        pytest.param("106.42", None, None, id="nothing found"),
    ],
)
def test_the_difference_is_found_less_expected(expected, found, difference):
    finding = Finding(
        subject="U",
        check=Check.PARTS_TOTAL,
        expected=expected and Decimal(expected),
        found=found and Decimal(found),
        severity=Severity.ERROR,
        message=Sentence("", ""),
    )

    assert finding.difference == (difference and Decimal(difference))

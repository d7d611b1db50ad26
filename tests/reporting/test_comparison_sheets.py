"""A comparison says so where rounded totals differ by other than the rounded change."""

from decimal import Decimal

import pytest

from thuocdo.core.comparing.bridge import Bridge
from thuocdo.core.comparing.effects import Effects
from thuocdo.reporting.comparison_sheets import rounding_note


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("50.001", "51.004", "", id="the totals agree with the change"),
        pytest.param("50.004", "51.008", "unrounded points", id="50.00 and +1.00 and 51.01"),
    ],
)
def test_the_last_decimal_is_explained(old, new, said):
    totals = (Decimal(old), Decimal(old), Decimal(new))

    note = rounding_note(Bridge("U", *totals, (), Effects(totals[2] - totals[0]), (), 2))

    assert said in note.en
    assert bool(note.vi) is bool(said)

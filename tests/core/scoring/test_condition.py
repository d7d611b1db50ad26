"""The condition over a table of steps, as tiers and deadlines share it."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.condition import condition_not_met, only_if, unmet
from thuocdo.core.scoring.rule import Gone
from thuocdo.vietnamese.sentence import Sentence

CONDITION = Sentence("có báo cáo", "there is a report")


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        pytest.param({"provided": True}, None, id="met, so the steps decide"),
        pytest.param({}, Gone.MISSING, id="not answered"),
    ],
)
def test_a_condition_that_does_not_fail(values, outcome):
    assert unmet(values, Decimal(3), CONDITION) is outcome


def test_a_failed_condition_gives_zero_and_keeps_what_was_measured():
    reached = unmet({"provided": False}, Decimal(3), CONDITION)

    assert reached == (0, 3, None, condition_not_met(CONDITION))


def test_a_table_without_a_condition_is_left_as_it_is():
    table = Sentence("bảng", "table")

    assert only_if(table, None) is table


def test_the_reason_of_a_failed_condition_is_built_once():
    assert condition_not_met(CONDITION) is condition_not_met(Sentence(*CONDITION))

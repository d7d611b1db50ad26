"""Effects add up, also as they are shown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.comparing.effects import Effects, effects_sentence, together
from thuocdo.core.rounding import to_published

D = Decimal
amounts = st.decimals(-50, 50, places=12)


def test_effects_are_added_part_by_part():
    total = together([Effects(D(1), D(2)), Effects(rule=D(3), unit=D(-1))])

    assert total == Effects(D(1), D(5), D(0), D(-1), D(0))
    assert total.difference == 5


def test_the_largest_part_takes_what_rounding_leaves():
    effects = Effects(D("1.004"), D("0.004"), D("0.004"))

    assert effects.shown(2) == Effects(D("1.01"), D(0), D(0))


def test_the_largest_part_is_the_largest_before_rounding():
    effects = Effects(rule=D("0.004"), weight=D("0.003"))

    assert effects.shown(2) == Effects(rule=D("0.01"))


@pytest.mark.slow
@given(st.builds(Effects, amounts, amounts, amounts, amounts, amounts), st.integers(0, 4))
def test_shown_parts_add_to_the_shown_difference(effects, decimals):
    assert sum(effects.shown(decimals)) == to_published(effects.difference, decimals)


def test_parts_in_words():
    assert effects_sentence(Effects(D(4), D("-0.5")), 2) == (
        (
            "Thay đổi +3,50 điểm: kết quả thật +4,00, đổi quy tắc -0,50, đổi trọng số = 0, "
            "đổi đơn vị = 0."
        ),
        "Change of +3.50 points: real result +4.00, rule -0.50, weight = 0, unit = 0.",
    )

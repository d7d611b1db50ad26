"""Whole numbers out of addresses and forms."""

import pytest

from thuocdo.lib.digits import whole


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_digits_are_a_number(text, number):
    assert whole(text) == number


@pytest.mark.parametrize(
    "text", ["", " 1", "-1", "1.0", "1e3", "x", "²", "٣", "9" * 19, "9" * 5000, "1\x00"]
)
def test_anything_else_is_none(text):
    assert whole(text) is None


def test_a_caller_names_how_many_digits_there_may_be():
    assert (whole("999", 3), whole("1000", 3)) == (999, None)

"""The words that findings share."""

from decimal import Decimal

import pytest

from thuocdo.core.checking.finding import Severity
from thuocdo.core.checking.wording import joined, opened, points_of
from thuocdo.vietnamese.sentence import Sentence


def test_points_stand_over_their_maximum_where_it_is_known():
    assert points_of(Decimal("93.91"), Decimal(100)) == Sentence("93,91/100", "93.91/100")
    assert points_of(Decimal("93.910"), None) == Sentence("93,91", "93.91")


def test_empty_sentences_leave_no_space():
    assert joined(Sentence("a", "b"), Sentence("", "")) == Sentence("a", "b")
    assert joined(Sentence("a", "b"), Sentence("c", "d")) == Sentence("a c", "b d")


@pytest.mark.parametrize("severity", Severity)
def test_no_opening_accuses(severity):
    sentence = opened(severity, Sentence("x", "x"))

    assert not any(word in sentence.vi.casefold() for word in ("sai", "lỗi", "gian"))
    assert not any(word in sentence.en.casefold() for word in ("wrong", "error", "false"))

"""Text has one spelling of its letters after the edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.vietnamese.normalising import to_nfc


@pytest.mark.parametrize(
    ("text", "composed"),
    [
        pytest.param("e\u0302\u0301", "ế", id="taken apart"),
        pytest.param("e\u0301\u0302", "ế", id="tone before circumflex"),
        pytest.param("Á\u0306", "Ắ", id="capital, tone before breve"),
        pytest.param("a\u0323\u0302", "ậ", id="dot below"),
        pytest.param("ê\u0301", "ế", id="Windows-1258"),
        pytest.param("o\u031b\u0303", "ỡ", id="horn"),
        pytest.param("\ufeffXã\u200b An\u200d\u2060", "Xã An", id="invisible characters"),
        pytest.param("ViÖt \u00adn 1\u00a0%", "ViÖt \u00adn 1\u00a0%", id="legacy letters stay"),
        pytest.param("½ ² ﬁ", "½ ² ﬁ", id="compatibility letters stay"),
    ],
)
def test_letters_are_composed_and_the_rest_stays(text, composed):
    assert to_nfc(text) == composed


@pytest.mark.slow
@given(st.text("aeoAàêếậĂñ -1\u0300\u0301\u0302\u0306\u0309\u031b\u0323\u200b\ufeff"))
def test_composing_twice_changes_nothing(text):
    assert to_nfc(to_nfc(text)) == to_nfc(text)

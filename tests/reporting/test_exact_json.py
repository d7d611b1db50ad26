"""JSON whose numbers keep their digits."""

import json
from decimal import Decimal

import pytest

from thuocdo.reporting.exact_json import json_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(Decimal("14.50"), "14.5", id="no zeros at the end"),
        pytest.param(Decimal(1) / 3, "0.333333333333", id="twelve decimals"),
        pytest.param(Decimal("1e3"), "1000", id="no exponent"),
        pytest.param(Decimal("-0.0"), "0", id="no minus zero"),
        pytest.param({}, "{}", id="an empty object"),
        pytest.param([], "[]", id="an empty list"),
        pytest.param("Đồng", '"Đồng"', id="letters as they are"),
        pytest.param(None, "null", id="nothing"),
        pytest.param({"a": [Decimal("0.1"), True]}, None, id="nested"),
    ],
)
def test_json(value, text):
    written = json_text(value)

    if text is not None:
        assert written == f"{text}\n"
    assert written.endswith("\n")
    json.loads(written)

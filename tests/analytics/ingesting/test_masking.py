"""A refused cell is shown if it is of its column, and never if it could be a person."""

import pytest

from thuocdo.analytics.ingesting.fields import BY_NAME
from thuocdo.analytics.ingesting.masking import shown


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("received", "31/02/2026 08:00"),
        ("received", "20260231080000"),
        ("received", "2026-13-01"),
        ("receiver", "H25.99"),
        ("receiver", "000.12.34.H25"),
        ("procedure", "1.004194"),
        ("components", "-3"),
        ("status", "77"),
    ],
)
def test_what_belongs_in_the_column_is_shown(field, text):
    assert shown(BY_NAME[field], text) == text


@pytest.mark.parametrize("field", ["received", "due", "receiver", "components", "status", "fee"])
@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn A",
        "Lan",
        "001299012345",
        "012345678",
        "0912345678",
        "0912.345.678",
        "+84912345678",
        "B1234567",
        "lan@example.vn",
    ],
)
def test_what_could_be_a_person_is_only_measured(field, text):
    assert shown(BY_NAME[field], text) == f"({len(text)} ký tự)"


def test_nothing_is_nothing():
    assert shown(BY_NAME["received"], None) == ""

"""Figures as somebody published them."""

import pytest

from thuocdo.core.checking.published import Part


@pytest.mark.parametrize(
    ("code", "name", "label"), [("1.1", "Kế hoạch", "1.1 Kế hoạch"), ("", "a", "a"), ("1", "", "1")]
)
def test_a_label_is_code_and_name_as_far_as_they_are_there(code, name, label):
    assert Part(code=code, name=name).label == label

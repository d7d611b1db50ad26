"""Names and texts in the language of the reader."""

import pytest
from django.utils import translation

from thuocdo.lib.language import name_for


@pytest.mark.parametrize(
    ("reader", "name_en", "shown"),
    [("vi", "Commune", "Xã"), ("en", "Commune", "Commune"), ("en", "", "Xã"), ("vi", "", "Xã")],
)
def test_a_name_without_english_keeps_its_own(reader, name_en, shown):
    with translation.override(reader):
        assert name_for("Xã", name_en) == shown
    assert name_for("Xã", name_en, reader) == shown

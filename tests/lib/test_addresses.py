"""Addresses of either language, in either language."""

import pytest
from django.utils.translation import override

from thuocdo.lib.addresses import in_language, without_language


@pytest.mark.parametrize(
    ("url", "plain"),
    [("/lam-viec/", "/lam-viec/"), ("/en/lam-viec/", "/lam-viec/"), ("/english", "/english")],
)
def test_a_language_is_taken_off_and_put_on(url, plain):
    assert without_language(url) == plain
    with override("vi"):
        assert in_language(url) == plain
    with override("en"):
        assert in_language(url) == f"/en{plain}"

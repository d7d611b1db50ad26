"""Text size and theme come from cookies; what means nothing counts as nothing."""

import pytest
from django.test import RequestFactory

from thuocdo.lib.display import Display, display, display_of


@pytest.mark.parametrize(
    ("cookie", "shown"),
    [
        ("", Display("normal", "system")),
        ("text=larger; theme=contrast", Display("larger", "contrast")),
        ("text=huge; theme=<script>", Display("normal", "system")),
    ],
)
def test_a_choice_is_read_from_cookies(cookie, shown):
    request = RequestFactory().get("/", headers={"cookie": cookie})

    assert display_of(request) == shown
    assert display(request) == {"display": shown}

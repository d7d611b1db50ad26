"""Each test works in a folder of its own, in Vietnamese."""

import pytest


@pytest.fixture(autouse=True)
def _at_work(workplace):
    """Nothing is written beside the sources."""

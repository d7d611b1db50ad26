"""Editions are set out in a folder of the test."""

import pytest


@pytest.fixture(autouse=True)
def _data(settings, tmp_path):
    """Nothing is written beside the sources."""
    settings.DATA = tmp_path / "data"

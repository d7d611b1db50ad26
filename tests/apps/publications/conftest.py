"""Frozen files of each test lie in a folder of its own."""

import pytest


@pytest.fixture(autouse=True)
def _frozen_files(settings, tmp_path):
    """Where bundles are written."""
    settings.DATA = tmp_path

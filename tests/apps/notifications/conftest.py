"""A registry of work of its own for every test."""

import pytest

from thuocdo.lib import work


@pytest.fixture
def due(monkeypatch):
    """What is due: a list of pieces of work that each test fills, the same for everybody."""
    items = []
    monkeypatch.setattr(work, "providers", {"test": lambda _person, _today: list(items)})
    return items


@pytest.fixture(autouse=True)
def _nothing_due(due):
    """No other app tells of work here."""

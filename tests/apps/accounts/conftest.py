"""Counters of sign-in attempts begin at nothing, and passwords are checked in no time."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_attempts(db, settings):  # noqa: ARG001  (the cache lies in the database)
    settings.PASSWORD_HASHERS = ["tests.factories.accounts.QuickArgon2"]
    cache.clear()

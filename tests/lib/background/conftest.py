"""An empty list of calls for every test, and a queue that is worked off on demand."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.lib.background import sample
from thuocdo.lib.background.running import run_next

AT = datetime(2030, 3, 20, 1, 0, tzinfo=UTC)  # after every task was handed in
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def calls():
    """What the sample tasks were called with."""
    sample.calls.clear()
    return sample.calls


@pytest.fixture
def run():
    """Run one task of the queue at a moment; whether there was one."""

    def once(at=AT, worker="w"):
        return run_next(worker, lambda: at)

    return once

"""Several writers at once: numbers stay without gaps on both databases."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from tests.factories.audit import an_event
from thuocdo.apps.audit import selectors
from thuocdo.apps.audit.models import Event

WRITERS, EACH = 4, 25
WRITE = f"""
import django
django.setup()
from django.db import transaction
from thuocdo.apps.audit import services
for _ in range({EACH}):
    with transaction.atomic():
        services.record("a.written", subject="x", by=None)
"""
CHECK = """
import django
django.setup()
from thuocdo.apps.audit import selectors
verdict = selectors.verify()
print(verdict.read, verdict.is_whole)
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_threads_leave_no_gap_on_postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("The test database in memory cannot be shared; see the next test.")

    def write(_):
        try:
            return [an_event().number for _ in range(EACH)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS) as pool:
        runs = list(pool.map(write, range(WRITERS)))

    assert sorted(number for run in runs for number in run) == list(range(1, WRITERS * EACH + 1))
    assert Event.objects.count() == WRITERS * EACH
    assert selectors.verify().is_whole


@pytest.mark.slow
@pytest.mark.thorough
def test_processes_leave_no_gap_in_a_file_of_sqlite(tmp_path):
    surroundings = os.environ | {
        "THUOCDO_DATA": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "thuocdo.config.settings",
    }

    def start(*words):
        return subprocess.Popen(  # noqa: S603  (words of this file)
            [sys.executable, *words], env=surroundings, stdout=subprocess.PIPE, text=True
        )

    def said(process):
        answer, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        return answer

    said(start("-m", "django", "migrate", "--skip-checks"))
    for writer in [start("-c", WRITE) for _ in range(WRITERS)]:
        said(writer)

    assert said(start("-c", CHECK)).split() == [str(WRITERS * EACH), "True"]

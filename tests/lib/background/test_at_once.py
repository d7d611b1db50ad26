"""Several workers at once: every task runs once on both databases."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, connections
from django.utils import timezone

from tests.lib.background import sample
from thuocdo.lib.background.running import run_waiting
from thuocdo.lib.background.submitting import submit

pytestmark = pytest.mark.slow
WORKERS, TASKS = 3, 40
ROOT = Path(__file__).parents[3]
BEGIN = "import django; django.setup()\n"
SUBMIT = f"""{BEGIN}
from tests.lib.background import sample
from thuocdo.lib.background.submitting import submit
for number in range({TASKS}):
    submit(sample.append, {{"path": "PATH", "what": number}})
"""
RUN = f"""{BEGIN}
import os
from django.utils import timezone
from thuocdo.lib.background.running import run_waiting
print(run_waiting(str(os.getpid()), timezone.now))
"""


@pytest.mark.django_db(transaction=True)
def test_threads_run_each_task_once_on_postgresql(tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("The test database in memory cannot be shared; see the next test.")
    path = tmp_path / "lines"
    for number in range(TASKS):
        submit(sample.append, {"path": str(path), "what": number})

    def run(worker):
        try:
            return run_waiting(f"w{worker}", timezone.now)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WORKERS) as pool:
        counts = list(pool.map(run, range(WORKERS)))

    assert sum(counts) == TASKS
    assert sorted(map(int, path.read_text().split())) == list(range(TASKS))


@pytest.mark.thorough
def test_processes_run_each_task_once_in_a_file_of_sqlite(tmp_path):
    path = tmp_path / "lines"
    surroundings = os.environ | {
        "THUOCDO_DATA": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "thuocdo.config.settings",
    }

    def start(*words):
        return subprocess.Popen(  # noqa: S603  (words of this file)
            [sys.executable, *words],
            env=surroundings,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )

    def said(process):
        answer, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        return answer

    said(start("-m", "django", "migrate", "--skip-checks"))
    said(start("-c", SUBMIT.replace("PATH", str(path))))
    counts = [int(said(each)) for each in [start("-c", RUN) for _ in range(WORKERS)]]

    assert sum(counts) == TASKS
    assert sorted(map(int, path.read_text().split())) == list(range(TASKS))

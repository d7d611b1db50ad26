"""The command as a program: a process of its own, with a place of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("DATABASE_URL", "DJANGO_", "THUOCDO_")  # variables that the tests themselves run with


class Said(NamedTuple):
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


def run_program(folder, *words, **variables):
    """Run ``thuocdo`` in another process, with its data and its database in the folder."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    done = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-m", "thuocdo.config.command", *map(str, words)],
        env={**known, "THUOCDO_DATA": str(folder), "THUOCDO_DEBUG": "1"} | variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def run_in():
    """Run the program with its data in a named folder."""
    return run_program


@pytest.fixture
def program(tmp_path):
    """Run the program; ``place`` names its data folder below the test's own."""

    def call(*words, place="mot", **variables):
        return run_program(tmp_path / place, *words, **variables)

    return call

"""Sites in a known state, each made once for all workers; journeys work on copies of them."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

DOSSIERS = "20000"  # enough for every page; a million would be copied for each worker
LOADING = 600  # seconds that making a state may take
HERE = Path(__file__).parent


class State(NamedTuple):
    """A folder with all that a site keeps; and what its maker told of it."""

    data: Path
    told: dict


def command():
    """The command of the project, as installed beside this Python."""
    return str(Path(sys.executable).with_name("thuocdo"))


def environment(data):
    """Of a demonstration site that keeps everything in one folder, with the site's own settings."""
    ours = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "THUOCDO_DATA": str(data), "THUOCDO_DEMO": "1", "THUOCDO_PAGES_FRESH": "0.05"}


def run_in(data, *words):
    """Run a program with the settings of a site; what it prints."""
    settings = {"DJANGO_SETTINGS_MODULE": "thuocdo.config.settings"}
    return subprocess.run(  # noqa: S603  (our own command)
        words,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**environment(data), **settings},
        timeout=LOADING,
    ).stdout


class States:
    """The folder where they are made, by whichever worker needs one first."""

    def __init__(self, shared):
        self.shared = Path(shared)

    def loaded(self):
        """The demonstration without rounds."""

        def load(data):
            run_in(data, command(), "migrate")
            run_in(data, command(), "demo", "load", "--no-rounds", "--dossiers", DOSSIERS)

        return self.once("loaded", load)

    def assessed(self):
        """The same, whose communes are filling in their self-assessment of 2025."""
        return self.once("assessed", lambda data: self.made_of_loaded(data, "rounds_state.py"))

    def played(self):
        """The demonstration in 2026: communes are appraised, departments before the council."""
        return self.once("played", lambda data: self.made_of_loaded(data, "appraisal_state.py"))

    def made_of_loaded(self, data, script):
        """A copy of the loaded demonstration on which a script of this folder was run."""
        shutil.copytree(self.loaded().data, data)
        return run_in(data, sys.executable, str(HERE / script))

    def once(self, name, fill):
        """The folder of that name, filled by the first who asks; others wait."""
        data, done = self.shared / name, self.shared / f"{name}.json"
        with (self.shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(data, ignore_errors=True)
                done.write_text(fill(data) or "{}")
        return State(data, json.loads(done.read_text()))

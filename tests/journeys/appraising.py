"""A site whose communes are being appraised, for the journeys of appraisers."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from pytest_socket import disable_socket, enable_socket

from tests.journeys.conftest import START, answers, command, environment, free_port

STATE = Path(__file__).with_name("appraisal_state.py")
PLAYING = 300  # seconds that playing the round may take


class Appraised(NamedTuple):
    """The site, and the round of its communes."""

    url: str
    data: Path
    round: int

    def column(self, code):
        """The address of a column."""
        return f"/lam-viec/danh-gia/tham-dinh/{self.round}/{code}"

    def ask(self, question):
        """What a few lines of Python print about the rows of the site, as JSON."""
        lines = f"import django, json\ndjango.setup()\n{question}"
        return json.loads(run_in(self.data, sys.executable, "-c", lines))


def run_in(data, *words):
    """Run a program with the settings of the site."""
    settings = {"DJANGO_SETTINGS_MODULE": "thuocdo.config.settings"}
    return subprocess.run(  # noqa: S603  (our own command)
        words,
        check=True,
        capture_output=True,
        text=True,
        env={**environment(data), **settings},
        timeout=PLAYING,
    ).stdout


@contextmanager
def serving(demonstration):
    """A copy of the demonstration, played to the appraisal of its communes, and served.

    ``THUOCDO_APPRAISED`` may name the folder of one that was made before.
    """
    enable_socket()
    with tempfile.TemporaryDirectory(prefix="thuocdo-appraised-") as folder:
        data = Path(folder) / "data"
        ready = os.environ.get("THUOCDO_APPRAISED")
        shutil.copytree(ready or demonstration, data)
        if not ready:
            run_in(data, command(), "demo", "play", "--until", "appraisal", "--index", "communes")
        made = json.loads(run_in(data, sys.executable, str(STATE)))
        port = free_port()
        server = subprocess.Popen(  # noqa: S603  (our own command)
            [command(), "serve", "--host", "127.0.0.1", "--port", str(port)],
            env=environment(data),
            stdout=subprocess.DEVNULL,
        )
        url = f"http://127.0.0.1:{port}"
        try:
            until = time.monotonic() + START
            while not answers(url):
                assert server.poll() is None, "the server stopped"
                assert time.monotonic() < until, "the server did not start"
                time.sleep(0.1)
            disable_socket(allow_unix_socket=True)
            yield Appraised(url, data, made["round"])
        finally:
            server.terminate()
            with suppress(subprocess.TimeoutExpired):
                server.wait(20)

"""A site whose departments are before the council, for the journeys of council and publication."""

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from pytest_socket import disable_socket, enable_socket

from tests.journeys.conftest import START, answers, command, environment, free_port

PLAYING = 400  # seconds that playing the round may take


@contextmanager
def serving(demonstration):
    """A copy of the demonstration, played until the council of its departments, and served.

    ``THUOCDO_COUNCIL`` may name the folder of one that was made before.
    """
    enable_socket()
    with tempfile.TemporaryDirectory(prefix="thuocdo-council-") as folder:
        data = Path(folder) / "data"
        ready = os.environ.get("THUOCDO_COUNCIL")
        shutil.copytree(ready or demonstration, data)
        if not ready:
            words = ("demo", "play", "--until", "council", "--index", "departments")
            subprocess.run(  # noqa: S603  (our own command)
                [command(), *words],
                check=True,
                env=environment(data),
                stdout=subprocess.DEVNULL,
                timeout=PLAYING,
            )
        port = free_port()
        server = subprocess.Popen(  # noqa: S603  (our own command)
            [command(), "serve", "--host", "127.0.0.1", "--port", str(port)],
            env=environment(data),
            stdout=subprocess.DEVNULL,
        )
        url = f"http://127.0.0.1:{port}"
        try:
            until = time.monotonic() + 4 * START  # busy machines import slowly
            while not answers(url):
                assert server.poll() is None, "the server stopped"
                assert time.monotonic() < until, "the server did not start"
                time.sleep(0.1)
            disable_socket(allow_unix_socket=True)
            yield url
        finally:
            server.terminate()
            server.wait(20)

"""A server with a copy of a state of its own, started and stopped here; its people signed in."""

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

from pytest_socket import disable_socket, enable_socket

from tests.journeys.browsing import profile
from tests.journeys.people import sign_in
from tests.journeys.states import command, environment

START = 120  # seconds that a server may take on a busy machine
ANSWERING = """
import contextlib, django, io, json, sys
django.setup()
for line in sys.stdin:
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(json.loads(line), {"json": json})
    print(told.getvalue().strip(), flush=True)
"""


class Served:
    """A running site."""

    def __init__(self, url, data, told):
        self.url, self.data, self.told = url, data, told
        self.process, self.cookies = None, {}

    def ask(self, question):
        """What a few lines of Python print about the rows of the site, as JSON on one line."""
        if self.process is None:
            settings = {"DJANGO_SETTINGS_MODULE": "thuocdo.config.settings"}
            self.process = subprocess.Popen(  # noqa: S603  (our own lines)
                [sys.executable, "-c", ANSWERING],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env={**environment(self.data), **settings},
            )
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def passes(self, browser, username):
        """The cookies of who has signed in; each signs in once."""
        if username not in self.cookies:
            with profile(browser, self.url) as opened:
                sign_in(opened.new_page(), username)
                self.cookies[username] = opened.cookies()
        return self.cookies[username]

    def close(self):
        """Nobody asks any more."""
        if self.process is not None:
            self.process.communicate(timeout=20)


def free_port():
    """A port of the loopback that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def answers(url):
    """Whether the server is up."""
    with suppress(OSError), urllib.request.urlopen(f"{url}/tinh-trang", timeout=2) as response:  # noqa: S310
        return response.status == 200
    return False


@contextmanager
def serving(state):
    """A copy of a state, served."""
    enable_socket()
    with tempfile.TemporaryDirectory(prefix="thuocdo-site-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(state.data, data)
        port = free_port()
        server = subprocess.Popen(  # noqa: S603  (our own command)
            [command(), "serve", "--host", "127.0.0.1", "--port", str(port)],
            env=environment(data),
            stdout=subprocess.DEVNULL,  # what it complains about is shown with the failing test
        )
        site = Served(f"http://127.0.0.1:{port}", data, state.told)
        try:
            until = time.monotonic() + START
            while not answers(site.url):
                assert server.poll() is None, "the server stopped"
                assert time.monotonic() < until, "the server did not start"
                time.sleep(0.1)
            disable_socket(allow_unix_socket=True)
            yield site
        finally:
            site.close()
            server.terminate()
            with suppress(subprocess.TimeoutExpired):
                server.wait(20)

"""A served demonstration site and a headless browser, both started and stopped here."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from pytest_socket import disable_socket, enable_socket

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",  # as root, in CI
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SIZES = {"laptop": {"width": 1366, "height": 768}, "phone": {"width": 360, "height": 740}}
START = 60  # seconds that a server may take
WAIT = 15_000  # milliseconds for a page


def pytest_collection_modifyitems(items):
    """Everything here drives the browser."""
    absent = next((path for name in NAMES if (path := shutil.which(name))), None) is None
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            if absent:
                reason = "no Chromium on this machine (Debian, Ubuntu: apt install chromium)"
                item.add_marker(pytest.mark.skip(reason=reason))


def command():
    """The command of the project, as installed beside this Python."""
    return str(Path(sys.executable).with_name("thuocdo"))


def environment(data):
    """Of a demonstration site that keeps everything in one folder."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "THUOCDO_DATA": str(data), "THUOCDO_DEMO": "1", "THUOCDO_PAGES_FRESH": "0.05"}


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """The loaded demonstration, made once for all workers; nobody writes into it."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared
    data, done = shared / "demonstration", shared / "demonstration.done"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(data, ignore_errors=True)
            subprocess.run(  # noqa: S603  (our own command)
                [command(), "demo", "load"],
                check=True,
                env=environment(data),
                stdout=subprocess.DEVNULL,
                timeout=300,
            )
            done.touch()
    return data


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


@pytest.fixture(scope="session")
def site(demonstration):
    """The address of a server with a copy of the demonstration of its own."""
    enable_socket()
    with tempfile.TemporaryDirectory(prefix="thuocdo-site-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(demonstration, data)
        port = free_port()
        server = subprocess.Popen(  # noqa: S603  (our own command)
            [command(), "serve", "--host", "127.0.0.1", "--port", str(port)],
            env=environment(data),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        url = f"http://127.0.0.1:{port}"
        try:
            until = time.monotonic() + START
            while not answers(url):
                assert server.poll() is None, "the server stopped"
                assert time.monotonic() < until, "the server did not start"
                time.sleep(0.1)
            disable_socket(allow_unix_socket=True)
            yield url
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all journeys of a worker."""
    path = next(found for name in NAMES if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(params=list(SIZES))
def size(request):
    """Both sizes of screen, by name."""
    return request.param


@pytest.fixture
def context(browser, site, size):
    """A new browser profile of that size; any request that leaves the host fails the test."""
    profile = browser.new_context(base_url=site, viewport=SIZES[size], locale="vi-VN")
    profile.set_default_timeout(WAIT)
    strangers, faults = [], []
    profile.on(
        "request",
        lambda asked: (
            strangers.append(asked.url)
            if not asked.url.startswith((site, "data:", "blob:"))
            else None
        ),
    )
    profile.on("weberror", lambda fault: faults.append(str(fault.error)))
    yield profile
    profile.close()
    assert strangers == []
    assert faults == []


@pytest.fixture
def page(context):
    """A page; what the browser complains about (policy, missing files) fails the test."""
    opened = context.new_page()
    complaints = []
    opened.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" else None,
    )
    yield opened
    assert [text for text in complaints if "status of 4" not in text] == []

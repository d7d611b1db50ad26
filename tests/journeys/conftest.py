"""A served demonstration site and a headless browser, both started and stopped here."""

import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import sync_playwright
from pytest_socket import disable_socket, enable_socket

from tests.journeys.browsing import FLAGS, NAMES, SIZES, profile
from tests.journeys.people import sign_in

START = 60  # seconds that a server may take
DOSSIERS = "20000"  # enough for every page; a million would be copied for each worker
# Journeys of rounds, documents and dossiers play a site of their own first, for minutes.
OWN_SITE = re.compile(r"test_(s(0\d|1[0-6]|33)_|documents)")
LOADING = 600  # seconds that loading the demonstration may take


def pytest_collection_modifyitems(items):
    """Everything here drives the browser."""
    absent = next((path for name in NAMES if (path := shutil.which(name))), None) is None
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            if OWN_SITE.match(item.path.name):
                item.add_marker(pytest.mark.thorough)
            if absent:
                reason = "no Chromium on this machine (Debian, Ubuntu: apt install chromium)"
                item.add_marker(pytest.mark.skip(reason=reason))


def command():
    """The command of the project, as installed beside this Python."""
    return str(Path(sys.executable).with_name("thuocdo"))


def environment(data):
    """Of a demonstration site that keeps everything in one folder, with the site's own settings."""
    ours = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "THUOCDO_DATA": str(data), "THUOCDO_DEMO": "1", "THUOCDO_PAGES_FRESH": "0.05"}


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """The loaded demonstration, made once for all workers; nobody writes into it.

    ``THUOCDO_DEMONSTRATION`` may name the folder of one that was loaded before.
    """
    if ready := os.environ.get("THUOCDO_DEMONSTRATION"):
        return Path(ready)
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared
    data, done = shared / "demonstration", shared / "demonstration.done"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(data, ignore_errors=True)
            for words in (["migrate"], ["demo", "load", "--no-rounds", "--dossiers", DOSSIERS]):
                subprocess.run(  # noqa: S603  (our own command)
                    [command(), *words],
                    check=True,
                    env=environment(data),
                    stdout=subprocess.DEVNULL,
                    timeout=LOADING,
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


class Served(NamedTuple):
    """A running site."""

    url: str
    data: Path


@pytest.fixture(scope="session")
def served(demonstration):
    """A server of this worker with a copy of the demonstration of its own."""
    enable_socket()
    with tempfile.TemporaryDirectory(prefix="thuocdo-site-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(demonstration, data)
        port = free_port()
        server = subprocess.Popen(  # noqa: S603  (our own command)
            [command(), "serve", "--host", "127.0.0.1", "--port", str(port)],
            env=environment(data),
            stdout=subprocess.DEVNULL,  # what it complains about is shown with the failing test
        )
        url = f"http://127.0.0.1:{port}"
        try:
            until = time.monotonic() + START
            while not answers(url):
                assert server.poll() is None, "the server stopped"
                assert time.monotonic() < until, "the server did not start"
                time.sleep(0.1)
            disable_socket(allow_unix_socket=True)
            yield Served(url, data)
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture(scope="session")
def site(served):
    """Its address."""
    return served.url


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all journeys of a worker."""
    path = next(found for name in NAMES if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(
    params=[
        name if name == "laptop" else pytest.param(name, marks=pytest.mark.thorough)
        for name in SIZES
    ]
)
def size(request):
    """Both sizes of screen, by name; the phone's where there is time for it."""
    return request.param


@pytest.fixture
def context(browser, site, size):
    """A profile of that size; what the browser complains about (policy, files) fails the test."""
    with profile(browser, site, viewport=SIZES[size]) as opened:
        yield opened


@pytest.fixture
def laptop(browser, site):
    """A page at the larger size only."""
    with profile(browser, site, viewport=SIZES["laptop"]) as opened:
        yield opened.new_page()


@pytest.fixture
def phone(browser, site):
    """A page at the smaller size only."""
    with profile(browser, site, viewport=SIZES["phone"]) as opened:
        yield opened.new_page()


@pytest.fixture
def page(context):
    """A page of either size."""
    return context.new_page()


@pytest.fixture(params=["vi", "en"])
def language(request):
    """Both languages."""
    return request.param


@pytest.fixture(scope="session")
def passes(browser, site):
    """The cookies of who signed in, by user name; each signs in once in a worker."""
    kept = {}

    def cookies_of(username):
        if username not in kept:
            with profile(browser, site) as opened:
                sign_in(opened.new_page(), username)
                kept[username] = opened.cookies()
        return kept[username]

    return cookies_of


@pytest.fixture
def signed_in(passes):
    """Turn a page into that of a person of the demonstration, who has signed in."""

    def turn(page, username):
        page.context.clear_cookies()
        page.context.add_cookies(passes(username))
        return page

    return turn


@pytest.fixture(scope="session")
def appraised(demonstration):
    """A served copy of the demonstration whose communes are being appraised."""
    from tests.journeys.appraising import serving  # noqa: PLC0415  (it builds on this module)

    with serving(demonstration) as made:
        yield made


@pytest.fixture
def appraiser(browser, appraised):
    """A page of the appraiser of the demonstration, on a laptop."""
    with profile(browser, appraised.url, viewport=SIZES["laptop"]) as opened:
        page = opened.new_page()
        sign_in(page, "tham-dinh")
        yield page

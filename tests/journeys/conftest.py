"""A served demonstration site and a headless browser, both started and stopped here."""

import os
import shutil
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.appraising import Appraised
from tests.journeys.browsing import FLAGS, NAMES, SIZES, profile
from tests.journeys.serving import serving
from tests.journeys.states import States


def pytest_collection_modifyitems(items):
    """Everything here drives the browser."""
    absent = next((path for name in NAMES if (path := shutil.which(name))), None) is None
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            if absent:
                reason = "no Chromium on this machine (Debian, Ubuntu: apt install chromium)"
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def states(tmp_path_factory):
    """Sites to be copied, made once for all workers.

    ``THUOCDO_STATES`` may name a folder that keeps them from one run to the next; empty it when
    the schema or the demonstration has changed.
    """
    if kept := os.environ.get("THUOCDO_STATES"):
        return States(kept)
    shared = tmp_path_factory.getbasetemp()
    return States(shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared)


@pytest.fixture(scope="session")
def served(states):
    """A server of this worker with a copy of the demonstration of its own; a round is open."""
    with serving(states.assessed()) as made:
        yield made


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
def passes(browser, served):
    """The cookies of who signed in, by user name; each signs in once in a worker."""
    return partial(served.passes, browser)


@pytest.fixture
def signed_in(passes):
    """Turn a page into that of a person of the demonstration, who has signed in."""

    def turn(page, username):
        page.context.clear_cookies()
        page.context.add_cookies(passes(username))
        return page

    return turn


@pytest.fixture(scope="session")
def played(states):
    """A served copy of the demonstration that was played on: appraisal, council."""
    with serving(states.played()) as made:
        yield made


@pytest.fixture
def member(browser, played):
    """Open a page there for somebody who has signed in, on a laptop unless told."""
    with ExitStack() as stack:

        def opened(username, size="laptop"):
            made = stack.enter_context(profile(browser, played.url, viewport=SIZES[size]))
            made.add_cookies(played.passes(browser, username))
            return made.new_page()

        yield opened


@pytest.fixture
def appraised(played):
    """The round of communes that are being appraised."""
    return Appraised(played)


@pytest.fixture
def appraiser(member):
    """A page of the appraiser of the demonstration."""
    return member("tham-dinh")

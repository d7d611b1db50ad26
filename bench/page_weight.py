"""P17: the first view of public pages on a phone: bytes, largest paint, and who is asked."""

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from demonstration import demonstration, environment

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
PHONE = {"width": 360, "height": 740}
SLOW_4G = {
    "offline": False,
    "latency": 150,  # ms of a round trip
    "downloadThroughput": 1_600_000 / 8,  # bytes a second
    "uploadThroughput": 750_000 / 8,
}
SLOWER = 4  # times, of the processor
HEAVIEST, AIM, LATEST = 200_000, 100_000, 2.5  # bytes, bytes, seconds
SETTLE = 3_000  # ms without a request before the page counts as there
START = 90  # seconds that the server may take
PAGES = {
    "home": "/",
    "ranking": "/xep-hang/cchc-cap-xa/2025/xa",
    "unit": "/don-vi/C029",
    "compare": "/so-sanh?dv=C029&dv=C051",
    "number": "/so/cchc-cap-xa:2025:C029:1.1.1",
}
WATCH = """
window.largest = null;
new PerformanceObserver(list => { for (const e of list.getEntries())
  window.largest = [e.startTime, e.element ? e.element.tagName : ""]; })
  .observe({type: "largest-contentful-paint", buffered: true});
"""


class View(NamedTuple):
    """One first view."""

    received: dict[str, int]  # address → bytes over the network, headers included
    largest: float  # seconds until the largest paint
    element: str  # that was painted
    strangers: tuple[str, ...]  # hosts that are not ours


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The site as ``thuocdo serve`` runs it."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603  (our own program)
        [sys.executable, "-m", "thuocdo.config.command", "serve", "--port", str(port)],
        env={**os.environ, **environment(folder)},
        stdout=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(30)


def wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    """Until it answers; what it takes is told."""
    begin = time.perf_counter()
    while server.poll() is None and time.perf_counter() - begin < START:
        with suppress(OSError), urllib.request.urlopen(f"{url}/tinh-trang", timeout=2):  # noqa: S310
            print(f"the server answers {time.perf_counter() - begin:.1f} s after its start")
            return
        time.sleep(0.1)
    raise TimeoutError(url)


def first_view(browser: Browser, address: str) -> View:
    """Load a page with empty caches, as a phone on a slow line does."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    cdp = context.new_cdp_session(page)
    asked: dict[str, str] = {}
    received: dict[str, int] = {}
    cdp.on("Network.requestWillBeSent", lambda e: asked.update({e["requestId"]: url_of(e)}))
    cdp.on("Network.loadingFinished", lambda e: note(received, asked, e))
    cdp.send("Network.enable")
    cdp.send("Network.setCacheDisabled", {"cacheDisabled": True})
    cdp.send("Network.emulateNetworkConditions", SLOW_4G)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load", timeout=60_000)
    page.wait_for_timeout(SETTLE)
    found = page.evaluate("window.largest") or [float("nan"), ""]
    context.close()
    host = urlsplit(address).netloc
    urls = [url for url in asked.values() if url.startswith("http")]
    strangers = tuple({urlsplit(url).netloc for url in urls} - {host})
    return View(received, found[0] / 1e3, found[1], strangers)


def url_of(event: Any) -> str:  # noqa: ANN401  (of the browser)
    """What was asked for."""
    return str(event["request"]["url"])


def note(received: dict[str, int], asked: dict[str, str], event: Any) -> None:  # noqa: ANN401
    """Count what came."""
    url = asked.get(event["requestId"], "")
    if url.startswith("http"):
        received[url] = received.get(url, 0) + int(event["encodedDataLength"])


def main(folder: Path | None, runs: int) -> None:
    """Print one block a page."""
    program = next((path for name in NAMES if (path := shutil.which(name))), None)
    if program is None:
        print(
            "P17 no Chromium on this machine; nothing was measured (Debian: apt install chromium)"
        )
        return
    data = demonstration(folder)
    print(f"P17 first view, 360 × 740, 1.6 Mbit/s, 150 ms, processor {SLOWER} × slower")
    print(f"  budget {HEAVIEST:,} bytes (aim {AIM:,}), largest paint {LATEST} s; median of {runs}")
    with served(data) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for name, path in PAGES.items():
            tell(name, path, [first_view(browser, url + path) for _ in range(runs)])
        browser.close()


def tell(name: str, path: str, views: list[View]) -> None:
    """Print one page: sum, paint, and what it is made of."""
    view = sorted(views, key=lambda one: one.largest)[len(views) // 2]
    total = sum(view.received.values())
    largest = statistics.median(one.largest for one in views)
    is_within = total < HEAVIEST and largest < LATEST and not any(v.strangers for v in views)
    print(f"{' ' if is_within else '!'} {name:<8} {total:8,} bytes  largest paint {largest:.2f} s "
          f"({view.element})  {path}")  # fmt: skip
    for url, size in sorted(view.received.items(), key=lambda one: -one[1]):
        print(f"      {size:8,}  {urlsplit(url).path}")
    for view in views[:1]:
        print(f"      other hosts asked: {', '.join(view.strangers) or 'none'}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="of a loaded demonstration")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    main(given.folder, given.runs)

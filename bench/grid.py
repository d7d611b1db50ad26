"""P14: the grid of 80 units by 60 leaves in Chromium: first paint and frames while scrolling."""

import argparse
import shutil
import statistics
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from demonstration import HOST, command, demonstration
from page_weight import FLAGS, NAMES, served

UNITS, FIRST_PAINT, FRAMES = 80, 1.5, 50  # units, seconds, frames a second
SLOWER = 4  # times, of the processor
SCREEN = {"width": 1366, "height": 768}
APPRAISER = "tham-dinh"
PLAY = ["demo", "play", "--until", "appraisal", "--index", "communes"]
SCROLL = """() => new Promise(done => {
  const grid = document.querySelector('[data-grid]');
  const far = { top: grid.scrollHeight - grid.clientHeight,
    left: grid.scrollWidth - grid.clientWidth };
  const times = [];
  const begun = performance.now();
  function step(now) {
    times.push(now);
    const part = Math.min((now - begun) / 3000, 1);
    grid.scrollTop = far.top * (part < .5 ? part * 2 : 2 - part * 2);
    grid.scrollLeft = far.left * part;
    if (part < 1) requestAnimationFrame(step); else done(times);
  }
  requestAnimationFrame(step);
})"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
CELLS = "document.querySelectorAll('[data-grid] td').length"


class Seen(NamedTuple):
    """One look at the grid."""

    paint: float  # seconds until the first contentful paint
    loaded: float  # seconds until the page was there
    frames: float  # a second, while scrolling
    slowest: float  # milliseconds of a frame, 95th percentile
    cells: int


def widened() -> int:
    """Let the round of communes hold 80 units, and return its key."""
    from thuocdo.apps.rounds.models import Entry, Participant, Round  # noqa: PLC0415

    row = Round.objects.get(edition__scheme__folder="demo-province-communes", year=2026)
    like = row.participants.order_by("pk").first()
    assert like is not None
    entries = list(like.entries.all())
    others = Participant.objects.exclude(round=row).order_by("unit__code")
    taken = set(row.participants.values_list("unit", flat=True))
    for other in others:
        if row.participants.count() < UNITS and other.unit_id not in taken:
            taken.add(other.unit_id)
            more = row.participants.create(block=like.block, unit_id=other.unit_id)
            for entry in entries:
                entry.pk, entry.participant = None, more
            Entry.objects.bulk_create(entries)
    return row.pk


def signed_in() -> str:
    """The cookie of the appraiser's session."""
    from django.test import Client  # noqa: PLC0415

    from thuocdo.apps.accounts.models import User  # noqa: PLC0415

    client = Client(headers={"host": HOST})
    backend = "thuocdo.apps.accounts.backends.ByName"
    client.force_login(User.objects.get(username=APPRAISER), backend)
    return client.cookies["sessionid"].value


def look(browser: Browser, url: str, path: str, cookie: str) -> Seen:
    """Open the grid with a slow processor and scroll it both ways."""
    context = browser.new_context(viewport=SCREEN)
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": url}])
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url + path, wait_until="load", timeout=60_000)
    page.wait_for_function(f"{PAINT} > 0")
    paint, cells = page.evaluate(PAINT), page.evaluate(CELLS)
    loaded = page.evaluate("performance.timing.loadEventEnd - performance.timing.navigationStart")
    times = page.evaluate(SCROLL)
    context.close()
    gaps = [later - earlier for earlier, later in pairwise(times)]
    worst = statistics.quantiles(gaps, n=20)[-1]
    rate = 1000 * len(gaps) / (times[-1] - times[0])
    return Seen(paint / 1e3, loaded / 1e3, rate, worst, cells)


def main(folder: Path | None, runs: int) -> None:
    """Print the medians beside the budgets."""
    program = next((path for name in NAMES if (path := shutil.which(name))), None)
    if program is None:
        print(
            "P14 no Chromium on this machine; nothing was measured (Debian: apt install chromium)"
        )
        return
    with tempfile.TemporaryDirectory(prefix="thuocdo-grid-") as place:
        data = demonstration(copied(folder, Path(place)) if folder else None)
        command(["migrate"], data)  # a given folder may be older than the pages
        command(PLAY, data)
        path = f"/lam-viec/danh-gia/tham-dinh/{widened()}/bang"
        cookie = signed_in()
        with served(data) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
            seen = [look(browser, url, path, cookie) for _ in range(runs + 1)][1:]
    paint, loaded, frames, slowest = (statistics.median(one[n] for one in seen) for n in range(4))
    print(f"P14 grid of {seen[0].cells:,} cells, processor {SLOWER} × slower, median of {runs}")
    print(f"  first paint {paint:.2f} s (budget {FIRST_PAINT} s), loaded {loaded:.2f} s")
    print(f"  scrolling {frames:.0f} frames/s (budget {FRAMES}), 95 % below {slowest:.0f} ms")


def copied(folder: Path, place: Path) -> Path:
    """A copy that may be written to."""
    return Path(shutil.copytree(folder, place / "data"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of a loaded demonstration")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    main(given.data, given.runs)

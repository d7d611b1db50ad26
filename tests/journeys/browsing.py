"""A headless Chromium, its two sizes, and profiles that let nothing pass."""

from contextlib import contextmanager

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",  # as root, in CI
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SIZES = {"laptop": {"width": 1366, "height": 768}, "phone": {"width": 360, "height": 740}}
WAIT = 30_000  # milliseconds for a page, on a machine that is busy


@contextmanager
def profile(browser, site, **options):
    """A new browser profile; leaving the host, a script fault or a refused file fails the test."""
    opened = browser.new_context(base_url=site, locale="vi-VN", reduced_motion="reduce", **options)
    opened.set_default_timeout(WAIT)
    strangers, faults, complaints = [], [], []
    opened.on(
        "request",
        lambda asked: (
            strangers.append(asked.url)
            if not asked.url.startswith((site, "data:", "blob:"))
            else None
        ),
    )
    opened.on("weberror", lambda fault: faults.append(str(fault.error)))
    opened.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" else None,
    )
    try:
        yield opened
    finally:
        opened.close()
    assert strangers == [], strangers
    assert faults == [], faults
    told = [text for text in complaints if "status of 4" not in text]
    assert told == [], told

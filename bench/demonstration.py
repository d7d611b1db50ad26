"""The demonstration as a site of its own for benchmarks: loaded once, or given as a folder."""

import atexit
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django

SETTINGS = "thuocdo.config.settings"
LOADING = ("migrate",), ("demo", "load")
FOUND: list[Path] = []  # one at most: benchmarks of one run share it
HOST = "localhost"


def demonstration(given: Path | None = None) -> Path:
    """The folder of a loaded demonstration, with Django set up on it."""
    if not FOUND:
        FOUND.append(given or loaded())
        os.environ.update(environment(FOUND[0]))
        django.setup()
    return FOUND[0]


def loaded() -> Path:
    """A folder that is gone after the run; everything goes in through the commands."""
    kept = tempfile.TemporaryDirectory(prefix="thuocdo-bench-")
    atexit.register(kept.cleanup)
    folder = Path(kept.name)
    for words in LOADING:
        before = os.times()
        begin = time.perf_counter()
        command([*words], folder)
        after = os.times()
        cpu = sum(after[2:4]) - sum(before[2:4])
        wall = time.perf_counter() - begin
        print(f"thuocdo {' '.join(words)}: {wall:.1f} s, CPU {cpu:.1f} s")
    return folder


def command(words: list[str], folder: Path) -> None:
    """Run ``thuocdo`` on the folder."""
    subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-m", "thuocdo.config.command", *words],
        env={**os.environ, **environment(folder)},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def environment(folder: Path) -> dict[str, str]:
    """What the site is told from outside."""
    return {"DJANGO_SETTINGS_MODULE": SETTINGS, "THUOCDO_DATA": str(folder), "THUOCDO_DEMO": "1"}


def resident_mb() -> float:
    """What the process holds in memory now, in megabytes of 10^6 bytes; Linux alone tells it."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

"""Run ours and the peer in turn, check that they agree, and state medians and the ratio."""

import contextlib
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in one unit of ru_maxrss


class Disagreement(Exception):  # noqa: N818  (named for what happened)
    """Ours and the peer gave different answers, so their times mean nothing together."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Medians over the runs."""

    wall: float  # seconds
    cpu: float  # seconds, user + system


@dataclass(frozen=True, slots=True)
class Comparison:
    """One piece of work done both ways."""

    name: str
    ours: Timing
    peer: Timing
    runs: int
    peak_mb: (
        float  # of the process in the first run of ours, its answer and the given data included
    )
    growth_mb: float  # what the first run of ours added, its answer included

    @property
    def ratio(self) -> float:
        """How many times faster ours is, by the clock."""
        return self.peer.wall / self.ours.wall

    @property
    def cpu_ratio(self) -> float:
        """How many times less processor time ours takes."""
        return self.peer.cpu / self.ours.cpu


def compare(
    name: str,
    ours: Callable[[], Result],
    peer: Callable[[], Result],
    *,
    runs: int = 5,
    same: Callable[[Result, Result], bool] | None = None,
) -> Comparison:
    """Check for equal answers in a first run, then time both in turn.

    Args:
        name: What is printed.
        ours: The work as we do it.
        peer: The same work as the peer does it.
        runs: Timed runs of each, after the first.
        same: Whether two answers are equal; ``==`` if not given.

    Raises:
        Disagreement: the answers differ.
    """
    reset_peak()
    before = peak_mb()
    answer = ours()
    peak = peak_mb()
    if not (same or _equal)(answer, peer()):
        raise Disagreement(f"{name}: ours and the peer's answers differ; nothing was timed.")
    del answer
    timings = [(measure(ours), measure(peer)) for _ in range(runs)]
    return Comparison(
        name=name,
        ours=_median([mine for mine, _ in timings]),
        peer=_median([theirs for _, theirs in timings]),
        runs=runs,
        peak_mb=peak,
        growth_mb=peak - before,
    )


def measure(work: Callable[[], object]) -> Timing:
    """Seconds of one run, by the clock and of the processor."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Timing(wall=time.perf_counter() - wall, cpu=time.process_time() - cpu)


def peak_mb() -> float:
    """Largest resident size of the process so far, in megabytes of 10^6 bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT / 1e6


def reset_peak() -> None:
    """Let the peak begin anew at what is resident now, where the system can (Linux)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def print_comparison(comparison: Comparison) -> None:
    """Print one block: medians, ratio, memory."""
    print(f"{comparison.name}  (median of {comparison.runs}, answers equal)")
    for who, timing in (("ours", comparison.ours), ("peer", comparison.peer)):
        print(f"  {who}  {timing.wall * 1e3:10.2f} ms   CPU {timing.cpu * 1e3:10.2f} ms")
    print(f"  ratio {comparison.ratio:8.1f} ×    CPU {comparison.cpu_ratio:10.1f} ×")
    peak, growth = comparison.peak_mb, comparison.growth_mb
    print(f"  peak {peak:.0f} MB; ours added {growth:.0f} MB, answer included")


def _equal(ours: object, peer: object) -> bool:
    return bool(ours == peer)


def _median(timings: list[Timing]) -> Timing:
    return Timing(
        wall=statistics.median(timing.wall for timing in timings),
        cpu=statistics.median(timing.cpu for timing in timings),
    )

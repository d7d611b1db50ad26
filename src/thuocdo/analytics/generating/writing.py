"""Any number of invented dossiers straight into a lake, month by month, in bounded memory."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil

import numpy as np
import pyarrow as pa

from thuocdo.analytics.generating.days import working_days
from thuocdo.analytics.generating.province import UNITS, Province, Unit, province
from thuocdo.analytics.generating.rows import Month, rows_of
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.periods import Every, Period, divided
from thuocdo.analytics.periods import days as between

CHUNK = 500_000  # rows made at once; about 350 MB with all scratch
SEASON = (1.0, 0.72, 1.08, 1.04, 1.02, 1.06, 1.1, 1.08, 1.02, 1.0, 1.0, 0.96)  # January on


@dataclass(frozen=True)
class Plan:
    """What to invent. The same plan gives the same rows, whatever the machine."""

    rows: int
    period: Period  # of receipt
    known_until: date  # dossiers that would end later are open
    seed: int = 1
    units: Sequence[Unit] = field(default=UNITS)
    online: tuple[float, float] = (0.35, 0.6)  # share online at the beginning and at the end

    @property
    def known(self) -> Period:
        """The period as far as it is known.

        Raises:
            InvalidPeriod: it begins after the last day known.
        """
        return between(self.period.first, min(self.period.last, self.known_until))


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of one month."""

    month: str
    name: str  # of a file
    rows: pa.Table


def chunks(plan: Plan, place: Province) -> Iterator[Chunk]:
    """The rows of a plan, a chunk at a time."""
    days = working_days(plan.period.first.year - 1, plan.period.last.year + 2)
    parts = divided(plan.known, Every.MONTH)
    serial, counts = 0, shared_out(plan, [days.of_month(p.first, p.last).size for p in parts])
    steps = max(1, len(parts) - 1)
    for number, (part, count) in enumerate(zip(parts, counts, strict=True)):
        low, high = plan.online
        month = Month(
            days=days.of_month(part.first, part.last),
            calendar=days,
            online=low + (high - low) * number / steps,
            known_until=plan.known_until,
            batch=1,
        )
        for piece, size in enumerate(pieces(count)):
            chance = np.random.default_rng([plan.seed, 1, number, piece])
            serials = np.arange(serial, serial + size) + plan.seed * 10**12
            yield Chunk(
                f"{part.first:%Y-%m}", f"part-{piece}", rows_of(serials, month, place, chance)
            )
            serial += size


def shared_out(plan: Plan, worked: Sequence[int]) -> list[int]:
    """Rows a month, by its working days and the season; together exactly the rows of the plan."""
    parts = divided(plan.known, Every.MONTH)
    weight = np.array(
        [n * SEASON[part.first.month - 1] for n, part in zip(worked, parts, strict=True)]
    )
    edges = np.rint(np.cumsum(weight) / weight.sum() * plan.rows).astype(int)
    return [int(n) for n in np.diff(edges, prepend=0)]


def pieces(count: int) -> list[int]:
    """A month's rows in chunks of nearly the same size."""
    number = max(1, ceil(count / CHUNK))
    return [count * (n + 1) // number - count * n // number for n in range(number)]


def generate(lake: Lake, plan: Plan, progress: Callable[[int], None] | None = None) -> Province:
    """Write a plan into an empty lake.

    Args:
        lake: Where to; files of the same months are replaced.
        plan: What to invent.
        progress: Called with the rows written so far.
    """
    place, done = province(plan.units, plan.seed), 0
    for dictionary in place.dictionaries:
        lake.save(dictionary)
    for chunk in chunks(plan, place):
        lake.write(chunk.month, chunk.rows, chunk.name)
        done += chunk.rows.num_rows
        if progress is not None:
            progress(done)
    return place

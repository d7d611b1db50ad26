"""Half-months: the 1st to the 14th and the 15th to the end, numbered since January 2000.

Reporting years and their quarters begin on the 15th; calendar months are two halves.
"""

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thuocdo.analytics.tables import EPOCH, day_of

SECOND_HALF = 15  # day of the month
EDGES = frozenset({1, SECOND_HALF})


def halves(days: NDArray[Any]) -> NDArray[np.int64]:
    """The half-month of each day since 2000; odd ones begin on the 15th."""
    dates = np.datetime64(EPOCH.date()) + days
    months = dates.astype("datetime64[M]")
    second = (dates - months).astype(np.int64) >= SECOND_HALF - 1
    since = months.astype(np.int64) - (EPOCH.year - 1970) * 12
    return np.asarray(2 * since + second)


def half_of(day: date) -> int:
    """The half-month of a date."""
    return int(halves(np.array([day_of(day)]))[0])

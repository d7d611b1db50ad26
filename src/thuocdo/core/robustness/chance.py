"""Seeded chance that stays the same for good: raw 64-bit words, and tables over them.

Only NumPy's bit generators promise an unchanging stream; its distributions do not. Limits that
were published must come out again in ten years, so normal values are made here.
"""

from collections.abc import Iterator
from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from thuocdo.core.robustness.points_table import FloatArray, IntArray

LEVELS = 1 << 16  # equally likely values of one 16-bit draw
HITS_AT_ONCE = 8192  # part of the stream's definition


class Chance:
    """The stream of one block of replicates, made by the seed and the first of them alone."""

    def __init__(self, seed: int, first_replicate: int) -> None:
        self._bits = np.random.PCG64(np.random.SeedSequence([seed, first_replicate]))

    def levels(self, rows: int, columns: int) -> NDArray[np.uint16]:
        """Whole numbers 0 to 65,535, equally likely, rows × columns."""
        count = rows * columns
        words = self._bits.random_raw(-(-count // 4)).astype("<u8", copy=False)
        return words.view("<u2")[:count].reshape(rows, columns)

    def hits(self, trials: int, probability: float) -> Iterator[IntArray]:
        """Yield which of the trials succeed, ascending; the gaps between them are geometric."""
        last = -1
        with np.errstate(divide="ignore"):  # log1p(-1): every trial succeeds
            per_gap = 1.0 / np.log1p(-probability)
        while last < trials:
            words = self._bits.random_raw(HITS_AT_ONCE // 2).astype("<u8", copy=False)
            gaps = np.log((words.view("<u4") + 1.0) * 2.0**-32) * per_gap
            found = np.minimum(gaps, trials).astype(np.int64)
            found += 1
            np.cumsum(found, out=found)
            found += last
            last = int(found[-1])
            yield found[: np.searchsorted(found, trials)]


@cache
def normal_table() -> FloatArray:
    """The 65,536 equally likely values of a standard normal draw, ascending, variance 1."""
    quantile = NormalDist().inv_cdf
    upper = np.array(
        [quantile((LEVELS + 2 * level + 1) / (2 * LEVELS)) for level in range(1 << 15)]
    )
    values = np.concatenate([-upper[::-1], upper])
    # Cut to 30 binary digits, where every machine's logarithm agrees.
    steady: FloatArray = np.rint(values / values.std() * 2.0**30) * 2.0**-30
    return steady

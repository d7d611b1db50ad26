"""Chance that is named: the same words give the same draw, whatever was drawn before."""

import hashlib
from statistics import NormalDist

SEED = "Tỉnh mẫu 2022–2025"
BELL = NormalDist()


def uniform(*words: object) -> float:
    """A number from 0 to 1 (never either), fixed by the words."""
    digest = hashlib.sha256("|".join([SEED, *map(str, words)]).encode()).digest()
    return (int.from_bytes(digest[:6], "big") + 0.5) / 2**48


def normal(*words: object) -> float:
    """A draw from the standard normal distribution, fixed by the words."""
    return round(BELL.inv_cdf(uniform(*words)), 9)


def whole(low: int, high: int, *words: object) -> int:
    """A whole number from low to high, both included."""
    return low + int(uniform(*words) * (high - low + 1))

"""How the rank intervals of a snapshot were drawn: anybody can repeat it."""

import hashlib
from typing import NamedTuple


class Simulation(NamedTuple):
    """``thuocdo intervals`` with these settings gives the same limits."""

    seed: int
    replicates: int = 1000
    level: float = 0.9  # share of the replicates between the limits


def simulation_of(edition_hash: str, year: int) -> Simulation:
    """The seed follows from the edition and the year, so that nobody can choose it."""
    digest = hashlib.sha256(f"{edition_hash} {year}".encode()).digest()
    return Simulation(int.from_bytes(digest[:4]))

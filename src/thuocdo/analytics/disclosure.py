"""The last step before a table leaves the house: counts of few people are not told.

A count from 1 to ``SMALL`` - 1 is withheld. Where one cell alone of a line was withheld, the line's
total would give it away, so the next smallest is withheld as well; lines are the groups that share
all keys but one, along which the table has a total.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeAlias

SMALL = 5  # dossiers of so many people or more can be told

Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A population and a numerator that may be published, or the fact that they may not."""

    numerator: int | None
    population: int | None

    @property
    def is_withheld(self) -> bool:
        """Whether something stands here that is not told."""
        return self.population is None


WITHHELD = Told(None, None)


def suppressed(
    cells: Mapping[Key, tuple[int, int]], margins: Sequence[int] = (0,)
) -> dict[Key, Told]:
    """What of some cells may be told.

    Args:
        cells: Key of a group → numerator and population; a plain count is its own population.
        margins: The places in the key along which totals are published: ``(0,)`` when the cells
            are units of a table with a sum at its foot.

    Returns:
        Every cell. A cell without cases tells nothing of anybody and is told. A cell is small if
        its numerator, its population, or what is between them is.
    """
    hidden = {key for key, counts in cells.items() if is_small(*counts)}
    grows = True
    while grows:
        more = {key for margin in margins for key in exposed(cells, hidden, margin)}
        grows = bool(more)
        hidden |= more
    return {key: WITHHELD if key in hidden else Told(*counts) for key, counts in cells.items()}


def told_sum(cells: Mapping[Key, tuple[int, int]], told: Mapping[Key, Told]) -> Told:
    """The total of a line of cells, unless it would give away the one that is withheld."""
    hidden = [counts for key, counts in cells.items() if told[key].is_withheld]
    total = tuple(sum(counts[place] for counts in cells.values()) for place in (0, 1))
    if len(hidden) == 1 or is_small(*total):
        return WITHHELD
    return Told(*total)


def is_small(numerator: int, population: int) -> bool:
    """Whether few people stand behind a number, or behind its difference from all."""
    return any(0 < count < SMALL for count in (numerator, population, population - numerator))


def exposed(cells: Mapping[Key, tuple[int, int]], hidden: Set[Key], margin: int) -> set[Key]:
    """Cells to be withheld too, because one alone of its line would be found by subtraction."""
    lines: dict[Key, list[Key]] = defaultdict(list)
    for key in cells:
        lines[key[:margin] + key[margin + 1 :]].append(key)
    found = set()
    for line in lines.values():
        alone = [key for key in line if key in hidden]
        others = [key for key in line if key not in hidden and cells[key][1] > 0]
        if len(alone) == 1 and others:
            found.add(min(others, key=lambda key: (cells[key][1], key)))
    return found

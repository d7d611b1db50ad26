"""The value that the next better step accepts, on the grid in which figures are declared."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from thuocdo.core.scoring import wording
from thuocdo.vietnamese.sentence import Sentence

HUNDREDTH = Decimal("0.01")  # the grid of figures that are not counts


@dataclass(frozen=True, slots=True)
class Target:
    """The nearest value that a better step accepts."""

    mark: Decimal
    is_upward: bool
    is_included: bool

    def distance(self, gap: Sentence, mark: Sentence) -> Sentence:
        """How far it is: "còn thiếu 2 điểm phần trăm so với mức 80%", or "phải trên 80%"."""
        if not self.is_included:
            words = ("trên", "above") if self.is_upward else ("dưới", "below")
            return Sentence(f"phải {words[0]} {mark.vi}", f"it must be {words[1]} {mark.en}")
        words = ("thiếu", "short of") if self.is_upward else ("vượt", "above")
        return Sentence(
            f"còn {words[0]} {gap.vi} so với mức {mark.vi}", f"{gap.en} {words[1]} {mark.en}"
        )

    def change(self, value: Decimal, noun: Sentence) -> Sentence:
        """So many more, or so many fewer."""
        return wording.more(value, noun) if self.is_upward else wording.fewer(value, noun)


def nearest(value: Decimal, target: Target, grid: Decimal) -> Decimal:
    """The multiple of ``grid`` that meets the target, ``value`` being the exact mark."""
    rounding = ROUND_CEILING if target.is_upward else ROUND_FLOOR
    found = (value / grid).to_integral_value(rounding) * grid
    if found == value and not target.is_included:
        found += grid if target.is_upward else -grid
    return found


def least_change(
    start: Decimal, goal: Decimal, grid: Decimal, suffices: Callable[[Decimal], bool]
) -> Decimal:
    """The value nearest to ``start``, in whole grids back from ``goal``, that suffices.

    ``goal`` suffices, and what lies beyond something that suffices does so too.
    """
    back = grid if start < goal else -grid
    enough, too_few = 0, int((goal - start) / back) + 1  # grids back from the goal
    while too_few - enough > 1:
        middle = (enough + too_few) // 2
        if suffices(goal - middle * back):
            enough = middle
        else:
            too_few = middle
    return goal - enough * back

"""How far a shown figure may be from the true one, judged by the decimals shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from thuocdo.core.checking.finding import Severity
from thuocdo.core.rounding import ZERO

MOST_DECIMALS = 4  # points are published with up to four; more are noise of a computation


@dataclass(frozen=True, slots=True)
class Tolerance:
    """The most that rounding can explain, in the unit of the figures."""

    likely: Decimal  # every figure as precise as its column
    widest: Decimal  # every figure only as precise as it looks

    def plus(self, other: "Tolerance") -> "Tolerance":
        """The tolerance of a sum or difference of two figures."""
        return Tolerance(self.likely + other.likely, self.widest + other.widest)


EXACT_FIGURE = Tolerance(ZERO, ZERO)


def decimals_shown(value: Decimal) -> int:
    """Digits after the decimal mark as written: two in ``14.50``."""
    return max(0, -int(value.as_tuple().exponent))


def column_decimals(values: Iterable[Decimal | None]) -> int:
    """The most decimals that any figure of a column shows, at most four."""
    shown = (decimals_shown(value) for value in values if value is not None)
    return min(max(shown, default=0), MOST_DECIMALS)


def half_unit(decimals: int) -> Decimal:
    """Half a unit in the last place: 0.005 for two decimals."""
    return Decimal(5).scaleb(-decimals - 1)


def tolerance_of(value: Decimal, column: int) -> Tolerance:
    """What rounding may have done to one figure of a column that shows ``column`` decimals.

    A trailing zero is often dropped (``14,5`` beside ``14,24``), and JSON drops it always, so
    the column's precision is the likely one. A whole number beside decimals is taken as shown
    to one decimal at least: ``10`` among ``9.51`` and ``8.28`` was not rounded to units.
    """
    shown = decimals_shown(value)
    return Tolerance(
        half_unit(max(shown, column)),
        half_unit(max(shown, min(column, 1))),
    )


def severity_of(difference: Decimal, tolerance: Tolerance) -> Severity | None:
    """None where rounding explains the difference, a warning where only its widest reading does."""
    if abs(difference) <= tolerance.likely:
        return None
    return Severity.WARNING if abs(difference) <= tolerance.widest else Severity.ERROR

"""Decimal arithmetic as the core does it: 34 digits inside, half up on display."""

from decimal import ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=34, rounding=ROUND_HALF_UP)  # IEEE 754 decimal128
KEY_STEP = Decimal("1e-12")  # two totals closer than this are the same total
HUNDRED = Decimal(100)
ZERO = Decimal(0)
ONE = Decimal(1)


def ratio(part: Decimal, whole: Decimal) -> Decimal:
    """Divide with 34 significant digits, half up, whatever the caller's context."""
    return EXACT.divide(part, whole)


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """The part in percent of the whole, with 34 significant digits."""
    return EXACT.divide(EXACT.multiply(part, HUNDRED), whole)


def to_published(value: Decimal, decimals: int = 2) -> Decimal:
    """Round half away from zero to the decimals that are published; for display and files only.

    What rounds to nothing is 0.00, never -0.00.
    """
    rounded = EXACT.quantize(value, ONE.scaleb(-decimals))
    return rounded or abs(rounded)


def rank_key(value: Decimal) -> Decimal:
    """The value that ranks and bands compare, free of the rounding noise of quotients."""
    return EXACT.quantize(value, KEY_STEP)

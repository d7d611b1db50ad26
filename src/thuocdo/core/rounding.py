"""Decimal arithmetic as the core does it: 34 digits inside, half up on display."""

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

EXACT = Context(prec=34, rounding=ROUND_HALF_UP)  # IEEE 754 decimal128
KEY_STEP = Decimal("1e-12")  # two totals closer than this are the same total
HUNDRED = Decimal(100)
ZERO = Decimal(0)
ONE = Decimal(1)


def ratio(part: Decimal, whole: Decimal) -> Decimal:
    """Divide with 34 significant digits, half up, whatever the caller's context."""
    return EXACT.divide(part, whole)


def to_published(value: Decimal, decimals: int = 2) -> Decimal:
    """Round half away from zero to the decimals that are published; for display and files only."""
    with localcontext(EXACT):
        return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def rank_key(value: Decimal) -> Decimal:
    """The value that "exact" ranking compares, free of the rounding noise of quotients."""
    with localcontext(EXACT):
        return value.quantize(KEY_STEP, rounding=ROUND_HALF_UP)

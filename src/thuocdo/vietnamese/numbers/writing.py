"""Write numbers as Vietnamese officials expect them, and as English readers do."""

from decimal import ROUND_HALF_UP, Context, Decimal

_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)  # wider than any figure, so nothing is cut
_MARKS = {"vi": str.maketrans(",.", ".,"), "en": {}}  # grouping mark, decimal mark


def write_number(value: Decimal | int, decimals: int | None = 2, language: str = "vi") -> str:
    """Write ``1.234.567,50`` in Vietnamese, ``1,234,567.50`` in English.

    Rounds half up, away from zero. ``decimals=None`` rounds nothing and writes as few
    digits as the value needs. There is no exponent and no minus before a written zero.
    The minus is the ASCII hyphen-minus, so that a written file can be read by any program.

    Raises:
        ValueError: the value is infinite or no number.
    """
    if type(value) is int and not decimals:
        return f"{value:,d}".translate(_MARKS[language])
    return f"{_rounded(Decimal(value), decimals):,f}".translate(_MARKS[language])


def write_count(count: int, language: str = "vi") -> str:
    """Write a whole number with its thousands grouped."""
    return write_number(count, 0, language)


def write_percent(percent: Decimal | int, decimals: int | None = None, language: str = "vi") -> str:
    """Write ``94,2%``; the value is already in percent, not a share."""
    return f"{write_number(percent, decimals, language)}%"


def write_change(value: Decimal | int, decimals: int | None = 2, language: str = "vi") -> str:
    """Write ``+4,79`` or ``-0,30``; a change that rounds to nothing is written ``= 0``."""
    shown = _rounded(Decimal(value), decimals)
    if not shown:
        return "= 0"
    sign = "+" if shown > 0 else ""
    return sign + write_number(shown, decimals, language)


def write_places(delta: int, language: str = "vi") -> str:
    """Write a move in a ranking, in places; positive is better: ``▲ 6 bậc``, ``▼ 2 places``."""
    if delta == 0:
        return "= 0"
    arrow = "▲" if delta > 0 else "▼"
    english = "place" if abs(delta) == 1 else "places"
    noun = {"vi": "bậc", "en": english}[language]
    return f"{arrow} {write_count(abs(delta), language)} {noun}"


def write_rank(rank: int, out_of: int) -> str:
    """Write ``5/11``; a rank is never shown without its denominator."""
    return f"{rank}/{out_of}"


def _rounded(value: Decimal, decimals: int | None) -> Decimal:
    """Round half up; a zero loses its sign, and without decimals the trailing zeros go."""
    if not value.is_finite():
        raise ValueError(f"{value} cannot be written as a number.")
    if decimals is None:
        shown = _WIDE.normalize(value)
    else:
        shown = _WIDE.quantize(value, Decimal(1).scaleb(-decimals))
    return shown or shown.copy_abs()

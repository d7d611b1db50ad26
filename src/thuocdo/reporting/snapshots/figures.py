"""Figures as a long table writes them, so that reading them again gives the same."""

from datetime import date
from decimal import Decimal

from thuocdo.core.scoring.figures import Value

YES, NO = "có", "không"


def written(value: Value) -> str:
    """One figure: a decimal point, dates as 2025-12-31, có or không."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value

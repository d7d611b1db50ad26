"""Cells of the tables in a bundle: every text and number comes back as it was."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so
GUARD = "'"
YES, NO = "1", "0"


def guarded(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe stands before a sign that begins a formula."""
    is_safe = NUMBER.fullmatch(text) or not text.startswith((*FORMULA, GUARD))
    return text if is_safe else f"{GUARD}{text}"


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    return text.removeprefix(GUARD)


def digits(value: Decimal | int | None) -> str:
    """All digits without exponent; empty for nothing, which is not zero."""
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def decimal(text: str) -> Decimal | None:
    """The number, or nothing."""
    return Decimal(text) if text else None


def number(text: str) -> int | None:
    """The whole number, or nothing."""
    return int(text) if text else None


def flag(*, of: bool) -> str:
    """One or zero."""
    return YES if of else NO


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV; texts are guarded already."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def rows_of(text: str, header: Sequence[str]) -> Iterator[list[str]]:
    """The rows below the header.

    Raises:
        ValueError: the columns are not those.
    """
    reader = csv.reader(io.StringIO(text, newline=""))
    if next(reader, []) != list(header):
        raise ValueError(header)
    return reader

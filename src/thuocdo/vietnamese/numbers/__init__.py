"""Numbers as people type them and as officials expect to read them."""

from thuocdo.vietnamese.numbers.reading import (
    DecimalMark,
    decimal_mark_of,
    read_count,
    read_decimal,
)
from thuocdo.vietnamese.numbers.writing import (
    write_change,
    write_count,
    write_number,
    write_percent,
    write_places,
    write_rank,
)

__all__ = [
    "DecimalMark",
    "decimal_mark_of",
    "read_count",
    "read_decimal",
    "write_change",
    "write_count",
    "write_number",
    "write_percent",
    "write_places",
    "write_rank",
]

"""JSON in which Decimals are numbers with all their digits, never floats."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

DECIMALS = Decimal("1e-12")  # quotients have no end; twelve decimals are what ranks compare


def json_text(value: Any) -> str:  # noqa: ANN401  (any JSON value)
    """The value as indented JSON, with a line break at the end."""
    return "".join(pieces(value, "\n")) + "\n"


def plain_number(value: Decimal) -> str:
    """Digits without exponent, at most twelve decimals, no zeros at the end."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -12:
        value = value.quantize(DECIMALS)
    return f"{value.normalize():f}" if value else "0"


def pieces(value: Any, line: str) -> Iterator[str]:  # noqa: ANN401
    """The text of a value, piece by piece; ``line`` is the line break with its indentation."""
    if isinstance(value, Decimal):
        yield plain_number(value)
    elif isinstance(value, dict) and value:
        yield from enclosed("{", "}", [(f"{json.dumps(k)}: ", v) for k, v in value.items()], line)
    elif isinstance(value, list | tuple) and value:
        yield from enclosed("[", "]", [("", item) for item in value], line)
    else:
        yield json.dumps(value, ensure_ascii=False)


def enclosed(start: str, end: str, items: list[tuple[str, Any]], line: str) -> Iterator[str]:
    """Items between brackets; short ones without brackets inside stay on one line each."""
    deeper = f"{line}  "
    for place, (key, item) in enumerate(items):
        yield f"{',' if place else start}{deeper}{key}"
        yield from pieces(item, deeper)
    yield f"{line}{end}"

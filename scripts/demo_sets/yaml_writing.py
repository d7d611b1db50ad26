"""Write plain data as the YAML that index sets are read from: block outside, flow inside."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

PLAIN = re.compile(r"[^\W\d][\w ]*", re.UNICODE)
NUMBER = re.compile(r"-?\d+(\.\d+)?|\d{4}-\d{2}-\d{2}")
CODES = {"code", "old", "new", "domains", "edition", "chosen_by", "replaces"}
RESERVED = {"null", "yes", "no", "on", "off", "true", "false", "none"}
FLOWING = {
    "steps",
    "cases",
    "options",
    "answers",
    "defects",
    "shares",
    "leaves",
    "sources",
    "bands",
    "mapping",
    "parts",
}
INLINE = {"inputs", "inputs_en", "years", "conditions", "conditions_en", "others", "policies"}
Plain = Any


def scalar(value: Plain, key: str) -> str:
    """One value; codes and texts that would read as something else are quoted."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    if key not in CODES and (NUMBER.fullmatch(text) or text in {"true", "false", "none"}):
        return text
    if PLAIN.fullmatch(text) and text.lower() not in RESERVED and text == text.strip():
        return text
    return json.dumps(text, ensure_ascii=False)


def flow(value: Plain, key: str) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        pairs = (f"{quoted_key(k)}: {flow(v, k)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(item, key) for item in value) + "]"
    return scalar(value, key)


def quoted_key(key: str) -> str:
    """A key; codes as keys are quoted."""
    return key if key[0].isalpha() else f'"{key}"'


def lines(document: dict[str, Plain], indent: str = "") -> Iterator[str]:
    """The document, a key a line; lists of larger mappings as blocks."""
    for key, value in document.items():
        if is_flat(key, value):
            yield f"{indent}{quoted_key(key)}: {flow(value, key)}"
        elif isinstance(value, dict):
            yield f"{indent}{quoted_key(key)}:"
            yield from lines(value, indent + "  ")
        else:
            yield f"{indent}{quoted_key(key)}:"
            for item in value:
                yield from listed(item, key, indent + "  ")


def is_flat(key: str, value: Plain) -> bool:
    """Whether the value stands on the line of its key."""
    if isinstance(value, dict):
        return key in INLINE and key != "policies"
    if isinstance(value, list | tuple):
        return not any(isinstance(item, dict) for item in value)
    return True


def listed(item: dict[str, Plain], key: str, indent: str) -> Iterator[str]:
    """One item of a list of mappings."""
    if key in FLOWING and not any(isinstance(v, dict) and k == "rule" for k, v in item.items()):
        yield f"{indent}- {flow(item, key)}"
        return
    first, *rest = lines(item, indent + "  ")
    yield f"{indent}- {first.lstrip()}"
    yield from rest

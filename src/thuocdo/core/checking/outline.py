"""Which row of a published table belongs under which: by parent, by code, by numbering style."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from thuocdo.core.checking.published import Part

Value = Callable[[Part], Decimal | None]

_SEPARATOR = re.compile(r"[.\-/]")
# The usual order of official outlines: A, I, 1, a. A style may nest only under one before it.
_STYLES = (
    re.compile(r"[A-HJ-UWYZĐ]"),
    re.compile(r"X{0,3}(IX|IV|V?I{0,3})"),
    re.compile(r"[0-9]+"),
    re.compile(r"[a-zđ]"),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A row and the rows below it."""

    part: Part
    children: list["Node"] = field(default_factory=list)


def outline(parts: Sequence[Part]) -> tuple[Node, ...]:
    """The top rows, each with what nests under it.

    A parent that is named but not listed leaves its row on top. Without a parent column the
    nearest row above whose code begins the row's code is its parent (1 → 1.1), else the
    numbering styles decide (I → 1 → a), which also reads tables that count 1, 2, 3 afresh
    under each I, II, III.
    """
    if any(part.parent for part in parts):
        return _by_parent(parts)
    return _by_order(parts)


def terms(nodes: Iterable[Node], value: Value) -> tuple[Part, ...]:
    """The rows to add up: a heading without a figure is replaced by the rows under it."""
    found: list[Part] = []
    for node in nodes:
        if value(node.part) is None and node.children:
            found.extend(terms(node.children, value))
        else:
            found.append(node.part)
    return tuple(found)


def groups(nodes: Iterable[Node]) -> Iterable[Node]:
    """All rows with rows under them, from the top down."""
    for node in nodes:
        if node.children:
            yield node
            yield from groups(node.children)


def _by_parent(parts: Sequence[Part]) -> tuple[Node, ...]:
    nodes = [Node(part) for part in parts]
    by_code = {node.part.code: node for node in reversed(nodes) if node.part.code}
    top: list[Node] = []
    for node in nodes:
        above = by_code.get(node.part.parent)
        (top if above is None or _is_below(above, node, by_code) else above.children).append(node)
    return tuple(top)


def _is_below(above: Node, node: Node, by_code: dict[str, Node]) -> bool:
    """Whether hanging ``node`` under ``above`` would close a circle."""
    seen: set[int] = set()
    while above is not node and id(above) not in seen:
        seen.add(id(above))
        higher = by_code.get(above.part.parent)
        if higher is None:
            return False
        above = higher
    return True


def _by_order(parts: Sequence[Part]) -> tuple[Node, ...]:
    top: list[Node] = []
    open_rows: list[Node] = []  # from the top down to the last row with a code
    for part in parts:
        node, steps = Node(part), _steps(part.code)
        if not steps:
            top.append(node)
            continue
        while open_rows and not _nests(steps, _steps(open_rows[-1].part.code)):
            open_rows.pop()
        (open_rows[-1].children if open_rows else top).append(node)
        open_rows.append(node)
    return tuple(top)


def _nests(steps: tuple[str, ...], above: tuple[str, ...]) -> bool:
    if len(steps) > len(above) and steps[: len(above)] == above:
        return True
    style, style_above = _style(steps[0]), _style(above[0])
    return style is not None and style_above is not None and style > style_above


def _steps(code: str) -> tuple[str, ...]:
    """``1.2.`` → ("1", "2"); an empty code has no step."""
    return tuple(step for step in _SEPARATOR.split(code.strip(" .)")) if step)


def _style(step: str) -> int | None:
    """Place of the step's style in the usual order; None for a code that is a word."""
    return next((place for place, shape in enumerate(_STYLES) if shape.fullmatch(step)), None)

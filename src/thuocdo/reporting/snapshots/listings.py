"""``units.csv``, ``items.csv`` and ``lineage.csv``: what the scores are about."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from thuocdo.reporting.snapshots.cells import (
    YES,
    decimal,
    digits,
    flag,
    guarded,
    number,
    rows_of,
    table,
    unguarded,
)
from thuocdo.reporting.snapshots.model import EventLine, Node, UnitLine
from thuocdo.vietnamese.sentence import Sentence

UNITS = (
    "code",
    "name",
    "name_en",
    "kind",
    "block",
    "region",
    "is_ranked",
    "population",
    "latitude",
    "longitude",
)
ITEMS = (
    "code",
    "parent",
    "title",
    "title_en",
    "maximum",
    "is_leaf",
    "method",
    "rule",
    "rule_en",
    "source",
)
LINEAGE = ("date", "kind", "old", "new", "share_of_old", "basis", "document")


def units_csv(units: Mapping[str, UnitLine]) -> str:
    """One row a unit, in the order in which they were scored."""
    return table(
        UNITS,
        (
            (
                *map(guarded, unit[:6]),
                flag(of=unit.is_ranked),
                digits(unit.population),
                digits(unit.latitude),
                digits(unit.longitude),
            )
            for unit in units.values()
        ),
    )


def units_in(text: str) -> dict[str, UnitLine]:
    """The units again."""
    units = {}
    for row in rows_of(text, UNITS):
        words, (ranked, population, latitude, longitude) = map(unguarded, row[:6]), row[6:]
        code, name, name_en, kind, block, region = words
        units[code] = UnitLine(
            code,
            name,
            name_en,
            kind,
            block,
            region,
            ranked == YES,
            number(population),
            decimal(latitude),
            decimal(longitude),
        )
    return units


def items_csv(nodes: Mapping[str, Node]) -> str:
    """One row a domain, criterion or leaf, in the order of the document."""
    return table(
        ITEMS,
        (
            (
                *map(guarded, (node.code, node.parent, *node.title)),
                digits(node.maximum),
                flag(of=node.is_leaf),
                *map(guarded, (node.method, *node.rule, node.source)),
            )
            for node in nodes.values()
        ),
    )


def items_in(text: str) -> dict[str, Node]:
    """The tree again."""
    nodes = {}
    for row in rows_of(text, ITEMS):
        code, parent, vi, en = map(unguarded, row[:4])
        method, rule, rule_en, source = map(unguarded, row[6:])
        nodes[code] = Node(
            code,
            parent,
            Sentence(vi, en),
            Decimal(row[4]),
            is_leaf=row[5] == YES,
            method=method,
            rule=Sentence(rule, rule_en),
            source=source,
        )
    return nodes


def lineage_csv(lines: Iterable[EventLine]) -> str:
    """One row an edge, as ``thuocdo compare --lineage`` reads them."""
    return table(
        LINEAGE,
        (
            (
                line.on.isoformat(),
                line.kind,
                guarded(line.old),
                guarded(line.new),
                digits(line.share),
                guarded(line.basis),
                guarded(line.document),
            )
            for line in lines
        ),
    )


def lineage_in(text: str) -> tuple[EventLine, ...]:
    """The edges again."""
    return tuple(
        EventLine(
            date.fromisoformat(on),
            kind,
            unguarded(old),
            unguarded(new),
            decimal(share),
            unguarded(basis),
            unguarded(document),
        )
        for on, kind, old, new, share, basis, document in rows_of(text, LINEAGE)
    )

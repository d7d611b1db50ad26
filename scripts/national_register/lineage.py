"""The rows of lineage.csv."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from national_register.names import proper_name
from national_register.resolutions import DISTRICTS, HUE, PROVINCES, of_communes
from national_register.source import Move, Place, Source
from national_register.units import FROM, unchanged_provinces


class Edge(NamedTuple):
    """A row of lineage.csv; an empty share is not known."""

    date: str
    kind: str
    old: str
    new: str
    share_of_old: str
    basis: str
    document: str
    is_confirmed: str = "không"


def edges(source: Source) -> list[Edge]:
    """Provinces, then districts, then communes."""
    return [
        Edge("2025-01-01", "status", "46", "46", "1", "", HUE),
        *province_edges(source),
        *district_edges(source),
        *commune_edges(source),
    ]


def province_edges(source: Source) -> Iterator[Edge]:
    """The 52 provinces that became 23."""
    kept = unchanged_provinces(source)
    for old, new in sorted(source.province_moves, key=lambda move: (move[1], move[0])):
        if new not in kept:
            yield Edge(FROM, "merge", old, new, "1", "", PROVINCES)


def district_edges(source: Source) -> Iterator[Edge]:
    """Districts ended without a successor of their level; what lay in them tells the rest."""
    going_on = {move.old for move in source.moves}
    for district in source.districts:
        if district.code not in going_on:
            yield Edge(FROM, "abolish", district.code, "", "", "", DISTRICTS)


def commune_edges(source: Source) -> Iterator[Edge]:
    """What became of each commune, and of five island districts without communes."""
    old = {place.code: place for place in [*source.districts, *source.old_communes]}
    new = {place.code: place for place in source.new_communes}
    made_of = Counter(move.new for move in source.moves)
    for move in source.moves:
        unit = new[move.new]
        kind = kind_of(move, old[move.old], unit, made_of[move.new])
        share = "1" if move.is_whole else ""
        yield Edge(FROM, kind, move.old, move.new, share, "", of_communes(unit.parent))


def kind_of(move: Move, old: Place, unit: Place, roots: int) -> str:
    """A new commune of several old ones is a merger; of a part of one, a split."""
    if roots > 1:
        return "merge"
    if not move.is_whole:
        return "split"
    return "status" if proper_name(old.name) == proper_name(unit.name) else "rename"

"""All units with published results, by index and block, in Vietnamese order."""

from collections.abc import Sequence
from typing import NamedTuple

from thuocdo.reporting.snapshots.model import UnitLine
from thuocdo.vietnamese.collation import unit_key
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.naming import block_title
from thuocdo.web.portal.shelf import Published, Shelf


class BlockList(NamedTuple):
    """The units of one block of an index."""

    title: Sentence
    units: Sequence[UnitLine]


class IndexList(NamedTuple):
    """The units of the newest year of an index."""

    one: Published
    year_text: str
    blocks: Sequence[BlockList]


def directory(shelf: Shelf) -> list[IndexList]:
    """The indices in the order of menus; each unit stands in its block."""
    newest = [next(iter(years.values())) for years in shelf.by_scheme.values()]
    return [IndexList(one, str(one.year), blocks_of(one)) for one in newest]


def blocks_of(one: Published) -> list[BlockList]:
    """The blocks of a publication with their units in the order of the alphabet."""
    snapshot = one.snapshot
    return [
        BlockList(
            block_title(block),
            sorted(
                (snapshot.units[score.unit] for score in snapshot.in_block(block)),
                key=lambda unit: unit_key(unit.name),
            ),
        )
        for block in snapshot.blocks
    ]

"""Reads of the register."""

from thuocdo.apps.units.selectors.blocks import blocks_at, members_at
from thuocdo.apps.units.selectors.events import counted, edges_of, events
from thuocdo.apps.units.selectors.heirs import Heir, forebears, heirs, heirs_today
from thuocdo.apps.units.selectors.lineages import lineage_of
from thuocdo.apps.units.selectors.searching import Found, Part, search_units
from thuocdo.apps.units.selectors.standing import (
    ancestors,
    children_at,
    latest_units,
    spans_of,
    standing,
    unit_at,
    units_below,
)

__all__ = [
    "Found",
    "Heir",
    "Part",
    "ancestors",
    "blocks_at",
    "children_at",
    "counted",
    "edges_of",
    "events",
    "forebears",
    "heirs",
    "heirs_today",
    "latest_units",
    "lineage_of",
    "members_at",
    "search_units",
    "spans_of",
    "standing",
    "unit_at",
    "units_below",
]

"""Columns that follow from a unit's name, code and superior."""

from thuocdo.apps.units.models import Unit
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.stored_order import stored_order

LONGEST_ORDER = 600  # characters of the column; names that are equal that far sort by code


def placed(unit: Unit) -> Unit:
    """The unit with its path, its folded name and its place in the alphabet."""
    above = unit.parent.path if unit.parent else "/"
    unit.path = f"{above}{unit.code}/"
    unit.folded = fold(unit.name)
    unit.sort_key = stored_order(unit.name)[:LONGEST_ORDER]
    return unit

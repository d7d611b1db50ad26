"""What was read: units with what they declared, and totals that somebody stated."""

from dataclasses import dataclass, field
from decimal import Decimal

from thuocdo.core.scoring.figures import Entry
from thuocdo.vietnamese.sentence import Sentence

TOTAL = "TOTAL"  # the code under which totals of the whole are stated


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as far as a table of figures tells."""

    code: str
    name: str
    block: str = ""  # units of one block are ranked together
    region: str = ""
    is_ranked: bool = True
    size: Decimal | None = None  # population, for weights of predecessors


@dataclass(slots=True)
class FigureSet:
    """Everything in one table of figures."""

    units: dict[str, Unit] = field(default_factory=dict)  # in the order of the table
    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)  # unit → leaf → entry
    stated: dict[str, dict[str, dict[str, Decimal]]] = field(
        default_factory=dict
    )  # unit → TOTAL or group → points, maximum, rank, out_of
    places: dict[tuple[str, str], Sentence] = field(default_factory=dict)  # unit, leaf → its cell
    notes: list[Sentence] = field(default_factory=list)

    def add_unit(self, unit: Unit) -> None:
        """Register a unit the first time that it is met."""
        if unit.code not in self.units:
            self.units[unit.code] = unit
            self.entries[unit.code] = {}

    def state(self, unit: str, code: str, name: str, value: Decimal) -> None:
        """Keep what was stated of the whole or of a group, to be checked and never scored."""
        self.stated.setdefault(unit, {}).setdefault(code, {})[name] = value

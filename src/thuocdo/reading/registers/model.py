"""What a register holds: units with their days, and changes from one unit to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

DAY = timedelta(days=1)


class UnitKind(StrEnum):
    """What a unit is."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    WARD = "ward"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special_zone"
    DEPARTMENT = "department"


class ChangeKind(StrEnum):
    """What a decree does to units."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    ABOLISH = "abolish"
    TRANSFER = "transfer"
    STATUS = "status"  # another type or superior


@dataclass(frozen=True, slots=True)
class RegisteredUnit:
    """A unit under one code over one span of days."""

    code: str
    name: str  # with the type word
    kind: UnitKind
    name_en: str = ""
    parent: str = ""  # code; the unit that has it on this unit's last day
    valid_from: date | None = None  # none: not known
    valid_to: date | None = None  # last day; none: still there
    block: str = ""
    region: str = ""
    is_ranked: bool = True
    population: int | None = None
    area_km2: Decimal | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None

    def is_valid(self, day: date) -> bool:
        """Whether the unit was there on the day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Change:
    """Land of an old unit that went to a new one: the edge, and what is said of its decree.

    ``old`` is the code on the day before, ``new`` the code on the day: a code may be used again.
    """

    on: date  # first day of the new state
    kind: ChangeKind
    old: str
    new: str | None  # none: abolished without a successor
    share_of_old: Decimal | None = None  # from 0 to 1; none: not known
    basis: str = ""  # of the share: population, dossiers …
    document: str = ""
    is_confirmed: bool = True  # read in the document itself

    @property
    def eve(self) -> date:
        """The last day of the old state; before the first day of the calendar there is none."""
        return max(self.on, date.min + DAY) - DAY


@dataclass(frozen=True, slots=True)
class Decree:
    """One decision: the edges of one event, and the units that begin by it."""

    changes: tuple[Change, ...]  # at least one; all of one day, kind and document
    begun: tuple[RegisteredUnit, ...] = ()
    note: str = ""

    @property
    def head(self) -> Change:
        """What all edges say alike: day, kind, document."""
        return self.changes[0]


class Register:
    """Units by code, for the day that is asked."""

    def __init__(self, units: Iterable[RegisteredUnit]) -> None:
        self.units = tuple(units)
        self.by_code: dict[str, list[RegisteredUnit]] = {}
        for unit in self.units:
            self.by_code.setdefault(unit.code, []).append(unit)

    def at(self, code: str, day: date) -> RegisteredUnit | None:
        """The unit that had the code on the day."""
        return next((unit for unit in self.by_code.get(code, ()) if unit.is_valid(day)), None)

    def known_at(self, code: str, day: date) -> RegisteredUnit:
        """The unit that had the code on the day, of which it was checked that it is there."""
        return next(unit for unit in self.by_code[code] if unit.is_valid(day))

    def parent_of(self, unit: RegisteredUnit) -> RegisteredUnit | None:
        """The superior on the unit's last day, or the one of today."""
        return self.at(unit.parent, unit.valid_to or date.max)

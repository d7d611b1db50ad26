"""What the national register says of a unit, with or without published results."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thuocdo.apps.units import selectors
from thuocdo.apps.units.models import Kind, Unit
from thuocdo.apps.units.selectors import Heir
from thuocdo.vietnamese.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Registered:
    """One unit of the register."""

    unit: Unit
    day: date  # that counts as today
    forebears: Sequence[Heir]
    heirs: Sequence[Heir]
    children: Sequence[Unit]  # right below it

    @property
    def is_there(self) -> bool:
        """Whether the unit stands today."""
        return self.unit.stands_on(self.day)

    @property
    def title(self) -> Sentence:
        """The name in both languages."""
        return Sentence(self.unit.name, self.unit.name_en or self.unit.name)


def registered(code: str, day: date) -> Registered | None:
    """The unit that has the code now, or had it last. Five queries at most."""
    unit = selectors.spans_of(code).first()
    if unit is None:
        return None
    last = day if unit.stands_on(day) else unit.valid_to or day
    return Registered(
        unit,
        day,
        selectors.forebears(unit),
        selectors.heirs(unit),
        list(selectors.children_at(unit, last)),
    )


def registered_heir(code: str, day: date) -> str | None:
    """The one unit of today that took over an ended one; none where there are several."""
    unit = selectors.spans_of(code).first()
    if unit is None or unit.stands_on(day):
        return None
    today = selectors.heirs_today(unit, day)
    return today[0].code if len(today) == 1 and today[0].code != code else None


def provinces(day: date) -> list[Unit]:
    """The provinces of the day in Vietnamese order. One query."""
    return list(selectors.standing(day).filter(kind=Kind.PROVINCE))

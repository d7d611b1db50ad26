"""Whether two rules give the same share of their maximum for the same figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from thuocdo.core.scoring.rule import Rule
from thuocdo.vietnamese.sentence import Sentence

# The fields of rules that hold points; all other numbers are marks, weights or counts.
POINTS = {
    "points",
    "worth",
    "cap",
    "floor",
    "maximum",
    "minimum",
    "each",
    "never",
    "on_time",
    "first",
    "each_further_day",
    "not_accepted",
}
CODES = {"chosen_by", "code"}  # fields that name another leaf


class Difference(Enum):
    """What differs between two rules."""

    WORDING = "wording"
    SUBSTANCE = "substance"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is allowed to differ, because the edition as a whole has moved on."""

    old_maximum: Decimal  # points
    new_maximum: Decimal  # points
    years_later: int = 0  # how far fixed dates may move
    renamed: Mapping[str, str] = field(default_factory=dict)  # old code of a leaf → new code


def rule_differences(old: Rule | None, new: Rule | None, setting: Setting) -> set[Difference]:
    """What differs once points are read as shares of the maximum.

    A rule whose points all grew with the maximum is the same rule; so is one whose fixed dates
    stand on the same day of a later year.
    """
    return set(differences(old, new, setting))


def differences(old: object, new: object, setting: Setting, name: str = "") -> Iterator[Difference]:
    """Walk through both rules side by side."""
    if type(old) is not type(new):
        yield Difference.SUBSTANCE
    elif isinstance(old, Sentence):
        if old != new:
            yield Difference.WORDING
    elif (members := members_of(old)) is not None:
        others = members_of(new) or []
        if len(members) != len(others):
            yield Difference.SUBSTANCE
        for (key, one), (_, other) in zip(members, others, strict=False):
            yield from differences(one, other, setting, key or name)
    elif not is_same_value(old, new, setting, name):
        yield Difference.SUBSTANCE


def members_of(value: object) -> list[tuple[str, object]] | None:
    """The named parts of a rule or of a step in it; those of a plain tuple have no name."""
    if is_dataclass(value):
        return [(each.name, getattr(value, each.name)) for each in fields(value)]
    if isinstance(value, tuple):
        names: tuple[str, ...] = getattr(value, "_fields", ("",) * len(value))
        return list(zip(names, value, strict=True))
    return None


def is_same_value(old: object, new: object, setting: Setting, name: str) -> bool:
    """Whether one value of the rule says the same in both editions."""
    if isinstance(old, Decimal) and isinstance(new, Decimal) and name in POINTS:
        if setting.old_maximum == setting.new_maximum:
            return old == new
        return old * setting.new_maximum == new * setting.old_maximum
    if isinstance(old, date) and isinstance(new, date):
        return (old.year + setting.years_later, old.month, old.day) == (
            new.year,
            new.month,
            new.day,
        )
    if isinstance(old, str) and name in CODES:
        return setting.renamed.get(old, old) == new
    return old == new


def fixed_dates(value: object) -> Iterator[date]:
    """The days that a rule itself fixes."""
    if isinstance(value, date):
        yield value
    for _, member in members_of(value) or ():
        yield from fixed_dates(member)

"""What a unit declares for one leaf, and what a rule asks for."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from thuocdo.vietnamese.sentence import Sentence

Value = Decimal | date | bool | str
Values = Mapping[str, Value]


class InputType(StrEnum):
    """How an input is written in a table."""

    COUNT = "count"  # a whole number, not negative
    NUMBER = "number"  # a decimal number
    RATE = "rate"  # in percent: 92.5 is 92.5 %
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"  # one of the input's options
    POINTS = "points"
    TEXT = "text"


class Input(NamedTuple):
    """One figure that a rule asks for."""

    name: str
    type: InputType
    label: Sentence
    optional: bool = False
    options: tuple[str, ...] = ()


class Layer(StrEnum):
    """Whose word a figure is; the latest layer counts."""

    DECLARED = "declared"
    APPRAISED = "appraised"
    EXPLAINED = "explained"
    COUNCIL = "council"
    FINAL = "final"


class Provenance(NamedTuple):
    """Where a figure comes from; any part may be unknown."""

    layer: Layer = Layer.DECLARED
    role: str | None = None  # of the author, never the name
    at: datetime | None = None
    document: str | None = None  # number and symbol
    page: str | None = None


class Entry(NamedTuple):
    """All that is declared for one leaf of one unit."""

    values: Values
    not_applicable: str | None = None  # the reason given
    provenance: Provenance | None = None

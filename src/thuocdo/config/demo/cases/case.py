"""What a published case is made of."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thuocdo.apps.indexsets.services import Names
from thuocdo.reporting.snapshots.model import UnitLine
from thuocdo.reporting.snapshots.stating import StatedUnit
from thuocdo.vietnamese.sentence import Sentence

NOTHING = Sentence("", "")
WORKED_OUT = Sentence(
    "Suy ra từ văn bản, văn bản không nêu trực tiếp: ",
    "Worked out from the document, which does not state it: ",
)


class Case(NamedTuple):
    """One announcement: which index, whose results, which document."""

    folder: str  # of the scheme
    names: Names
    authority: str  # code of the unit that published; "" where the document does not name it
    year: int
    announced_on: date
    decision: str  # what the announcement is called; none of them prints a number of a decision
    decided_by: str
    source: str
    units: tuple[StatedUnit, ...]
    scale: Decimal | None = None
    caveat: Sentence = NOTHING
    accepted: str = ""  # why figures that do not agree are shown all the same


def unit(code: str, name: str, name_en: str, kind: str, block: str, region: str = "") -> UnitLine:
    """A unit as the announcement calls it."""
    return UnitLine(code, name, name_en, kind, block, region, is_ranked=True)


def derived(vi: str, en: str) -> Sentence:
    """A fact that follows from what is stated."""
    return Sentence(WORKED_OUT.vi + vi, WORKED_OUT.en + en)

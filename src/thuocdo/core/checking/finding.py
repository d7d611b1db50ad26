"""What a number check found: expected, found, difference, and a sentence that accuses nobody."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from thuocdo.vietnamese.sentence import Sentence


class Severity(StrEnum):
    """How far a finding is from being explained."""

    ERROR = "error"  # rounding cannot explain it
    WARNING = "warning"  # suspicious, or explained only by the widest reading
    NOTE = "note"  # worth knowing; the figures may well be right


class Check(StrEnum):
    """The stable names of the checks; programs may rely on them."""

    PARTS_TOTAL = "parts_total"
    COMPONENTS_SUM = "components_sum"
    MAXIMA_SCALE = "maxima_scale"
    WITHIN_MAXIMUM = "within_maximum"
    RANK_FOLLOWS_SCORE = "rank_follows_score"
    RANK_IN_RANGE = "rank_in_range"
    GROUP_SIZE = "group_size"
    CHANGE_ADDS_UP = "change_adds_up"
    PERCENT_OF_COUNTS = "percent_of_counts"
    SAME_FIGURE_SAME_VALUE = "same_figure_same_value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One figure that does not agree with the others."""

    subject: str  # unit, and after › the row or figure
    check: Check
    expected: Decimal | None  # what the other figures give
    found: Decimal | None  # what is stated
    severity: Severity
    message: Sentence

    @property
    def difference(self) -> Decimal | None:
        """``found − expected``; None where either is unknown."""
        if self.expected is None or self.found is None:
            return None
        return self.found - self.expected

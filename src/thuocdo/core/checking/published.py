"""Figures as somebody published them, for one unit or for many; any of them may be missing."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One row of a published table: a domain, a criterion, or what nests below them.

    The decimals of each figure are those of the text, so ``Decimal("14.50")`` shows two.
    """

    code: str = ""
    name: str = ""
    parent: str = ""  # code of the row above; empty = read from the codes
    points: Decimal | None = None
    maximum: Decimal | None = None  # points
    change: Decimal | None = None  # points against the year before
    numerator: Decimal | None = None  # count
    denominator: Decimal | None = None  # count
    percent: Decimal | None = None  # 94.2 means 94.2 %

    @property
    def label(self) -> str:
        """Code and name, as far as they are there."""
        return " ".join(filter(None, (self.code, self.name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is stated about one unit in one year."""

    unit: str = ""
    level: str = ""  # block or level of government; ranks are compared within it
    year: int | None = None
    total: Decimal | None = None  # points
    maximum: Decimal | None = None  # points
    rank: int | None = None
    out_of: int | None = None  # units ranked
    change: Decimal | None = None  # points against the year before
    rank_change: int | None = None  # places; positive = better
    parts: tuple[Part, ...] = ()
    claims_all_parts: bool = False  # a table with a row of totals does, a news item need not
    shares: tuple[Part, ...] = ()  # stated percentages with their counts, outside the parts


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """All statements of one document."""

    statements: tuple[Statement, ...]
    name: str = ""  # what to call a statement that names no unit

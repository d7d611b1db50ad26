"""Columns that Django does not bring."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Base = models.Field[Decimal | None, Decimal | None]
else:
    Base = models.Field


class ExactDecimal(Base):
    """A decimal with all its digits, stored as text: SQLite would make it a binary fraction.

    It cannot be compared or added up by the database.
    """

    def get_internal_type(self) -> str:
        """Stored as short text."""
        return "CharField"

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  (as Django's fields)
        options.setdefault("max_length", 60)
        super().__init__(*args, **options)

    def from_db_value(self, value: str | None, *_: object) -> Decimal | None:
        """The number that was stored."""
        return None if value is None else Decimal(value)

    def to_python(self, value: object) -> Decimal | None:
        """A number from text or a number; never from a binary fraction."""
        return value if value is None or isinstance(value, Decimal) else Decimal(str(value))

    def get_prep_value(self, value: object) -> str | None:
        """All digits, without an exponent."""
        number = self.to_python(value)
        return None if number is None else f"{number:f}"

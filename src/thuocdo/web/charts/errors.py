"""What charts and maps refuse."""

from thuocdo.vietnamese.sentence import Refusal


class CannotBeDrawn(Refusal):
    """A value in the data has no place in a picture."""


class UnknownProvince(Refusal):
    """A code names no province of the day whose boundaries are shown."""

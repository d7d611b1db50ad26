"""What the core refuses, each with a sentence for the person who has to mend it."""

from thuocdo.vietnamese.sentence import Refusal


class CoreRefusal(Refusal):
    """Base of all refusals of the core."""


class InvalidIndexSet(CoreRefusal):
    """A rule book says something that cannot be scored, or says it twice."""


class InvalidFigure(CoreRefusal):
    """A figure is not of the kind that its leaf asks for."""

    def __init__(self, vi: str, en: str, code: str | None = None) -> None:
        super().__init__(vi, en)
        self.code = code  # of the leaf, once it is known


class InvalidRequest(CoreRefusal):
    """A unit, leaf, year or option was named that does not exist or does not fit."""

"""What the Vietnamese kit refuses to guess, each with a sentence for the person who typed it."""

from decimal import Decimal

from thuocdo.vietnamese.sentence import Refusal, Sentence


class UnreadableNumber(Refusal):
    """A text is no number, or not one of the kind that was asked for."""


class UnreadableDate(Refusal):
    """A text is no date, or one that no calendar has."""


class AmbiguousNumber(Refusal):
    """A text can be read as two numbers; only the person who wrote it knows which."""

    def __init__(
        self, sentence: Sentence, *, decimal_reading: Decimal, grouped_reading: Decimal
    ) -> None:
        super().__init__(*sentence)
        self.decimal_reading = decimal_reading
        self.grouped_reading = grouped_reading

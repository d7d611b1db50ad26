"""Small pieces of the sentences in which numbers are explained."""

from datetime import date
from decimal import Decimal

from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Value
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence

YES, NO = Sentence("có", "yes"), Sentence("không", "no")


def capitalised(sentence: Sentence) -> Sentence:
    """The sentence with a capital first letter; the rest is left as it is."""
    return Sentence(
        sentence.vi[:1].upper() + sentence.vi[1:], sentence.en[:1].upper() + sentence.en[1:]
    )


def figure_text(value: Value) -> Sentence:
    """A declared figure as people read it."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Decimal):
        return wording.number(value)
    if isinstance(value, date):
        return Sentence(write_date(value), write_date(value))
    return Sentence(value, value)

"""Like cases unlike scored within a leaf, and days on which appraisers gave more or less."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from thuocdo.apps.rounds.models import Layer, Word
from thuocdo.apps.rounds.selectors.appraisal.column import Row, shown
from thuocdo.vietnamese.sentence import Sentence

MOST_MOVE = Decimal("0.1")  # of the maximum, between the averages of two days


class Decided(NamedTuple):
    """One unit among like cases."""

    row: Row
    word: Word


class Unlike(NamedTuple):
    """Units with equal declared figures and different appraisals."""

    figures: Sentence
    cases: list[Decided]  # highest points first


class Day(NamedTuple):
    """What the appraisals of one day came to."""

    on: date
    average: Decimal  # points
    items: int


class Drift(NamedTuple):
    """What the panel shows."""

    unlike: list[Unlike]
    days: tuple[Day, Day] | None  # yesterday and today, where the averages have moved apart


def drift_in(rows: Iterable[Row]) -> Drift:
    """The like cases that were not scored alike; no query."""
    decided = [Decided(row, row.appraised) for row in rows if row.appraised is not None]
    return Drift(unlike_in(decided), moved(decided))


def unlike_in(decided: list[Decided]) -> list[Unlike]:
    """Cases with equal figures and more than one outcome."""
    alike: dict[object, list[Decided]] = {}
    for case in decided:
        alike.setdefault(key_of(case.row.declared), []).append(case)
    found = []
    for cases in alike.values():
        outcomes = {(key_of(case.word), case.word.points) for case in cases}
        declared = cases[0].row.declared
        if len(outcomes) > 1 and declared is not None:
            ordered = sorted(cases, key=lambda case: -(case.word.points or 0))
            nothing = Sentence("không có số liệu", "no figures")
            found.append(Unlike(shown(cases[0].row.leaf, declared) or nothing, ordered))
    return found


def key_of(word: Word | None) -> object:
    """Equal for equal figures, however they are written; for claims, that they are claims."""
    if word is None:
        return None
    return (
        tuple(sorted((name, plain(text)) for name, text in word.figures.items())),
        bool(word.not_applicable),
    )


def plain(text: str) -> object:
    """A figure without trailing zeros."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return text


def moved(decided: list[Decided]) -> tuple[Day, Day] | None:
    """The last two days of appraisal, where their averages lie apart; bulk ones left out."""
    by_day: dict[date, list[Decimal]] = {}
    maximum = Decimal(0)
    for row, word in decided:
        if word.layer == Layer.APPRAISED and word.batch_id is None and word.points is not None:
            by_day.setdefault(timezone.localdate(word.at), []).append(word.points)
            maximum = max(maximum, row.leaf.maximum)
    days = [
        Day(on, sum(given, Decimal(0)) / len(given), len(given))
        for on, given in sorted(by_day.items())
    ]
    last = days[-2:]
    if len(last) == 2 and abs(last[0].average - last[1].average) > MOST_MOVE * maximum:
        return last[0], last[1]
    return None

"""Figures of 2026: those of 2025 a year later, some counts a little other; seeded."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random

from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.scoring.figures import Entry, Value
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reading.figures.reading import read_figures
from thuocdo.reading.library import demo_figures
from thuocdo.vietnamese.numbers import DecimalMark

SEED = 2026
TOUCHED = 0.4  # share of items with fractions that move
SPREAD = 0.04  # of a numerator, at most


def figures_of(folder: str, year: int, index_set: IndexSet) -> FigureSet:
    """What the units declare in a year of the round, in the order of their codes."""
    read = read_figures(str(demo_figures(folder, year - 1)), index_set, decimal=DecimalMark.POINT)
    for unit, entries in read.entries.items():
        for code, entry in entries.items():
            chance = Random(f"{SEED}:{unit}:{code}")  # noqa: S311  (figures of a demonstration)
            entries[code] = Entry(moved(entry.values, chance), entry.not_applicable)
    return read


def moved(values: Mapping[str, Value], chance: Random) -> dict[str, Value]:
    """The figures of one item a year later."""
    later = {name: a_year_later(value) for name, value in values.items()}
    whole, part = later.get("denominator"), later.get("numerator")
    if isinstance(whole, Decimal) and isinstance(part, Decimal) and chance.random() < TOUCHED:
        shift = Decimal(round(float(part) * chance.uniform(-SPREAD, SPREAD)))
        later["numerator"] = min(max(part + shift, Decimal(0)), whole)
    return later


def a_year_later(value: Value) -> Value:
    """The same day of the next year; 29 February becomes 28."""
    if isinstance(value, bool) or not isinstance(value, date):
        return value
    day = 28 if (value.month, value.day) == (2, 29) else value.day
    return date(value.year + 1, value.month, day)


def typed(value: Value) -> str:
    """A figure as an officer types it: decimal comma, day first."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value

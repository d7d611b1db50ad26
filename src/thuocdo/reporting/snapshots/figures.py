"""``figures.csv``: figures as a long table writes them, so that reading them gives the same."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.scoring.figures import Entry, Input, InputType, Layer, Provenance, Value
from thuocdo.reading.figures.cells import MISSING, TWO_MEANINGS
from thuocdo.reading.figures.cells import NOT_APPLICABLE as NO_WORDS
from thuocdo.reading.figures.declared import NOT_APPLICABLE
from thuocdo.reading.figures.figure_set import FigureSet, Unit
from thuocdo.reading.figures.reading import figures_in
from thuocdo.reading.tables.quantities import is_blank
from thuocdo.reading.tables.sources import Source
from thuocdo.reporting.snapshots.cells import guarded, rows_of, table, unguarded
from thuocdo.reporting.snapshots.model import UnitLine
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence

HEADER = ("unit", "code", "input", "value", "document", "page", "layer")
NAME = "figures.csv"
YES, NO = "có", "không"
Key = tuple[str, str]  # unit, leaf
DIGITS = re.compile(r"[0-9]{1,9}", re.ASCII)
NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?", re.ASCII)
NUMBERS = {
    InputType.COUNT: DIGITS,
    InputType.NUMBER: NUMBER,
    InputType.RATE: NUMBER,
    InputType.POINTS: NUMBER,
}


def written(value: Value) -> str:
    """One figure: a decimal point, dates as 2025-12-31, có or không."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value


def figures_csv(figures: FigureSet) -> str:
    """One row a figure; who entered it is not told."""
    return table(HEADER, (list(map(guarded, row)) for row in figure_rows(figures)))


def figure_rows(figures: FigureSet) -> Iterator[tuple[str, ...]]:
    """The rows as plain texts."""
    for unit, entries in figures.entries.items():
        for code, entry in entries.items():
            source = source_of(entry.provenance or Provenance())
            for name, value in said_in(entry).items():
                yield (unit, code, name, value, *source)


def said_in(entry: Entry) -> dict[str, str]:
    """What an entry says, by input; an item that does not apply has a reason and no figures."""
    if entry.not_applicable is not None:
        return {NOT_APPLICABLE: entry.not_applicable}
    return {name: written(value) for name, value in entry.values.items()}


def source_of(known: Provenance) -> tuple[str, str, str]:
    """Document, page and layer; the first layer goes without saying."""
    layer = "" if known.layer is Layer.DECLARED else known.layer.value
    return known.document or "", known.page or "", layer


def figures_again(
    text: str, index_set: IndexSet, units: Mapping[str, UnitLine], *, with_places: bool = False
) -> FigureSet:
    """The figures again, of exactly these units in their order; with the cell of each if asked.

    Raises:
        UnreadableTable: a figure is not what its leaf asks for; the sentence says where.
        ValueError: a figure is of no unit of the list.
    """
    rows = [list(map(unguarded, row)) for row in rows_of(text, HEADER)]
    entries, places = told_entries(rows, index_set) if with_places else read_rows(rows, index_set)
    if not entries.keys() <= units.keys():
        raise ValueError(entries.keys() - units.keys())
    registered = {code: unit_of(line) for code, line in units.items()}
    return FigureSet(registered, {code: entries.get(code, {}) for code in units}, places=places)


Entries = dict[str, dict[str, Entry]]  # unit → leaf → entry
Places = dict[Key, Sentence]


def read_rows(rows: list[list[str]], index_set: IndexSet) -> tuple[Entries, Places]:
    """The entries by the quick way where it will do; it knows no places.

    Raises:
        UnreadableTable: a figure is not what its leaf asks for; the sentence says where.
    """
    try:
        return plain_entries(rows, inputs_of(index_set)), {}
    except NotPlain:
        return told_entries(rows, index_set)


class NotPlain(Exception):  # noqa: N818  (named for what it says)
    """A row is not as ``figure_rows`` writes it, or needs a second look."""


def told_entries(rows: list[list[str]], index_set: IndexSet) -> tuple[Entries, Places]:
    """The entries, read like the table of anybody; and where each stands.

    Raises:
        UnreadableTable: a figure is not what its leaf asks for; the sentence says where.
    """
    if not rows:
        return {}, {}
    plain = Source(NAME, table(HEADER, rows).encode())
    found = figures_in(plain, index_set, decimal=DecimalMark.POINT)
    return found.entries, found.places


def inputs_of(index_set: IndexSet) -> dict[tuple[str, str], Input]:
    """What is asked for, by leaf and name."""
    return {
        (leaf.code, asked.name): asked
        for leaf in index_set.leaves
        if leaf.rule
        for asked in leaf.rule.inputs
    }


def plain_entries(rows: Iterable[list[str]], inputs: Mapping[tuple[str, str], Input]) -> Entries:
    """The entries where every row is as ``figure_rows`` writes it, several times as fast.

    Raises:
        NotPlain: one is not, so that whoever reads tables must say what is wrong, if anything.
    """
    entries: Entries = {}
    values: dict[Key, dict[str, Value]] = {}
    for unit, code, name, text, document, page, layer in rows:
        source = provenance_again(document, page, layer)
        own = entries.setdefault(unit, {})
        asked = inputs.get((code, name))
        if name == NOT_APPLICABLE and asked is None and code not in own:
            own[code] = Entry({}, plain_word(text), source)
            continue
        if code not in own:
            said = values[unit, code] = {}
            own[code] = Entry(said, None, source)
        elif not is_more(own[code], name, source):
            raise NotPlain
        values[unit, code][name] = plain_value(text, asked)
    return entries


def is_more(entry: Entry, name: str, source: Provenance) -> bool:
    """Whether a row can add to what the rows before it said of a leaf."""
    is_new = entry.not_applicable is None and name not in entry.values
    return is_new and entry.provenance is source


@lru_cache(maxsize=1024)
def provenance_again(document: str, page: str, layer: str) -> Provenance:
    """Document, page and layer as ``source_of`` writes them.

    Raises:
        NotPlain: there is no such layer.
    """
    if layer and layer not in set(Layer):
        raise NotPlain
    known = Layer(layer) if layer else Layer.DECLARED
    return Provenance(known, None, None, document or None, page or None)


def plain_value(text: str, asked: Input | None) -> Value:
    """The figure where there is no doubt what it is.

    Raises:
        NotPlain: nothing of the name is asked for, or the text takes a closer look.
    """
    if asked is None:
        raise NotPlain
    if asked.type in NUMBERS:
        return plain_number(text, NUMBERS[asked.type])
    if asked.type is InputType.CHOICE:
        return plain_choice(text, asked.options)
    if asked.type is InputType.TEXT:
        return plain_word(text)
    try:
        return value_again(text, asked.type)
    except ValueError:
        raise NotPlain from None


def plain_number(text: str, form: re.Pattern[str]) -> Decimal:
    """Digits, with or without a decimal point.

    Raises:
        NotPlain: something else.
    """
    if not form.fullmatch(text):
        raise NotPlain
    return Decimal(text)


@lru_cache(maxsize=1024)
def plain_choice(text: str, options: tuple[str, ...]) -> str:
    """One of the options, of which no other reads the same; it may be called ``none``.

    Raises:
        NotPlain: it is none of them, or may mean something else.
    """
    words = [fold(option) for option in options]
    word = fold(text)
    if text not in options or words.count(word) > 1 or word in NO_WORDS | TWO_MEANINGS:
        raise NotPlain
    return plain_word(text) if word not in MISSING else text


@lru_cache(maxsize=1024)
def plain_word(text: str) -> str:
    """A text that says what it says, and not that there is nothing to say.

    Raises:
        NotPlain: it may mean that.
    """
    word = fold(text)
    if text != text.strip() or is_blank(text) or word in MISSING | NO_WORDS | TWO_MEANINGS:
        raise NotPlain
    return text


def unit_of(line: UnitLine) -> Unit:
    """A unit as scoring and weighting want it."""
    size = None if line.population is None else Decimal(line.population)
    return Unit(line.code, line.name, line.block, line.region, line.is_ranked, size)


def value_again(text: str, written_as: InputType) -> Value:
    """The figure that ``written`` wrote.

    Raises:
        ValueError: it is none of that type.
    """
    if written_as in {InputType.CHOICE, InputType.TEXT}:
        return text
    if written_as is InputType.DATE:
        return date.fromisoformat(text)
    if written_as is InputType.YES_NO:
        if text not in {YES, NO}:
            raise ValueError(text)
        return text == YES
    return Decimal(text)

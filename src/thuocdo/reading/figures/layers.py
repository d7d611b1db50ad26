"""Figures that several people gave of one item: the latest layer counts."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from thuocdo.core.scoring.figures import Entry, Layer, Provenance, Value
from thuocdo.reading.figures.cells import refused
from thuocdo.reading.figures.declared import NOT_APPLICABLE, Declared
from thuocdo.reading.tables.table import Cell

LAYERS = list(Layer)
Key = tuple[str, str]  # unit, leaf


class Word(NamedTuple):
    """One figure of an item, and whose word it is."""

    value: Value
    provenance: Provenance

    @property
    def layer(self) -> int:
        """How late the word was given."""
        return LAYERS.index(self.provenance.layer)


class Layered:
    """The words given so far; an item is either not applicable or has figures."""

    def __init__(self) -> None:
        self.words: dict[Key, dict[str, Word]] = {}

    def add(
        self, key: Key, declared: Declared, provenance: Provenance, cell: Callable[[], Cell]
    ) -> None:
        """Add what a row says, unless a later layer has spoken already.

        Args:
            key: The unit and the leaf.
            declared: What the row says.
            provenance: Whose word it is.
            cell: Where it stands, asked for only in order to refuse.

        Raises:
            UnreadableCell: the same layer has said something else of the same figure.
        """
        words = self.words.get(key)
        if words is None:
            words = self.words[key] = {}
        given = declared.values
        if declared.reason is not None:
            given = {**given, NOT_APPLICABLE: declared.reason}
        for name, value in given.items():
            word = Word(value, provenance)
            rivals = words if name == NOT_APPLICABLE else words.keys() & {name, NOT_APPLICABLE}
            if not rivals:
                words[name] = word
                continue
            latest = max(words[rival].layer for rival in rivals)
            if latest == word.layer:
                raise refused(
                    cell(),
                    f"số liệu `{name}` của mục {key[1]} đã có ở dòng trước. Bỏ một dòng.",
                    f"the figure `{name}` of item {key[1]} already stands in a row above. "
                    "Remove one row.",
                )
            if latest < word.layer:
                for rival in list(rivals):
                    del words[rival]
                words[name] = word

    def entries(self) -> Iterator[tuple[Key, Entry]]:
        """What counts for each item."""
        for key, words in self.words.items():
            values = {name: word.value for name, word in words.items() if name != NOT_APPLICABLE}
            reason = words.get(NOT_APPLICABLE)
            latest = max(words.values(), key=lambda word: word.layer)
            yield key, Entry(values, str(reason.value) if reason else None, latest.provenance)

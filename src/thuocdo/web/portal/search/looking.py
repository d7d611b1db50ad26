"""What a query finds among units and criteria, with what to highlight."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from thuocdo.vietnamese.folding import Closeness, Hit, fold, search
from thuocdo.vietnamese.normalising import to_nfc
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.shelf import Published, Shelf

LONGEST = 80  # letters of a query
MOST = 50  # hits of one kind that are shown


class Piece(NamedTuple):
    """A part of a text; marked where it is what was looked for."""

    text: str
    is_marked: bool


class Candidate(NamedTuple):
    """Something that can be found, under each of its texts."""

    address: str
    texts: tuple[str, ...]  # the name that is shown first, then others, such as codes
    note: Sentence  # what it is: kind, block, index
    key: str  # of the same thing found twice


class Found(NamedTuple):
    """A hit with its text in pieces."""

    address: str
    pieces: tuple[Piece, ...]
    other: tuple[Piece, ...]  # another name or code that matched; none when the name did
    note: Sentence
    closeness: Closeness


def looked_up(query: str, candidates: Iterable[Candidate]) -> list[Found]:
    """The hits, those with the marks that were typed first; each thing once."""
    by_text: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        for text in dict.fromkeys(candidate.texts):
            by_text.setdefault(text, []).append(candidate)
    found: dict[str, Found] = {}
    for hit in search(query, by_text):
        for candidate in by_text[hit.text]:
            found.setdefault(candidate.key, found_as(query, candidate, hit))
    return list(found.values())


def found_as(query: str, candidate: Candidate, hit: Hit) -> Found:
    """The hit told by the name, marked where the query is in it, else beside what matched."""
    name = candidate.texts[0]
    own = search(query, [name])
    if own:
        return Found(candidate.address, pieces(own[0]), (), candidate.note, hit.closeness)
    shown = (Piece(name, is_marked=False),)
    return Found(candidate.address, shown, pieces(hit), candidate.note, hit.closeness)


def pieces(hit: Hit) -> tuple[Piece, ...]:
    """The original text, cut where it is to be highlighted."""
    cut: list[Piece] = []
    end = 0
    for start, stop in hit.spans:
        cut += [
            Piece(hit.text[end:start], is_marked=False),
            Piece(hit.text[start:stop], is_marked=True),
        ]
        end = stop
    cut.append(Piece(hit.text[end:], is_marked=False))
    return tuple(piece for piece in cut if piece.text)


def query_of(text: str) -> str:
    """What was typed, in one spelling and not too long."""
    return " ".join(to_nfc(text).split())[:LONGEST]


def is_searchable(query: str) -> bool:
    """Whether the query holds a letter or digit at all."""
    return any(letter.isalnum() for letter in fold(query))


def newest_of_each(shelf: Shelf) -> Sequence[Published]:
    """The newest publication of each index."""
    return [next(iter(years.values())) for years in shelf.by_scheme.values()]

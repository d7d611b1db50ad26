"""The same criterion in the other editions of its scheme."""

from collections.abc import Mapping
from typing import NamedTuple

from thuocdo.core.index_set.model import IndexSet
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.editions import differing, items_of


class Elsewhere(NamedTuple):
    """What stands for the criterion in another edition."""

    edition: str
    codes: tuple[str, ...]  # none where it was dropped, or is new
    sentence: Sentence


def elsewhere(sets: Mapping[str, IndexSet], edition: str, code: str) -> list[Elsewhere]:
    """By the mapping between each pair of editions that has one.

    Args:
        sets: All public editions of the scheme by name.
        edition: The one at hand.
        code: Of the criterion in it.
    """
    here = sets.get(edition)
    if here is None:
        return []
    found: list[Elsewhere] = []
    for name, other in sets.items():
        if name != edition:
            found += between(here, other, name, code)
    return found


def between(here: IndexSet, other: IndexSet, name: str, code: str) -> list[Elsewhere]:
    """The criterion of one edition in another, earlier or later."""
    is_new = other.in_force_from <= here.in_force_from
    old, new = (other, here) if is_new else (here, other)
    comparison = differing(old, new)
    if comparison is None:
        return []
    return [
        Elsewhere(
            name, tuple(node.code for node in (item.old if is_new else item.new)), item.sentence
        )
        for item in items_of(comparison, code, is_new=is_new)
    ]

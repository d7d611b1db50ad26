"""What can be found: published units, units of the register, criteria."""

from collections.abc import Iterator

from django.urls import reverse

from thuocdo.lib.language import said
from thuocdo.reporting.snapshots.model import Node, Snapshot, UnitLine
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.naming import block_title
from thuocdo.web.portal.search.looking import Candidate, newest_of_each
from thuocdo.web.portal.shelf import Shelf


def published_units(shelf: Shelf) -> Iterator[Candidate]:
    """Units with published results, by both names and the code."""
    for unit in shelf.units.values():
        yield Candidate(
            reverse("portal:unit", args=(unit.code,)),
            names_of(unit),
            note_on(shelf, unit),
            unit.code,
        )


def names_of(unit: UnitLine) -> tuple[str, ...]:
    """The name in the reader's language, the other one, the code."""
    title = unit.title
    return tuple(dict.fromkeys((said(title), title.vi, title.en, unit.code)))


def note_on(shelf: Shelf, unit: UnitLine) -> Sentence:
    """Block and region, and of an old unit the last year it was assessed in."""
    block = block_title(unit.block)
    years = [one.year for one, _ in shelf.of_unit(unit.code)]
    newest = max(
        (one.year for one in shelf.published if unit.code in one.snapshot.units), default=0
    )
    where = f" · {unit.region}" if unit.region else ""
    until = max(years, default=newest)
    return Sentence(
        f"{block.vi}{where} · kết quả đến năm {until}",
        f"{block.en}{where} · results until {until}",
    )


def criteria(shelf: Shelf) -> Iterator[Candidate]:
    """Domains, criteria and items of the newest edition of each index."""
    for one in newest_of_each(shelf):
        snapshot = one.snapshot
        if snapshot.edition:
            yield from (criterion(snapshot, one.short, node) for node in snapshot.nodes.values())


def criterion(snapshot: Snapshot, short: Sentence, node: Node) -> Candidate:
    """One node of a tree, by its title and its code."""
    title = f"{node.code} {said(node.title)}"
    others = (f"{node.code} {node.title.vi}", f"{node.code} {node.title.en}")
    return Candidate(
        reverse("portal:criterion", args=(snapshot.slug, snapshot.edition, node.code)),
        tuple(dict.fromkeys((title, *others))),
        short,
        f"{snapshot.slug}:{node.code}",
    )

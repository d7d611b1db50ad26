"""Which result of a unit its page is about, and where an old code leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuocdo.core.comparing.lineage import Lineage
from thuocdo.reporting.snapshots.comparing import lineage_in
from thuocdo.web.portal.shelf import Published, Shelf


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address asks for; "" is what it leaves open."""

    slug: str = ""  # of the index
    year: str = ""
    way: str = ""  # of the trend
    came_from: str = ""  # old code that led here

    @property
    def is_dated(self) -> bool:
        """Whether a year was asked for: then an old unit is shown as it was."""
        return bool(self.year)


def choice_of(query: Mapping[str, str]) -> Choice:
    """Read the choices of an address."""
    names = ("chi-so", "nam", "cach", "tu")
    return Choice(*(query.get(name, "").strip()[:40] for name in names))


def results_of(shelf: Shelf, code: str) -> list[Published]:
    """All publications in which the unit was assessed, newest first within each index."""
    return [one for one, _ in shelf.of_unit(code)]


def chosen(results: Sequence[Published], choice: Choice) -> Published | None:
    """The result the page is about; none where the address asks for one that is not there."""
    fitting = [
        one
        for one in results
        if choice.slug in {"", one.slug} and choice.year in {"", str(one.year)}
    ]
    return fitting[0] if fitting else None


def newest_lineage(shelf: Shelf, results: Sequence[Published]) -> Lineage:
    """What the newest publication of the unit's index says of units."""
    if not results:
        return Lineage(())
    newest = shelf.newest(results[0].slug)
    return lineage_in(newest.snapshot.lineage if newest else ())


def heir_of(shelf: Shelf, code: str) -> str | None:
    """The one unit with results that an ended one became.

    None while it lasts, where it was divided, and where its own results are the last there are.
    """
    lineage = newest_lineage(shelf, results_of(shelf, code))
    if code not in lineage.ended:
        return None
    became = {edge.new for event in lineage.events for edge in event.edges if edge.old == code}
    heirs = {heir for heir in became if heir is not None} - {code}
    if len(heirs) != 1:
        return None
    (heir,) = heirs
    return heir_of(shelf, heir) or (heir if results_of(shelf, heir) else None)

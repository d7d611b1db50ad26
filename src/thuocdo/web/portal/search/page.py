"""The search page as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.search.candidates import criteria, published_units
from thuocdo.web.portal.search.looking import MOST, Found, is_searchable, looked_up, query_of
from thuocdo.web.portal.search.registered import registered_units
from thuocdo.web.portal.shelf import Shelf


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was asked and what was found."""

    query: str
    units: Sequence[Found]
    criteria: Sequence[Found]
    left_out: int  # hits that are not shown

    @property
    def count(self) -> int:
        """All hits, shown or not."""
        return len(self.units) + len(self.criteria) + self.left_out

    @property
    def title(self) -> Sentence:
        """The finding."""
        if not is_searchable(self.query):
            return Sentence("Tìm đơn vị, tiêu chí", "Find a unit or criterion")
        if not self.count:
            return Sentence(f"Không tìm thấy “{self.query}”", f"Nothing found for “{self.query}”")
        results = "result" if self.count == 1 else "results"
        return Sentence(
            f"{self.count} kết quả cho “{self.query}”", f"{self.count} {results} for “{self.query}”"
        )


def search_page(shelf: Shelf, typed: str, day: date) -> SearchPage:
    """Units with results first, then those of the register, then criteria. At most one query."""
    query = query_of(typed)
    if not is_searchable(query):
        return SearchPage(query, (), (), 0)
    known = looked_up(query, published_units(shelf))
    others = registered_units(query, set(shelf.units), day)
    units, items = [*known, *others], looked_up(query, criteria(shelf))
    shown, listed = units[:MOST], items[:MOST]
    return SearchPage(query, shown, listed, len(units) + len(items) - len(shown) - len(listed))

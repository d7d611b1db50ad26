"""Documents as words cite them, with the page at which a viewer opens."""

from typing import NamedTuple

from thuocdo.apps.rounds.models import Word
from thuocdo.lib.digits import whole


class Cited(NamedTuple):
    """One document of a word."""

    document: int | None  # its key; none where only the number is known
    number: str
    page: str  # as it was written, such as "4-6"

    @property
    def first_page(self) -> int:
        """Where the viewer opens."""
        return page_in(self.page)


def cited_in(word: Word | None) -> list[Cited]:
    """The documents that a word was shown with."""
    rows = word.documents if word else []
    return [Cited(key, str(number or ""), str(page or "")) for key, number, page, *_ in rows]


def page_in(text: str) -> int:
    """The first page of a citation such as "4-6"; 1 where none is named."""
    digits = text.strip().partition("-")[0].partition(",")[0].strip()
    number = whole(digits, 4)
    return 1 if number is None else number

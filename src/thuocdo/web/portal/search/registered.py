"""Units of the national register that the search finds beside those with results."""

from collections.abc import Collection, Sequence

from thuocdo.web.portal.search.looking import Found


def registered_units(query: str, known: Collection[str]) -> Sequence[Found]:
    """Units of the register without a published result. One query."""
    return []

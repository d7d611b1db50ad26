"""Whether the rows listed are all the parts, judged by their own figures."""

from decimal import Decimal
from enum import Enum

from thuocdo.core.checking.additions import Addition, Figure


class Completeness(Enum):
    """How many of the parts are listed."""

    WHOLE = "whole"
    SELECTION = "selection"  # an unlisted part would explain what is missing
    UNKNOWN = "unknown"


def completeness(addition: Addition) -> Completeness:
    """Judge by the maxima where they are stated, else by the points.

    A news item often names only the parts worth telling. Their maxima then leave room in the
    scale, and the points that are missing fit into that room.
    """
    if _adds_up(addition):
        return Completeness.WHOLE
    room = _room(addition, Figure.MAXIMUM)
    missing = _room(addition, Figure.POINTS)
    if room is not None and (room <= 0 or missing is not None):
        return _whole_unless(is_selection=room > 0 and _fits(addition, missing, room))
    if addition.claims_all_parts:
        return Completeness.WHOLE
    if room is not None:
        return _whole_unless(is_selection=_is_a_part(addition, Figure.MAXIMUM, room))
    if missing is not None:
        return _whole_unless(is_selection=_is_a_part(addition, Figure.POINTS, missing))
    return Completeness.UNKNOWN


def _whole_unless(*, is_selection: bool) -> Completeness:
    return Completeness.SELECTION if is_selection else Completeness.WHOLE


def _adds_up(addition: Addition) -> bool:
    total = addition.stated(Figure.POINTS)
    if total is None or addition.values(Figure.POINTS) is None:
        return False
    likely = addition.tolerance(Figure.POINTS).likely
    return any(abs(total - one) <= likely for one in addition.sums(Figure.POINTS))


def _room(addition: Addition, figure: Figure) -> Decimal | None:
    """What the stated whole leaves beside the rows listed; None where a figure is missing."""
    whole = addition.stated(figure)
    if whole is None or addition.values(figure) is None:
        return None
    return min((whole - one for one in addition.sums(figure)), key=abs)


def _fits(addition: Addition, missing: Decimal | None, room: Decimal) -> bool:
    slack = addition.tolerance(Figure.POINTS).widest
    return missing is not None and -slack <= missing <= room + slack


def _is_a_part(addition: Addition, figure: Figure, missing: Decimal) -> bool:
    """Whether what is missing is as large as the middle one of the parts listed.

    Less than that is more likely a slip than a part left out.
    """
    sizes = sorted(addition.values(figure) or ())
    return missing >= sizes[(len(sizes) - 1) // 2] > 0

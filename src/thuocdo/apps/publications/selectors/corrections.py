"""What an erratum changed: every leaf, total, rank and band, old and new."""

from collections.abc import Iterator
from decimal import Decimal

from thuocdo.reporting.snapshots.model import Correction, Snapshot, UnitScore

NONE = ""  # there was, or is, nothing


def corrections_between(old: Snapshot, new: Snapshot) -> tuple[Correction, ...]:
    """Unit by unit in the order of the new ranking; units that are gone come last."""
    gone = [code for code in old.scores if code not in new.scores]
    return tuple(
        one
        for unit in [*new.scores, *gone]
        for one in unit_corrections(unit, old.scores.get(unit), new.scores.get(unit))
    )


def unit_corrections(
    unit: str, old: UnitScore | None, new: UnitScore | None
) -> Iterator[Correction]:
    """One unit: its leaves and groups as the document lists them, then total, rank and band."""
    before, after = values_of(old), values_of(new)
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key, NONE), after.get(key, NONE)
        if was != now:
            code, what = key
            yield Correction(unit, code, what, was, now)


def values_of(score: UnitScore | None) -> dict[tuple[str, str], str]:
    """All that may be corrected, by code and kind of value."""
    if score is None:
        return {}
    found = {(leaf.code, "points"): text(leaf.points) for leaf in score.leaf_points()}
    if not score.leaves:
        found |= {(code, "points"): text(tally.points) for code, tally in score.groups.items()}
    total = None if score.missing else score.total
    found["", "total"] = text(total)
    found["", "rank"] = NONE if score.rank is None else str(score.rank)
    found["", "band"] = score.band
    return found


def text(value: Decimal | None) -> str:
    """A number so that equal numbers are equal texts."""
    return NONE if value is None else f"{value.normalize():f}"

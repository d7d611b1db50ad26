"""All that the units of one scheme declare in one year."""

from fractions import Fraction
from typing import NamedTuple

from demo_figures import exceptions
from demo_figures.ability import opinion, share
from demo_figures.chance import normal, whole
from demo_figures.declaring import Aim, figures
from demo_figures.province import Unit, communes, departments
from demo_figures.totals import Declared, Item, total_of
from demo_sets.building import COMMUNES, DEPARTMENTS, written
from demo_sets.domains import leaves_of
from demo_sets.reference import points_of
from demo_sets.worked_cases import rule_with_leaves

YEARS = (2022, 2023, 2024, 2025)
HUNDREDTH = Fraction(1, 100)
CLOSE = Fraction(1, 2)  # points


class Declaration(NamedTuple):
    """One unit in one year."""

    unit: Unit
    entries: dict[str, Declared]  # by code, in the order of the document


def edition_of(year: int) -> str:
    """The edition that assesses a year."""
    return "2025" if year == 2025 else "2024"


def items_of(scheme: str, year: int) -> list[Item]:
    """The scored leaves of the year's edition."""
    leaves = leaves_of(scheme, edition_of(year))
    maxima = {leaf.code: leaf.worth[scheme] for leaf in leaves}
    return [
        Item(leaf, rule_with_leaves(leaf, scheme, maxima), maxima[leaf.code])
        for leaf in leaves
        if leaf.rule is not None
    ]


def declarations(scheme: str, year: int) -> list[Declaration]:
    """All units of a scheme in a year, ties made, and figures left out where they are missing."""
    items = items_of(scheme, year)
    units = departments() if scheme == DEPARTMENTS else communes(year)
    made = [Declaration(unit, entries_of(items, unit, scheme, year)) for unit in units]
    tie(items, made, scheme, year)
    for declaration in made:
        for code in exceptions.MISSING.get((scheme, declaration.unit.code, year), ()):
            del declaration.entries[code]
    return made


def dossiers_of(unit: Unit, year: int) -> int:
    """Dossiers settled in a year; they grow by a tenth a year."""
    fixed = exceptions.DOSSIERS.get((unit.code, year))
    growth = 1.1 ** (year - 2022) * (1 + 0.06 * normal(unit.code, year, "dossiers"))
    return int(unit.dossiers * growth) if fixed is None else fixed


def entries_of(items: list[Item], unit: Unit, scheme: str, year: int) -> dict[str, Declared]:
    """Everything one unit declares."""
    entries: dict[str, Declared] = {}
    points: dict[str, str] = {}
    for item in items:
        declared = declared_for(item, unit, (scheme, year), entries, points)
        entries[item.leaf.code] = declared
        if item.rule["kind"] in {"all_or_nothing", "outcomes"} and not isinstance(declared, str):
            got = points_of(item.rule, (item.leaf.minimum or "0", item.maximum), declared, {})
            points[item.leaf.code] = written(got or Fraction(0))
    return entries


def declared_for(
    item: Item,
    unit: Unit,
    where: tuple[str, int],
    before: dict[str, Declared],
    points: dict[str, str],
) -> Declared:
    """The figures of one item, or the reason why it does not apply."""
    leaf, (scheme, year) = item.leaf, where
    root = unit.roots[0]
    reason = exceptions.NOT_APPLICABLE.get(
        (scheme, unit.code, leaf.code),
        exceptions.IN_ONE_YEAR.get((scheme, unit.code, year, leaf.code)),
    )
    if reason is not None:
        return reason
    fixed = exceptions.FIXED.get((scheme, unit.code, year, leaf.code))
    if fixed is not None:
        return dict(fixed)
    aim = Aim(
        share(unit, leaf, year),
        opinion(unit, leaf, year),
        size_of(item, unit, where, before),
        float(item.maximum),
        year,
        (root if len(unit.roots) == 1 else unit.code, year, leaf.code),
        points,
    )
    return figures(item.rule, aim)


def size_of(item: Item, unit: Unit, where: tuple[str, int], before: dict[str, Declared]) -> int:
    """The denominator or range of an item; late dossiers are those that were not on time."""
    leaf, (scheme, year) = item.leaf, where
    if exceptions.Zero(scheme, unit.code, leaf.code) in exceptions.ZEROS:
        return 0
    on_time = before.get("3.2.1")
    if leaf.code == "3.2.2" and on_time is not None and not isinstance(on_time, str):
        return int(str(on_time["denominator"])) - int(str(on_time["numerator"]))
    if isinstance(leaf.size, float):
        return round(dossiers_of(unit, year) * leaf.size)
    low, high = leaf.size
    steady = whole(low, high, unit.roots[0], leaf.code, "size")
    return max(low, round(steady * (1 + 0.08 * normal(unit.code, year, leaf.code, "size"))))


def tie(items: list[Item], made: list[Declaration], scheme: str, year: int) -> None:
    """Make the published totals of some neighbours in the ranking equal, by their item 7.3."""
    if scheme != COMMUNES:
        return
    for block in ("xã", "phường"):
        members = [d for d in made if d.unit.block == block]
        totals = {d.unit.code: total_of(items, d.entries, scheme) for d in members}
        ordered = sorted(members, key=lambda d: -totals[d.unit.code])
        for place, size in exceptions.TIES.get((block, year), ()):
            for declaration, loss in close_group(ordered[place - 1 :], totals, size):
                lower(declaration.entries, loss)


def close_group(
    ordered: list[Declaration], totals: dict[str, Fraction], size: int
) -> list[tuple[Declaration, Fraction]]:
    """The first so many neighbours that are close, with what each is above the last of them.

    Raises:
        LookupError: no neighbours are close enough.
    """
    for start in range(len(ordered) - size + 1):
        group = [(d, published(totals[d.unit.code])) for d in ordered[start : start + size]]
        lowest = group[-1][1]
        if group[0][1] - lowest <= CLOSE:
            return [(declaration, total - lowest) for declaration, total in group]
    raise LookupError(f"no {size} neighbours are within {CLOSE} points")


def published(total: Fraction) -> Fraction:
    """Rounded half up to two decimals."""
    return Fraction((total / HUNDREDTH + Fraction(1, 2)).__floor__()) * HUNDREDTH


def lower(entries: dict[str, Declared], loss: Fraction) -> None:
    """Enter so many points less for the item 7.3.

    Raises:
        ValueError: fewer than none would be left, so that another group must be chosen.
    """
    entry = entries["7.3"]
    left = Fraction(str(entry["points"])) - loss if isinstance(entry, dict) else Fraction(-1)
    if left < 0:
        raise ValueError(f"7.3 can't be lowered by {float(loss)}")
    entries["7.3"] = {"points": written(left)}

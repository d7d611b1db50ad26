"""Changes across two editions or a reorganisation: stated with reservations, or not at all."""

from collections.abc import Sequence

from thuocdo.core.comparing.bridge import Bridge
from thuocdo.core.comparing.bridge_rows import BridgeRow
from thuocdo.core.comparing.comparability import (
    Circumstances,
    Comparability,
    judged,
    ranks_judged,
)
from thuocdo.core.comparing.deltas import (
    Assessed,
    Delta,
    Measured,
    UnitDeltas,
    delta,
    measured_total,
)
from thuocdo.core.rounding import ZERO


def bridged_deltas(old: Assessed, new: Assessed, bridge: Bridge) -> UnitDeltas:
    """The changes behind a bridge, by the codes of the new edition.

    Items that stayed one item have a conditional difference. New, split and merged ones have none:
    the bridge says what they did to the total. Domains hold the items that stand in them today.

    Args:
        old: The year before, of the unit with which the new one is compared.
        new: This year.
        bridge: Between the two.
    """
    pair = (old.circumstances, new.circumstances)
    total = None if bridge.incomplete else bridge.old_total
    before = measured_total(old)._replace(points=total)
    members: dict[str, list[BridgeRow]] = {}
    leaves: dict[str, Delta] = {}
    for row in bridge.rows:
        if row.domain is not None:
            members.setdefault(row.domain, []).append(row)
        for node in row.item.new:
            leaves[node.code] = leaf_delta(row, node.code, (old, new), pair)
    return UnitDeltas(
        delta(before, measured_total(new), pair, is_bridged=True),
        {code: domain_delta(rows, code, (old, new), pair) for code, rows in members.items()},
        leaves,
    )


def domain_delta(
    rows: Sequence[BridgeRow],
    code: str,
    years: tuple[Assessed, Assessed],
    pair: tuple[Circumstances, Circumstances],
) -> Delta:
    """The change of the items that stand in one domain today."""
    is_whole = not any(row.is_missing for row in rows)
    old, new = (
        Measured(
            sum((getattr(row, side) for row in rows), ZERO) if is_whole else None,
            None,
            year.places.get(code),
        )
        for side, year in zip(("old", "new"), years, strict=True)
    )
    return delta(old, new, pair, is_bridged=True)


def leaf_delta(
    row: BridgeRow,
    code: str,
    years: tuple[Assessed, Assessed],
    pair: tuple[Circumstances, Circumstances],
) -> Delta:
    """The change of one leaf, if it stayed one leaf."""
    old, new = years
    now = Measured(new.result.leaves[code].points, None, new.places.get(code))
    if len(row.item.old) == len(row.item.new) == 1:
        place = old.places.get(row.item.old[0].code)
        before = Measured(row.old if row.has_points else None, None, place)
        return delta(before, now, pair, is_bridged=True)
    judgement = judged(*pair, is_bridged=True).and_also(
        Comparability.NOT_COMPARABLE, row.item.sentence
    )
    ranks = ranks_judged(*pair, None, judgement)
    return Delta(Measured(None), now, None, None, judgement, ranks)

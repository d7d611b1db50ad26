"""What a snapshot says against what the core computes: each differing item by name."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.ranking.places import Place
from thuocdo.core.rollup import results as core
from thuocdo.reporting.scored import Scored
from thuocdo.reporting.snapshots.cells import digits
from thuocdo.reporting.snapshots.figures import said_in
from thuocdo.reporting.snapshots.model import LeafLine, Snapshot, Tally, UnitScore
from thuocdo.reporting.snapshots.regions import places_in_regions


class Difference(NamedTuple):
    """One item that differs."""

    unit: str  # code; "" for the whole
    code: str  # of a leaf, group or method; "" for a total or rank
    what: str  # points, maximum, total, percent, rank, band, state, or the name of a figure
    published: str
    recomputed: str


def differences(snapshot: Snapshot, scored: Scored) -> Iterator[Difference]:
    """All items that differ, unit by unit; every digit counts."""
    edition = Difference("", "", "edition", snapshot.edition_hash, scored.index_set.content_hash)
    yield from differing([edition])
    inside = places_in_regions(scored)
    for unit, score in snapshot.scores.items():
        result = scored.results.get(unit)
        if result is None:
            yield Difference(unit, "", "unit", "1", "")
            continue
        yield from differing(of_leaves(score, result))
        yield from differing(of_tallies(score, result))
        yield from differing(of_total(score, result, scored.places.get(unit), inside.get(unit)))
    for unit in sorted(scored.results.keys() - snapshot.scores.keys()):
        yield Difference(unit, "", "unit", "", "1")


def differing(pairs: Iterator[Difference] | list[Difference]) -> Iterator[Difference]:
    """Those whose two values are not the same."""
    return (pair for pair in pairs if pair.published != pair.recomputed)


def of_total(
    score: UnitScore, result: core.UnitResult, place: Place | None, region: Place | None
) -> Iterator[Difference]:
    """Total, percent, rank, band, and what is missing."""
    unit = score.unit
    yield Difference(unit, "", "total", exact(score.total), exact(result.total))
    yield Difference(unit, "", "maximum", exact(score.maximum), exact(result.maximum))
    yield Difference(unit, "", "percent", exact(score.percent), exact(result.percent))
    yield Difference(unit, "", "band", score.band, result.band or "")
    yield Difference(unit, "", "missing", " ".join(score.missing), " ".join(result.missing))
    own = rank_text(score.rank, score.out_of, is_tied=score.is_tied)
    yield Difference(unit, "", "rank", own, place_text(place))
    own = f"{digits(score.region_rank)}/{digits(score.region_out_of)}"
    again = f"{region.rank}/{region.out_of}" if region else "/"
    yield Difference(unit, "", "region_rank", own, again)


def place_text(place: Place | None) -> str:
    """A place that the core gave."""
    if place is None:
        return rank_text(None, None, is_tied=False)
    return rank_text(place.rank, place.out_of, is_tied=place.is_tied)


def rank_text(rank: int | None, out_of: int | None, *, is_tied: bool) -> str:
    """A rank with its denominator, and whether it is shared."""
    return f"{digits(rank)}/{digits(out_of)}{' (=)' if is_tied else ''}"


def of_tallies(score: UnitScore, result: core.UnitResult) -> Iterator[Difference]:
    """Groups and methods."""
    methods = {method.value: tally for method, tally in result.methods.items()}
    views: list[tuple[Mapping[str, Tally], Mapping[str, core.Tally]]] = [
        (score.groups, result.groups),
        (score.methods, methods),
    ]
    for published, again in views:
        for code in dict.fromkeys([*published, *again]):
            yield Difference(
                score.unit,
                code,
                "points",
                tally_text(published.get(code)),
                tally_text(again.get(code)),
            )


def tally_text(tally: Tally | core.Tally | None) -> str:
    """Points against their maximum, and how many leaves are missing."""
    return f"{exact(tally.points)}/{exact(tally.maximum)} ({tally.missing})" if tally else ""


def of_leaves(score: UnitScore, result: core.UnitResult) -> Iterator[Difference]:
    """Leaves with the figures behind them."""
    for code in dict.fromkeys([*score.leaves, *result.leaves]):
        published, again = score.leaves.get(code), result.leaves.get(code)
        yield Difference(score.unit, code, "points", leaf_text(published), leaf_text(again))
        if published and again:
            yield from of_figures(score.unit, published, again)


def leaf_text(leaf: LeafLine | core.LeafResult | None) -> str:
    """Points against their maximum, and the state where there is more to say than points."""
    if leaf is None:
        return ""
    state = str(leaf.state)
    points = f"{exact(leaf.points)}/{exact(leaf.maximum)}"
    return points if state == core.State.SCORED else f"{points} ({state})"


def of_figures(unit: str, published: LeafLine, again: core.LeafResult) -> Iterator[Difference]:
    """The figures that the published trace shows against those that were read."""
    own = {figure.name: figure.value for figure in published.figures}
    read = said_in(again.entry) if again.entry and again.entry.not_applicable is None else {}
    for name in dict.fromkeys([*own, *read]):
        yield Difference(unit, published.code, name, own.get(name, ""), read.get(name, ""))


def exact(value: Decimal | None) -> str:
    """All digits, free of zeros at the end: 1.0 and 1 are the same points."""
    return "" if value is None else digits(value.normalize()) if value else "0"

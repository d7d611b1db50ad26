"""A snapshot as a published table, so that the number checks can read it."""

from decimal import Decimal, localcontext

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.finding import Finding
from thuocdo.core.checking.published import Part, PublishedTable, Statement
from thuocdo.core.rounding import EXACT, ZERO, rank_key
from thuocdo.reporting.snapshots.model import Snapshot, UnitScore


def findings_of(snapshot: Snapshot) -> tuple[Finding, ...]:
    """What does not agree with the rest of stated figures; computed ones are not rounded yet."""
    return number_checks(published_table(snapshot))


def published_table(snapshot: Snapshot) -> PublishedTable:
    """One statement a unit."""
    return PublishedTable(
        tuple(statement_of(snapshot, score) for score in snapshot.scores.values()),
        snapshot.title.vi,
    )


def statement_of(snapshot: Snapshot, score: UnitScore) -> Statement:
    """What is stated of one unit; nothing that was left open is claimed."""
    unit = snapshot.units[score.unit]
    parts = parts_of(snapshot, score)
    return Statement(
        unit=unit.name,
        level=unit.block,
        year=snapshot.year,
        total=None if score.missing else score.total,
        maximum=score.maximum,
        rank=score.rank,
        out_of=score.out_of,
        change=score.stated.points if score.stated else None,
        rank_change=score.stated.places if score.stated else None,
        parts=parts,
        claims_all_parts=bool(parts),
    )


def parts_of(snapshot: Snapshot, score: UnitScore) -> tuple[Part, ...]:
    """The domains; none where caps or rescaling lie between them and a computed total."""
    tallies = {d.code: score.groups[d.code] for d in snapshot.domains if d.code in score.groups}
    if score.leaves and not adds_up(score, [tally.points for tally in tallies.values()]):
        return ()
    return tuple(
        Part(
            code=code,
            name=snapshot.nodes[code].title.vi,
            points=None if tally.missing else tally.points,
            maximum=tally.maximum,
            change=tally.change,
        )
        for code, tally in tallies.items()
    )


def adds_up(score: UnitScore, parts: list[Decimal]) -> bool:
    """Whether the parts give the total, free of the rounding noise of quotients."""
    with localcontext(EXACT):
        return score.total is not None and rank_key(sum(parts, ZERO)) == rank_key(score.total)

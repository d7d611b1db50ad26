"""What the number checks find in results to be published, and against the year before."""

from dataclasses import replace

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.finding import Check, Finding
from thuocdo.core.checking.published import PublishedTable, Statement
from thuocdo.core.index_set.model import Standing
from thuocdo.core.rounding import HUNDRED, to_published
from thuocdo.reporting.snapshots.model import Kind, Snapshot, UnitScore
from thuocdo.reporting.snapshots.statements import statement_of


def findings_of(snapshot: Snapshot, before: Snapshot | None) -> tuple[Finding, ...]:
    """All that does not agree: within the results, and with those published of the year before."""
    own = number_checks(PublishedTable(tuple(statements(snapshot)), snapshot.title.vi))
    if snapshot.kind is Kind.COMPUTED:
        own += number_checks(PublishedTable(tuple(standings(snapshot)), snapshot.title.vi))
    return own if before is None else (*own, *across(snapshot, before, own))


def statements(snapshot: Snapshot) -> list[Statement]:
    """Every unit with its parts; computed ranks are left to the standings below."""
    found = [statement_of(snapshot, score) for score in snapshot.scores.values()]
    if snapshot.kind is Kind.STATED:
        return found
    return [replace(one, rank=None, out_of=None) for one in found]


def standings(snapshot: Snapshot) -> list[Statement]:
    """What ranks and bands were read from, rounded as pages show it.

    That is the percent where the set says so: a unit with a reduced maximum may stand above one
    with more points.
    """
    return [standing_of(snapshot, score) for score in snapshot.scores.values()]


def standing_of(snapshot: Snapshot, score: UnitScore) -> Statement:
    """One unit."""
    unit = snapshot.units[score.unit]
    is_percent = snapshot.standing == Standing.PERCENT
    value = score.percent if is_percent or score.percent is None else score.total
    return Statement(
        unit=unit.name,
        level=unit.block,
        year=snapshot.year,
        total=None if value is None else to_published(value, snapshot.decimals),
        maximum=HUNDRED if is_percent else score.maximum,
        rank=score.rank,
        out_of=score.out_of,
    )


def across(snapshot: Snapshot, before: Snapshot, own: tuple[Finding, ...]) -> list[Finding]:
    """The year before and the changes that a document states; each finding once."""
    known = {one.message for one in own}
    both = number_checks(PublishedTable((*bare(before), *bare(snapshot))))
    return [one for one in both if one.check is Check.CHANGE_ADDS_UP and one.message not in known]


def bare(snapshot: Snapshot) -> list[Statement]:
    """Totals, ranks and stated changes alone; what lies below them was looked at already."""
    return [replace(one, parts=(), claims_all_parts=False) for one in statements(snapshot)]

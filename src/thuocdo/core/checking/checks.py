"""All number checks over a published table, in the order in which a reader would make them."""

from collections.abc import Iterable
from decimal import localcontext

from thuocdo.core.checking.additions import additions_of
from thuocdo.core.checking.change_adds_up import (
    changes_total,
    old_plus_change,
    old_points_in_range,
)
from thuocdo.core.checking.finding import Finding
from thuocdo.core.checking.listing import Listing, by_out_of, listing_of
from thuocdo.core.checking.maxima_scale import maxima_scale
from thuocdo.core.checking.parts_total import parts_total
from thuocdo.core.checking.percent_of_counts import percent_of_counts
from thuocdo.core.checking.published import PublishedTable, Statement
from thuocdo.core.checking.rank_changes import old_rank_in_range, old_rank_less_places
from thuocdo.core.checking.rank_follows_score import Place, rank_follows_score
from thuocdo.core.checking.rank_in_range import group_size, rank_in_range
from thuocdo.core.checking.same_figure_same_value import same_figure_same_value
from thuocdo.core.checking.within_maximum import within_maximum
from thuocdo.core.rounding import EXACT


def number_checks(table: PublishedTable) -> tuple[Finding, ...]:
    """Everything in the table that does not agree with the rest of it; empty = nothing found."""
    with localcontext(EXACT):
        listing = listing_of(table)
        return tuple(_findings(listing))


def _findings(listing: Listing) -> Iterable[Finding]:
    for statement in listing.table.statements:
        yield from _of_statement(statement, listing)
    for group in listing.groups.values():
        yield from _of_group(group, listing)
    for statements in listing.by_unit.values():
        yield from _of_unit(statements, listing)


def _of_statement(statement: Statement, listing: Listing) -> Iterable[Finding]:
    subject = listing.subject(statement)
    for addition in additions_of(statement, subject, listing.whole_columns(statement)):
        found = (parts_total(addition), maxima_scale(addition), changes_total(addition))
        yield from filter(None, found)
    yield from within_maximum(statement, subject)
    yield from rank_in_range(statement, subject)
    yield from old_points_in_range(statement, subject)
    yield from old_rank_in_range(statement, listing.year_before(statement), subject)
    yield from percent_of_counts(statement, subject)


def _of_group(group: list[Statement], listing: Listing) -> Iterable[Finding]:
    yield from group_size(group, [listing.subject(one) for one in group])
    for out_of, block in by_out_of(group).items():
        places = [
            Place(listing.subject(one), one.total, one.rank)
            for one in block
            if one.total is not None and one.rank is not None
        ]
        yield from rank_follows_score(places, out_of)


def _of_unit(statements: list[Statement], listing: Listing) -> Iterable[Finding]:
    for year in dict.fromkeys(one.year for one in statements):
        same_year = [one for one in statements if one.year == year]
        yield from same_figure_same_value(same_year, listing.subject(same_year[0]))
        old = listing.year_before(same_year[0])
        if old is not None:
            new, subject = same_year[0], listing.subject(same_year[0])
            columns = listing.whole_columns(old), listing.whole_columns(new)
            yield from old_plus_change(old, new, subject, columns)
            yield from old_rank_less_places(old, new, subject)

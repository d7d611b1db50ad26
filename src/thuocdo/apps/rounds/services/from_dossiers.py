"""Figures of a closed period of dossiers for the leaves of a round that want them."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.dossiers.models import Period
from thuocdo.apps.dossiers.selectors.feeding import feedable, figures_for, origin_of
from thuocdo.apps.rounds.models import Round, RoundBlock
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.apps.rounds.services.feeding import CLOSED, feed, participants
from thuocdo.core.index_set.model import Leaf


def rounds_to_feed(period: Period) -> QuerySet[Round]:
    """Open rounds of the period's authority whose index set takes figures from dossiers."""
    closed = RoundBlock.objects.filter(round=OuterRef("pk"), phase__in=CLOSED)
    own = Round.objects.filter(authority=period.authority, edition__scheme__folder__in=feedable())
    return own.filter(~Exists(closed)).select_related("edition__scheme", "authority")


def feed_from_period(*, round_: Round, period: Period, by: User, at: datetime) -> int:
    """Hand over numerators and denominators of the units that take part.

    Each figure names the closed period, its hash, the indicator and its counts. A unit without
    dossiers gets nothing: its leaves stay missing.

    Returns:
        How many items got figures.

    Raises:
        NotAllowed: the person does not manage rounds of this authority.
        NotNow: a block is not open.
        NotFed: dossiers give nothing to this index set.
        UnsoundPeriod: the file of the period is missing or was changed.
    """
    require(by, Permission.MANAGE_ROUNDS, round_.authority)
    codes = frozenset(row.unit.code for row in participants(round_))
    figures = figures_for(round_.edition.scheme.folder, period, codes)
    leaves = leaves_of(index_set_of(round_))
    for unit, given in figures.entries.items():
        wanted = {code: entry for code, entry in given.items() if asks_for(leaves.get(code))}
        figures.entries[unit] = wanted
    return feed(round_=round_, figures=figures, source=origin_of(period).title, by=by, at=at)


def asks_for(leaf: Leaf | None) -> bool:
    """Whether this edition has the leaf and does not leave it to the units themselves."""
    return leaf is not None and not is_declared(leaf)

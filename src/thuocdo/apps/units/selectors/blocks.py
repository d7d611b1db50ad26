"""Blocks that are ranked together, and who belongs to them."""

from datetime import date

from django.db.models import QuerySet

from thuocdo.apps.units.models import Block, Membership, Unit
from thuocdo.apps.units.selectors.standing import on_day


def blocks_at(authority: Unit, day: date) -> QuerySet[Block]:
    """The blocks of an authority that have members on the day."""
    return authority.blocks.filter(on_day(day, through="memberships__")).distinct()


def members_at(block: Block, day: date) -> QuerySet[Membership]:
    """The places in a block on the day, with their units, in Vietnamese order. One query."""
    members = block.memberships.filter(on_day(day)).select_related("unit")
    return members.order_by("unit__sort_key", "unit__code")

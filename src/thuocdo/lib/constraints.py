"""Constraints that several tables share."""

from django.db.models import Q


def all_or_none(*fields: str) -> Q:
    """Either all fields hold a value or none does."""
    nothing = Q(**{f"{field}__isnull": True for field in fields})
    everything = Q(**{f"{field}__isnull": False for field in fields})
    return nothing | everything

"""Whose registers a person may open."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import ROLES, in_force
from thuocdo.apps.documents.permissions import READING
from thuocdo.apps.units.models import Unit
from thuocdo.lib.below import below
from thuocdo.vietnamese.folding import fold

READERS = [code for code, role in ROLES.items() if role.permissions & READING]


def registers_for(person: User, *, today: date, query: str = "") -> QuerySet[Unit]:
    """Units whose register the person may read, with how many documents stand in each.

    Without a query only units that have documents, and those a grant names.
    """
    grants = person.grants.filter(in_force(today), role__in=READERS).values_list("unit__path")
    tops = {path for (path,) in grants}
    within = below("path", tops)
    standing = Q(documents__withdrawn_at__isnull=True)
    counted = Count("documents", filter=standing)
    rows = Unit.objects.filter(within).annotate(registered=counted).order_by("sort_key", "code")
    if fold(query):
        return rows.filter(Q(folded__contains=fold(query)) | Q(code=query.strip()))
    return rows.filter(Q(registered__gt=0) | Q(path__in=tops - {None}))

"""Schemes and editions as pages and other apps ask for them."""

from django.db.models import Prefetch, QuerySet

from thuocdo.apps.indexsets.errors import NoSuchEdition
from thuocdo.apps.indexsets.models import Edition, EditionStatus, Scheme


def schemes() -> QuerySet[Scheme]:
    """All schemes with their editions, newest first. Two queries."""
    newest_first = Edition.objects.order_by("-name")
    return Scheme.objects.prefetch_related(Prefetch("editions", newest_first))


def edition_called(scheme: str, name: str) -> Edition:
    """The edition of a scheme's public name. One query.

    Raises:
        NoSuchEdition: there is none.
    """
    found = Edition.objects.select_related("scheme").filter(scheme__slug=scheme, name=name)
    edition = found.first()
    if edition is None:
        raise NoSuchEdition(f"{scheme} {name}")
    return edition


def edition_for(scheme: Scheme, year: int) -> Edition:
    """The edition in force that assesses a year; where two do, the one issued last. One query.

    Raises:
        NoSuchEdition: none does.
    """
    issued = scheme.editions.filter(status=EditionStatus.ISSUED).order_by("-issued_at")
    for edition in issued.select_related("scheme"):
        if year in edition.years:  # SQLite cannot ask for a member of a list
            return edition
    raise NoSuchEdition(f"{scheme.slug} {year}")

"""A draft for whoever changes it: of two at once, the second sees what the first did."""

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.publications.errors import AlreadyPublished
from thuocdo.apps.publications.models import Publication


def locked(publication: Publication) -> Publication:
    """The row, locked until the transaction ends."""
    rows = Publication.objects.select_for_update(of=("self",))
    related = rows.select_related("scheme__authority", "run__edition", "replaces")
    return related.get(pk=publication.pk)


def locked_draft(publication: Publication, permission: Permission, by: User) -> Publication:
    """The row, if it is a draft and the person may.

    Raises:
        NotAllowed: the person may not.
        AlreadyPublished: it is no draft any more.
    """
    row = locked(publication)
    require(by, permission, row.scheme.place)
    if row.is_published:
        raise AlreadyPublished
    return row

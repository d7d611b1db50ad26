"""Schemes without an edition: indices whose rule book was never published."""

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.indexsets.errors import SchemeNameTaken
from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.indexsets.services.importing import Names


@transaction.atomic
def add_scheme(*, folder: str, names: Names, by: User | None) -> Scheme:
    """The scheme of a folder name; one that is there already stays as it is.

    Args:
        folder: What the rule book would call it.
        names: What it is called in public.
        by: Who; None is the operator at the command line of the machine itself.

    Raises:
        NotAllowed: the person may not keep index sets.
        SchemeNameTaken: another scheme has the same public name.
    """
    if by is not None:
        require(by, Permission.MANAGE_INDEX_SETS)
    known = Scheme.objects.filter(folder=folder).first()
    if known:
        return known
    if Scheme.objects.filter(slug=names.slug).exists():
        raise SchemeNameTaken(names.slug)
    scheme = Scheme.objects.create(folder=folder, is_demo=False, **names._asdict())
    audit.record("scheme.added", subject=scheme, by=by, details={"slug": scheme.slug})
    return scheme

"""How a person wants to be told by mail."""

from typing import NamedTuple

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.notifications.models import Preference


class Choice(NamedTuple):
    """Address and kinds of mail."""

    email: str  # "": no mail
    has_digest: bool
    has_urgent: bool
    language: str


@transaction.atomic
def prefer(choice: Choice, *, by: User) -> None:
    """Keep the own choice.

    Raises:
        NotAllowed: an account without the workspace has no inbox.
    """
    require(by, Permission.SEE_WORKSPACE)
    User.objects.filter(pk=by.pk).update(email=choice.email)
    Preference.objects.update_or_create(
        person=by,
        defaults={
            "has_digest": choice.has_digest,
            "has_urgent": choice.has_urgent,
            "language": choice.language,
        },
    )
    audit.record(
        "mail_preference.changed",
        subject=by,
        by=by,
        details={
            "has_address": bool(choice.email),
            "has_digest": choice.has_digest,
            "has_urgent": choice.has_urgent,
            "language": choice.language,
        },
    )

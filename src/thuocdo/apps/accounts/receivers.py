"""Events of the second factor, which allauth tells by signals."""

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.db import transaction
from django.dispatch import receiver

from thuocdo.apps.accounts.models import User
from thuocdo.apps.audit import services as audit


@receiver(authenticator_added)
def record_added(user: User, authenticator: Authenticator, **_: object) -> None:
    """A second factor or recovery codes were set up."""
    write("second_factor.added", user, authenticator)


@receiver(authenticator_removed)
def record_removed(user: User, authenticator: Authenticator, **_: object) -> None:
    """A second factor or recovery codes were taken away."""
    write("second_factor.removed", user, authenticator)


@receiver(authenticator_reset)
def record_renewed(user: User, authenticator: Authenticator, **_: object) -> None:
    """Recovery codes were made anew; the old ones are void."""
    write("second_factor.renewed", user, authenticator)


def write(action: str, user: User, authenticator: Authenticator) -> None:
    """Write the event; never the secret."""
    with transaction.atomic():
        audit.record(action, subject=user, by=user, details={"kind": str(authenticator.type)})

"""How somebody who signed in is found again at every request."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend

from thuocdo.apps.accounts.models import User
from thuocdo.lib.prepared import Prepared

KNOWN = Prepared(lambda key: User.objects.filter(pk=key).select_related("unit"), int)


class Known:
    """The person with the unit, by a query that is written once."""

    def get_user(self, user_id: int) -> User | None:
        """The person of a session who may still sign in. One query."""
        return next((one for one in KNOWN.objects(int(user_id)) if one.is_active), None)


class ByName(Known, ModelBackend):
    """Signs in with a user name."""


class ByAllauth(Known, AuthenticationBackend):  # type: ignore[misc]  # no types
    """Signs in as django-allauth does."""

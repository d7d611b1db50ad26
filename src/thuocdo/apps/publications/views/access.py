"""Who asks, and whether the publication is theirs to work on."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.publications import selectors
from thuocdo.apps.publications.models import Publication


def person(request: HttpRequest) -> User:
    """Who is signed in; views are behind ``login_required``."""
    assert isinstance(request.user, User)  # noqa: S101  (see above)
    return request.user


def publication_for(request: HttpRequest, pk: int) -> Publication:
    """The publication, for those who prepare publications of its authority.

    Raises:
        Http404: there is none.
        NotAllowed: the person may not.
    """
    found = get_object_or_404(selectors.publications().select_related("scheme__authority"), pk=pk)
    require(person(request), Permission.PREPARE_PUBLICATION, found.scheme.place)
    return found

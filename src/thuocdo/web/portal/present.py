"""What is public at this moment, for the views of the portal."""

from django.utils import timezone

from thuocdo.web.portal import shelving
from thuocdo.web.portal.shelf import Shelf


def present_shelf() -> Shelf:
    """All published results now. Two queries at most."""
    return shelving.shelf(timezone.now())

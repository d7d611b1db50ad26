"""Public pages are made once for each state of what is public, and sent again until it changes."""

from thuocdo.lib.pages.marking import is_public, public_page
from thuocdo.lib.pages.middleware import PublicPages

__all__ = ["PublicPages", "is_public", "public_page"]

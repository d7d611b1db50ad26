"""What the frame of every page knows: display choices, the other language, the kind of site."""

from functools import lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from thuocdo.lib.language import ENGLISH, VIETNAMESE, language
from thuocdo.lib.quick_tags import address

KEPT = 5000  # paths of which the other language is known, the longest unused goes first


class Frame:
    """Addresses that lead back to this page."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def here(self) -> str:
        """The address of this page with its query."""
        return self.request.get_full_path()

    def display(self, choice: str, value: str) -> str:
        """The address that keeps a display choice and leads back to this page."""
        return f"{address('frame:set_display')}?{urlencode({choice: value, 've': self.here})}"

    @property
    def other_language(self) -> str:
        """This page in the other language."""
        path, mark, query = self.here.partition("?")
        return f"{translated(path, language())}{mark}{query}"


@lru_cache(KEPT)
def translated(path: str, lang: str) -> str:
    """The path of a page in the language that is not ``lang``, the one in use."""
    return translate_url(path, VIETNAMESE if lang == ENGLISH else ENGLISH)


def site(request: HttpRequest) -> dict[str, object]:
    """Whether this is a demonstration, shown on every page, and how long a session may be idle."""
    return {
        "frame": Frame(request),
        "is_demo_site": settings.IS_DEMO,
        "idle_seconds": settings.IDLE_SECONDS,
    }

"""How a reader wants pages to look: text size and theme, kept in cookies without script."""

from typing import NamedTuple

from django.http import HttpRequest

TEXT, THEME = "text", "theme"  # names of the cookies
SIZES = ("normal", "large", "larger")
THEMES = ("system", "light", "dark", "contrast")


class Display(NamedTuple):
    """What the page's root element carries."""

    text: str
    theme: str


def display_of(request: HttpRequest) -> Display:
    """The choice in the cookies; what is unknown there counts as nothing chosen."""
    size, theme = request.COOKIES.get(TEXT, ""), request.COOKIES.get(THEME, "")
    return Display(size if size in SIZES else SIZES[0], theme if theme in THEMES else THEMES[0])


def display(request: HttpRequest) -> dict[str, object]:
    """Context of every page."""
    return {"display": display_of(request)}

"""Addresses of pages in either language, where there is no request to tell which."""

from thuocdo.lib.language import ENGLISH, language

PREFIX = f"/{ENGLISH}"


def without_language(url: str) -> str:
    """The address of the Vietnamese page, whichever was given."""
    return url.removeprefix(PREFIX) if url.startswith(f"{PREFIX}/") else url


def with_query(path: str, query: str) -> str:
    """The address of a page, with what is asked of it if there is anything."""
    return f"{path}?{query}" if query else path


def in_language(url: str) -> str:
    """The address of the page in the reader's language."""
    return f"{PREFIX if language() == ENGLISH else ''}{without_language(url)}"

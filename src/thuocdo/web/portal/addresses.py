"""Every address of the portal that stands by itself: for the sitemap and for written files."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import override

from thuocdo.lib.language import ENGLISH, VIETNAMESE
from thuocdo.web.portal.ranking.naming import block_slug
from thuocdo.web.portal.shelf import Published, Shelf

STANDING = (
    "home",
    "rankings",
    "units",
    "compare",
    "method",
    "open_data",
    "dossiers",
    "accessibility",
    "privacy",
    "help",
)  # pages that are always there


def addresses(shelf: Shelf) -> Iterator[str]:
    """All pages in both languages, without queries and without the files beside them."""
    for language in (VIETNAMESE, ENGLISH):
        with override(language):
            yield from in_language(shelf)


def in_language(shelf: Shelf) -> Iterator[str]:
    """All pages in the language that is active."""
    yield from (reverse(f"portal:{name}") for name in STANDING)
    for one in shelf.published:
        yield from of_publication(one)
    yield from (reverse("portal:unit", args=[code]) for code in shelf.units)


def of_publication(one: Published) -> Iterator[str]:
    """The pages of one index and year."""
    snapshot = one.snapshot
    for block in snapshot.blocks:
        yield reverse("portal:ranking", args=[one.slug, one.year, block_slug(block)])
    if snapshot.edition:
        for code in snapshot.nodes:
            yield reverse("portal:criterion", args=[one.slug, snapshot.edition, code])

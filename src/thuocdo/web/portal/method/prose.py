"""Pages of prose: Markdown in both languages, rendered once, without HTML of its own."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

PAGES = ("cach-tinh-diem", "xep-hang", "so-sanh", "khoang-hang", "soat-so", "goi-tai-lap")
NOTICES = ("tro-giup", "kha-nang-tiep-can", "quyen-rieng-tu")
SCROLLED = '<div class="scroll" tabindex="0" role="group">'  # a wide table moves, not the page
OWN = "portal:"  # a link to a page of the portal, in the language of the reader


class Prose(NamedTuple):
    """One page in one language."""

    name: str
    title: str
    lead: str
    html: SafeString


@cache
def prose(name: str, language: str) -> Prose:
    """A page by name; the addresses in it are those of the language, which must be active."""
    source = files("thuocdo.web.portal.method") / "pages" / f"{name}.{language}.md"
    first, _, rest = source.read_text(encoding="utf-8").partition("\n")
    lead, _, body = rest.lstrip().removeprefix("> ").partition("\n")
    return Prose(name, first.removeprefix("# "), lead, rendered(body))


def rendered(body: str) -> SafeString:
    """The body as HTML; whatever looks like HTML in it is shown as text."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(body)
    dressed(tokens)
    html = str(reader.renderer.render(tokens, reader.options, {}))
    return SafeString(
        html.replace("<table", f"{SCROLLED}<table").replace("</table>", "</table></div>")
    )


def dressed(tokens: Sequence[Token]) -> None:
    """Give tables the class of the site, headers their scope, and links their address."""
    for token in tokens:
        if token.type == "table_open":
            token.attrSet("class", "table")
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "link_open":
            token.attrSet("href", resolved(str(token.attrGet("href"))))
        dressed(token.children or ())


def resolved(link: str) -> str:
    """``portal:method_page/xep-hang`` as an address; others as they are."""
    if not link.startswith(OWN):
        return link
    name, *parts = link.split("/")
    return reverse(name, args=parts)

"""Tags that every page has dozens of: they do at most once what does not change."""

from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parsed_url
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from thuocdo.lib.language import ENGLISH, language, said
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence

ADDRESSES = 20_000  # kept at most, the longest unused goes first


class Say(template.Node):
    """A text in both languages; the one of the reader is shown."""

    def __init__(
        self,
        vi: FilterExpression,
        en: FilterExpression,
        values: dict[str, FilterExpression],
        name: str | None,
    ) -> None:
        self.vi, self.en, self.values, self.name = vi, en, values, name
        self.plain = (str(vi.var), str(en.var)) if is_plain(vi, en) and not values else None

    def render(self, context: template.Context) -> SafeString:
        """The text, or nothing where it is kept under a name."""
        text = self.text(context)
        if self.name is None:
            return text
        context[self.name] = text
        return SafeString("")

    def text(self, context: template.Context) -> SafeString:
        """The text of the reader's language with its values."""
        is_english = language() == ENGLISH
        if self.plain is not None:
            return SafeString(self.plain[is_english])
        chosen = (self.en if is_english else self.vi).resolve(context)
        return filled(chosen, {name: one.resolve(context) for name, one in self.values.items()})


def is_plain(*given: FilterExpression) -> bool:
    """Whether all are texts between quotes."""
    return not any(one.is_var or one.filters for one in given)


def filled(text: str, values: dict[str, object]) -> SafeString:
    """A template's text with escaped values; numbers and sentences as the reader writes them."""
    if not values:
        return SafeString(text)
    escaped = {name: conditional_escape(shown(value)) for name, value in values.items()}
    return mark_safe(text.format(**escaped))  # noqa: S308  (a template's text)


def shown(value: object) -> str:
    """A value inside a text: numbers and sentences as the reader writes them."""
    if isinstance(value, Sentence):
        return said(value)
    if isinstance(value, SafeString) or not isinstance(value, Decimal | int):
        return value if isinstance(value, SafeString) else str(value)
    return write_number(value, None, language())


def parse_say(parser: Parser, token: Token) -> Say:
    """``{% say "…" "…" name=value %}``, also ``… as name``."""
    name, *bits = token.split_contents()
    kept = bits[-1] if bits[-2:-1] == ["as"] else None
    vi, en, *rest = bits[:-2] if kept else bits
    values = token_kwargs(rest, parser)
    if rest:
        raise template.TemplateSyntaxError(f"`{name}`: `{rest[0]}` is no value with a name")
    return Say(parser.compile_filter(vi), parser.compile_filter(en), values, kept)


class KeptUrl(URLNode):
    """Django's, with the addresses kept that stand on page after page."""

    def render(self, context: template.Context) -> str:
        """The address."""
        if self.kwargs or self.asvar:
            return super().render(context)
        name = self.view_name.resolve(context)
        url = address(name, *(one.resolve(context) for one in self.args))
        return conditional_escape(url) if context.autoescape else url


def parse_url(parser: Parser, token: Token) -> KeptUrl:
    """Django's ``{% url %}``."""
    node = parsed_url(parser, token)
    return KeptUrl(node.view_name, node.args, node.kwargs, node.asvar)


def address(name: str, *args: Any) -> str:  # noqa: ANN401  (whatever an address holds)
    """``reverse``, worked out once for each language.

    Raises:
        NoReverseMatch: as ``reverse`` does.
    """
    return kept_address(get_language(), get_script_prefix(), get_urlconf(), name, *args)


@lru_cache(ADDRESSES, typed=True)
def kept_address(_language: str, _prefix: str, urlconf: str | None, name: str, *args: Any) -> str:  # noqa: ANN401
    """The address in one language of one site."""
    return reverse(name, urlconf, args)

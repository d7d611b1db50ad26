"""Addresses that the frame of every page needs: display choices and the other language."""

from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.urls import reverse, translate_url

from thuocdo.lib.compiled import compiled
from thuocdo.lib.language import ENGLISH, VIETNAMESE, language

register = template.Library()
register.simple_tag(compiled, takes_context=True)


@register.simple_tag(takes_context=True)
def display_url(context: template.Context, choice: str, value: str) -> str:
    """The address that keeps a display choice and leads back to this page."""
    query = urlencode({choice: value, "ve": here(context)})
    return f"{reverse('frame:set_display')}?{query}"


@register.simple_tag(takes_context=True)
def other_language_url(context: template.Context) -> str:
    """This page in the other language."""
    return translate_url(here(context), VIETNAMESE if language() == ENGLISH else ENGLISH)


def here(context: template.Context) -> str:
    """The address of this page with its query; the home page where there is no request."""
    request = context.get("request")
    return request.get_full_path() if isinstance(request, HttpRequest) else "/"

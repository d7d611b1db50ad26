"""Tags of the frame: a compiled template, an address that keeps a display choice."""

from django import template

from thuocdo.lib.compiled import compiled

register = template.Library()
register.simple_tag(compiled, takes_context=True)


@register.simple_tag(takes_context=True)
def display_url(context: template.Context, choice: str, value: str) -> str:
    """The address that keeps a display choice and leads back to this page."""
    return str(context["frame"].display(choice, value))

"""The tag that shows the saved views of a list above it."""

from django import template

from thuocdo.apps.notifications import selectors

register = template.Library()


@register.inclusion_tag("notifications/_saved_views.html", takes_context=True)
def saved_views(context: template.Context) -> dict[str, object]:
    """What was kept of the list that is shown, and what the form needs. One query.

    Nothing where a list is shown in place of another page, as the log in place of its file.
    """
    request = context["request"]
    shown = selectors.page_of(request.get_full_path())
    page = shown or selectors.page_of(request.path)  # more filters than are kept
    if page is None:
        return {}
    return {
        "saved": selectors.saved_views(request.user, page.path),
        "page": page,
        "can_share": request.user.unit_id is not None,
        "csrf_token": context.get("csrf_token"),
    }

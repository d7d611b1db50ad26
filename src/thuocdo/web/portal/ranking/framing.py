"""Pages that another site may show in a frame; all other pages refuse frames."""

from collections.abc import Mapping

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # it passes all arguments on
def framed(request: HttpRequest, template: str, context: Mapping[str, object]) -> HttpResponse:
    """The page without masthead; only its content, its source and a way to the whole page."""
    return render(request, template, {**context, "layout": "embed.html"})

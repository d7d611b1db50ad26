"""Views of the workspace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.web.workspace.components import gallery


@require_safe
@needed(Permission.SEE_WORKSPACE)
def show_home(request: HttpRequest) -> HttpResponse:
    """Where a person begins: what the own roles are for and what may be opened."""
    return render(request, "workspace/home.html")


@require_safe
@needed(Permission.SEE_ADMINISTRATION)
def show_components(request: HttpRequest) -> HttpResponse:
    """Every part of the pages, in the theme that is asked for."""
    return render(request, "workspace/components.html", gallery())

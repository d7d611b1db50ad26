"""Views of the workspace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, held, needed
from thuocdo.apps.publications.selectors import waiting
from thuocdo.web.workspace.components import gallery


@require_safe
@needed(Permission.SEE_WORKSPACE)
def show_home(request: HttpRequest) -> HttpResponse:
    """Where a person begins: what waits, and what the own roles open. Four queries."""
    person, now = request.user, timezone.now()
    prepares = Permission.PREPARE_PUBLICATION in held(person)
    context = {
        "early": waiting.early_for(person, now) if isinstance(person, User) else (),
        "drafts": waiting.open_drafts() if prepares else (),
    }
    return render(request, "workspace/home.html", context)


@require_safe
@needed(Permission.SEE_ADMINISTRATION)
def show_components(request: HttpRequest) -> HttpResponse:
    """Every part of the pages, in the theme that is asked for."""
    return render(request, "workspace/components.html", gallery())

"""View of the first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thuocdo.lib.pages import public_page
from thuocdo.web.portal.home.calendar import calendar
from thuocdo.web.portal.home.page import home_page
from thuocdo.web.portal.present import present_shelf


@require_safe
@public_page
def show_home(request: HttpRequest) -> HttpResponse:
    """What is new, what changed, where to look up a unit."""
    page = home_page(present_shelf(), calendar(timezone.now()))
    return render(request, "portal/home.html", {"page": page})

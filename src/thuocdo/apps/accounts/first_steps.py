"""What a person does before any work: own password, second factor where a role asks for it."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import get_language_from_path

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions.checking import keep_grants
from thuocdo.apps.accounts.selectors import lacks_second_factor

WORK = ("/lam-viec", "/quan-tri")  # where only people who signed in go

READING = {"GET", "HEAD"}  # such a request asks for the same rights again and again


class FirstSteps:
    """Leads to the step that is missing, and back afterwards. One query, on working pages only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        is_working = is_work(request.path_info)
        if is_working and request.method in READING:
            keep_grants(request.user)
        step = missing_step(request) if is_working else None
        if step is None:
            return self.get_response(request)
        return redirect_to_login(request.get_full_path(), resolve_url(step))


def is_work(path: str) -> bool:
    """Whether a path is of the workspace or the administration, in either language."""
    language = get_language_from_path(path)
    return path.removeprefix(f"/{language}" if language else "").startswith(WORK)


def missing_step(request: HttpRequest) -> str | None:
    """The name of the page to go to first, if any."""
    if not isinstance(request.user, User):
        return None
    if request.user.must_change_password:
        return "account_change_password"
    if not settings.IS_DEMO and lacks_second_factor(request.user, today=timezone.localdate()):
        return "mfa_activate_totp"
    return None

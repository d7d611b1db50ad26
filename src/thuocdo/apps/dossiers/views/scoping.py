"""From the address of a page to what it counts, after asking whether the person may."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from thuocdo.analytics.periods import Period, read_period
from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.dossiers import selectors
from thuocdo.apps.dossiers.forms.filtering import SIDES, ScopeForm
from thuocdo.apps.dossiers.selectors import Scope
from thuocdo.apps.dossiers.selectors.reaching import called
from thuocdo.apps.units.models import Unit


class Asked(NamedTuple):
    """What a page is about."""

    scope: Scope | None  # none: there are no dossiers yet, or no unit within reach
    form: ScopeForm | None

    @property
    def query(self) -> str:
        """The same state for another address."""
        if self.form is None:
            return ""
        chosen = {name: self.form.text(name) for name in self.form.fields}
        return urlencode({name: text for name, text in chosen.items() if text})


def person(request: HttpRequest) -> User:
    """Who is signed in; views are guarded by ``needed``."""
    assert isinstance(request.user, User)  # noqa: S101  (see above)
    return request.user


def asked(request: HttpRequest, permission: Permission = Permission.READ_DOSSIERS) -> Asked:
    """What the address asks for.

    Raises:
        NotAllowed: the unit lies outside what the person may see.
    """
    by = person(request)
    unit, periods = unit_asked(request, permission), selectors.periods_kept()
    if unit is None or not periods:
        return Asked(None, None)
    require(by, permission, unit)
    relatives = selectors.relatives(unit, selectors.places(by, permission))
    given = request.GET.copy()
    given["don-vi"] = unit.code
    given.setdefault("ky", periods[0].code)
    form = ScopeForm(given, relatives, [*periods, *others(str(given["ky"]), periods)])
    form.is_valid()
    return Asked(scope_of(form, unit, periods[0]), form)


def unit_asked(request: HttpRequest, permission: Permission) -> Unit | None:
    """The unit named, else the one with which the person begins."""
    code = request.GET.get("don-vi", "")
    named = called(code) if code else None
    return named or selectors.beginning(person(request), permission)


def others(code: str, periods: list[Period]) -> list[Period]:
    """A period of any days that the address names.

    Raises:
        InvalidPeriod: the code is none.
    """
    return [] if any(one.code == code for one in periods) else [read_period(code)]


def scope_of(form: ScopeForm, unit: Unit, newest: Period) -> Scope:
    """The choices of the form as a scope."""
    period = read_period(form.text("ky")) if form.text("ky") else newest
    channel = form.text("kenh")
    return Scope(
        unit=unit,
        units=selectors.codes_below(unit),
        period=period,
        as_of=selectors.data_as_of() or timezone.localdate(),
        side=SIDES.get(form.text("theo"), selectors.RESPONSIBLE),
        level=form.text("cap"),
        field=form.text("linh-vuc"),
        group=form.text("nhom"),
        channel=int(channel) if channel else None,
        procedure=form.text("thu-tuc").strip(),
    )

"""A round of thousands of units, with an officer of each signed in; made without its pages."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.middleware.csrf import _get_new_csrf_string  # the one way to make a valid cookie
from django.utils import timezone

from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.indexsets.models import Edition, EditionStatus, Scheme
from thuocdo.apps.indexsets.services import draft_from_files
from thuocdo.apps.indexsets.services.importing import store
from thuocdo.apps.rounds.models import Entry, Phase, Round
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.rounds.services import setting_up
from thuocdo.apps.units.models import Block, Kind, Membership, Unit
from thuocdo.config.demo.rounds.editions import YEAR, files_of
from thuocdo.lib.sessions import EVERY, TOUCHED
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.stored_order import stored_order

SINCE = date(2020, 1, 1)
FOLDER = "demo-province-communes"
SAVE_SECONDS = 60  # from one save of a unit to the next
BACKEND = "thuocdo.apps.accounts.backends.ByName"


def desks(count: int) -> Iterator[tuple[str, str, list[tuple[int, str]]]]:
    """Cookies, token and fields of each officer."""
    round_ = opened(count)
    codes = [leaf.code for leaf in index_set_of(round_).leaves if is_declared(leaf)]
    rows = Entry.objects.filter(participant__round=round_, code__in=codes)
    fields: dict[str, list[tuple[int, str]]] = {}
    for key, unit in rows.order_by("order").values_list("pk", "participant__unit__code"):
        fields.setdefault(unit, []).append((key, "explanation"))
    for place, person in enumerate(User.objects.select_related("unit").order_by("pk")):
        session = signed_in(person, is_fresh=place * SAVE_SECONDS % EVERY > 0)
        token = _get_new_csrf_string()
        cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
        yield cookies, token, fields[person.unit.code]


def opened(count: int) -> Round:
    """The round, its units and their officers."""
    province = unit("T", "Tỉnh thử", Kind.PROVINCE, None)
    province.save()
    units = [unit(f"X{n:04d}", f"Xã Số {n}", Kind.COMMUNE, province) for n in range(count)]
    Unit.objects.bulk_create(units, batch_size=500)
    block = Block.objects.create(slug="xa", name="Xã", name_en="Communes", authority=province)
    Membership.objects.bulk_create(
        [Membership(block=block, unit=each, valid_from=SINCE) for each in units], batch_size=500
    )
    round_ = planned(block)
    setting_up.open_round(round_=round_, by=None, at=timezone.now())
    people(units)
    return round_


def unit(code: str, name: str, kind: Kind, parent: Unit | None) -> Unit:
    """One unit, not stored."""
    return Unit(
        code=code,
        name=name,
        kind=kind,
        parent=parent,
        path=f"{parent.path if parent else '/'}{code}/",
        valid_from=SINCE,
        folded=fold(name),
        sort_key=stored_order(name)[:600],
        source="bench",
    )


def planned(block: Block) -> Round:
    """A round whose self-assessment is open for a week."""
    stored = store(draft_from_files(files_of(FOLDER)), by=None)
    Scheme.objects.update(authority=block.authority)
    edition = Edition.objects.get(pk=stored.edition.pk)
    edition.status, edition.issued_at = EditionStatus.ISSUED, timezone.now()
    edition.save()
    start = timezone.now() - timedelta(days=1)
    phases = (Phase.SELF, Phase.APPRAISAL, Phase.EXPLANATION, Phase.SECOND, Phase.COUNCIL)
    windows = {
        phase: (start + timedelta(days=7 * n), start + timedelta(days=7 * (n + 1)))
        for n, phase in enumerate(phases)
    }
    what = setting_up.Plan(Edition.objects.get(pk=edition.pk), YEAR, "Thử", "Trial", "1/KH")
    return setting_up.plan(what=what, blocks={block: windows}, by=None, at=start)


def people(units: list[Unit]) -> None:
    """One officer a unit."""
    password = make_password("trinh-dien-2026")
    rows = [
        User(username=each.code, full_name=each.name, password=password, unit=each)
        for each in units
    ]
    User.objects.bulk_create(rows, batch_size=500)
    made = {row.username: row for row in User.objects.all()}
    Grant.objects.bulk_create(
        [
            Grant(
                person=made[each.code],
                role="unit_officer",
                unit=each,
                from_on=SINCE,
                document="bench",
            )
            for each in units
        ],
        batch_size=500,
    )


def signed_in(person: User, *, is_fresh: bool) -> str:
    """The key of a session in which the person is signed in.

    With a save a minute one in five comes when the session is due to be written.
    """
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    if is_fresh:
        session[TOUCHED] = int(time.time())
    session.save()
    return str(session.session_key)

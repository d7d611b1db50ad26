"""Correct what was written down wrongly of a unit; what happened to it is told by decrees."""

from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.units.errors import NothingToCorrect
from thuocdo.apps.units.models import Unit
from thuocdo.apps.units.services.naming import placed
from thuocdo.vietnamese.normalising import to_nfc


class Correction(NamedTuple):
    """The facts of a unit that may be mistyped. Code, days and superior are not among them."""

    name: str
    name_en: str
    region: str = ""
    population: int | None = None
    area_km2: Decimal | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None


@transaction.atomic
def correct(*, unit: Unit, correction: Correction, reason: str, by: User) -> Unit:
    """Set the facts right; the log keeps what stood there before, and why it changed.

    Raises:
        NotAllowed: the person may not keep the register there.
        NothingToCorrect: nothing differs, or no reason is given.
    """
    require(by, Permission.MANAGE_UNITS, unit)
    unit = Unit.objects.select_for_update(of=("self",)).select_related("parent").get(pk=unit.pk)
    wanted = correction._replace(name=to_nfc(correction.name))._asdict()
    before = {fact: getattr(unit, fact) for fact in wanted if getattr(unit, fact) != wanted[fact]}
    if not before or not reason.strip():
        raise NothingToCorrect
    for fact in before:
        setattr(unit, fact, wanted[fact])
    placed(unit).save()
    after = {fact: wanted[fact] for fact in before}
    audit.record(
        "unit.corrected",
        subject=unit,
        by=by,
        details={"before": before, "after": after, "reason": reason.strip()},
    )
    return unit

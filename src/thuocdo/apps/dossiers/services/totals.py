"""Totals of units without rows: handed in as a table, read as every import is."""

from datetime import datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.dossiers.models import Batch, Format, Source
from thuocdo.apps.dossiers.services.importing import Staged, Wanted, add_source, hand_in
from thuocdo.apps.units.models import Unit

NAME = "Bảng tổng hợp"  # pages call it in the reader's language


@transaction.atomic
def hand_in_totals(*, unit: Unit, file: Staged, wanted: Wanted, by: User, at: datetime) -> Batch:
    """Take note of a table of totals of a unit and those below it; ``read_batch`` reads it.

    Raises:
        NotAllowed: the person does not import dossiers of the unit.
        UnreadableFile: the upload is no longer there.
        NotFinished: another table of the unit is still to be read.
        ValidationError: a source of dossiers of the unit has that name.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)
    require(by, Permission.IMPORT_DOSSIERS, unit)
    known = Source.objects.filter(unit=unit, format=Format.TOTALS).first()
    source = known or add_source(unit=unit, name=NAME, form=Format.TOTALS, by=by, at=at)
    return hand_in(source=source, file=file, wanted=wanted, by=by, at=at)

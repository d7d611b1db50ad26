"""Registers and decrees out of files: for the page that takes uploads and for the command."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.units.models import LineageEvent
from thuocdo.apps.units.services.decrees import record_events
from thuocdo.apps.units.services.loading import Loaded, load_register
from thuocdo.reading.registers.changes import read_changes
from thuocdo.reading.registers.decrees import decrees_in
from thuocdo.reading.registers.model import Decree
from thuocdo.reading.registers.units import read_units
from thuocdo.reading.tables.sources import Source, read_source
from thuocdo.vietnamese.sentence import Refusal, Sentence

NO_DECREE = Sentence(
    "bảng không có dòng nào dưới tiêu đề. Thêm mỗi thay đổi một dòng.",
    "the table has no row below its header. Add a row for each change.",
)


class Checked(NamedTuple):
    """What a file would do, and what stands against it."""

    decrees: tuple[Decree, ...]
    refusals: tuple[Sentence, ...]  # of rows, then of the register


def load_files(*, units: Path, lineage: Path | None = None, source: str, by: User | None) -> Loaded:
    """Load a register from its tables: `thuocdo units load`.

    Raises:
        UnreadableTable: a table is not what it should be.
        CodeTaken: a unit would share its code with another one that is stored.
    """
    register = read_units(str(units))
    changes = () if lineage is None else read_changes(str(lineage), register)
    return load_register(register=register, changes=changes, source=source, by=by)


def add_decrees(*, path: Path, by: User | None, dry_run: bool = False) -> Checked:
    """Record the decrees in a file: `thuocdo units add-decree FILE`.

    Nothing is recorded when anything stands against it, or in a dry run.
    """
    source = read_source(str(path))
    checked = check_decrees(source=source, by=by)
    if not dry_run and not checked.refusals:
        record_decrees(source=source, by=by)
    return checked


def check_decrees(*, source: Source, by: User | None) -> Checked:
    """Try the decrees in content that was read, and undo them.

    Raises:
        NotAllowed: the person may not keep the register.
    """
    if by is not None:
        require(by, Permission.MANAGE_UNITS)
    decrees, refusals = decrees_in(source)
    if refusals:
        return Checked(tuple(decrees), tuple(refusals))
    if not decrees:
        return Checked((), (NO_DECREE,))
    return Checked(tuple(decrees), tuple(standing_against(decrees, by)))


def standing_against(decrees: list[Decree], by: User | None) -> Iterator[Sentence]:
    """The first refusal of the register, if there is one; everything is undone."""
    with transaction.atomic():
        try:
            record_events(decrees=decrees, by=by)
        except Refusal as refusal:
            yield refusal.sentence
        transaction.set_rollback(True)


@transaction.atomic
def record_decrees(*, source: Source, by: User | None) -> list[LineageEvent]:
    """Record all decrees in content that was read, or none.

    Raises:
        Refusal: the first thing that stands against it.
    """
    decrees, refusals = decrees_in(source)
    if refusals:
        raise Refusal(*refusals[0])
    return record_events(decrees=decrees, by=by)

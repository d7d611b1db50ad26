"""Taking files of dossiers in: handed in by a person, read beside the requests."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from pyarrow.parquet import ParquetFile

from thuocdo.analytics.errors import AnalyticsRefusal
from thuocdo.analytics.ingesting.declaring import Declared, Totals, declare
from thuocdo.analytics.ingesting.errors import LakeInUse
from thuocdo.analytics.ingesting.ingesting import Format, Given, ingest
from thuocdo.analytics.ingesting.ingesting import Outcome as Taken
from thuocdo.analytics.ingesting.locking import alone
from thuocdo.analytics.ingesting.mapping import Mapping as Columns
from thuocdo.analytics.ingesting.readying import ready
from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.dossiers import selectors
from thuocdo.apps.dossiers.errors import NotFinished, UnreadableFile
from thuocdo.apps.dossiers.models import Batch, Outcome, Source
from thuocdo.apps.units.models import Unit
from thuocdo.lib import deadlines
from thuocdo.lib.background.progress import report
from thuocdo.vietnamese.sentence import Refusal, Sentence

READING = Sentence("Đang đọc và kiểm tra tệp", "Reading and checking the file")
DONE = Sentence("Đã đọc xong", "Done")
KEPT_FOR = timedelta(days=2)  # an upload that is tried and not handed in


class Staged(NamedTuple):
    """An uploaded file that waits to be read; it holds personal data and is removed after."""

    name: str  # as the person called it
    sha256: str


def stage(name: str, chunks: Iterable[bytes]) -> Staged:
    """Keep an upload until it is read; not in any backup."""
    folder = selectors.incoming()
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with NamedTemporaryFile(dir=folder, prefix=".part-", delete=False) as part:
        for chunk in chunks:
            digest.update(chunk)
            part.write(chunk)
    sha256 = digest.hexdigest()
    Path(part.name).rename(selectors.staged_path(sha256, name))
    return Staged(name, sha256)


def drop_forgotten(*, at: datetime) -> int:
    """Remove uploads that nobody reads any more: they hold personal data. Returns how many.

    What waits in the queue stays; the rest had its time to be tried and handed in.
    """
    folder = selectors.incoming()
    if not folder.is_dir():
        return 0
    waiting = set(Batch.objects.filter(outcome=None).values_list("sha256", flat=True))
    oldest = (at - KEPT_FOR).timestamp()
    forgotten = [
        path
        for path in folder.iterdir()
        if path.stem not in waiting and path.stat().st_mtime < oldest
    ]
    for path in forgotten:
        path.unlink(missing_ok=True)
    return len(forgotten)


@transaction.atomic
def add_source(*, unit: Unit, name: str, form: str, by: User, at: datetime) -> Source:
    """A new source of a unit; its columns are stated with the first file.

    Raises:
        NotAllowed: the person does not import dossiers of the unit.
        ValidationError: the unit has a source of that name.
    """
    require(by, Permission.IMPORT_DOSSIERS, unit)
    source = Source(unit=unit, name=name, format=form, created_at=at, created_by=by)
    source.full_clean()
    source.save()
    audit.record("dossier_source.added", subject=source, by=by, at=at, details={"unit": unit.code})
    return source


@transaction.atomic
def map_columns(*, source: Source, mapping: Mapping[str, Any], by: User, at: datetime) -> Source:
    """State which column of the source says what; kept for its next files.

    Raises:
        NotAllowed: the person does not import dossiers of the unit.
        MissingColumn: a field that every dossier needs has no column.
    """
    row = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    require(by, Permission.IMPORT_DOSSIERS, row.unit)
    row.mapping = Columns.from_dict(mapping).as_dict()
    row.save(update_fields=["mapping"])
    audit.record("dossier_source.mapped", subject=row, by=by, at=at)
    return row


class Wanted(NamedTuple):
    """How a file is to be read."""

    as_of: date  # the day whose state it shows
    is_trial: bool = False  # read and check, keep nothing


@transaction.atomic
def hand_in(*, source: Source, file: Staged, wanted: Wanted, by: User, at: datetime) -> Batch:
    """Take note of a file that is to be read; ``read_batch`` reads it.

    Raises:
        NotAllowed: the person does not import dossiers of the source's unit.
        UnreadableFile: the upload is no longer there.
        NotFinished: another file of the source is still to be read.
        MissingColumn: the columns of the source are not stated.
    """
    row = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    require(by, Permission.IMPORT_DOSSIERS, row.unit)
    if not row.is_totals:
        Columns.from_dict(row.mapping or {"columns": {}})
    if not selectors.staged_path(file.sha256, file.name).exists():
        raise gone(file.name)
    if row.batches.filter(outcome=None).exists():
        raise NotFinished(
            f"Nguồn {row} có tệp đang chờ đọc. Chờ đọc xong rồi nộp tiếp.",
            f"A file of {row} is still to be read. Wait for it, then hand in the next.",
        )
    batch = Batch(
        source=row,
        file_name=file.name[:255],
        sha256=file.sha256,
        as_of=wanted.as_of,
        mapping=row.mapping,
        is_trial=wanted.is_trial,
        at=at,
        by=by,
    )
    batch.save()
    details = {"source": row.name, "hash": file.sha256}
    action = "totals.handed_in" if row.is_totals else "dossiers.handed_in"
    audit.record(action, subject=batch, by=by, at=at, details=details)
    return batch


def gone(name: str) -> UnreadableFile:
    """The refusal of a file that was removed after it was read."""
    return UnreadableFile(
        f"Tệp {name} không còn trên máy chủ (tệp được xóa sau khi đọc). Tải lên lại.",
        f"The file {name} is no longer there (files are removed once read). Upload it again.",
    )


def read_batch(batch: Batch) -> Outcome:
    """Read a file and write down what became of it; done once, whoever asks again.

    Called by the queue, which bears to be stopped and to begin again: the lake takes a file whole
    or not at all, and knows dossiers that it has.

    Raises:
        LakeInUse: another import is at work; ask again later.
    """
    known: Outcome | None = Outcome.objects.filter(batch=batch).first()
    if known is not None:
        return known
    path = selectors.staged_path(batch.sha256, batch.file_name)
    report(1, 20, READING)
    if not path.exists():
        return written_down(batch, failed(gone(batch.file_name)))
    try:
        outcome = written_down(batch, read(batch, path))
    except LakeInUse:
        raise
    except AnalyticsRefusal as refused:
        outcome = written_down(batch, failed(refused))
    if not batch.is_trial:
        path.unlink(missing_ok=True)
    report(20, 20, DONE)
    return outcome


def read(batch: Batch, path: Path) -> dict[str, Any]:
    """What an import says of a file, and the hash of the table of refused rows."""
    refused = selectors.refused_path(batch)
    refused.parent.mkdir(parents=True, exist_ok=True)
    take = take_totals if batch.source.is_totals else take_rows
    taken = take(batch, path, refused)
    return counts_of(taken) | {"refused_sha256": digest(refused) if taken.refused else ""}


def take_totals(batch: Batch, path: Path, refused: Path) -> Declared:
    """Take in a table of totals."""
    codes = selectors.codes_of(batch.source.unit)
    given = Totals(path, batch.file_name, codes, batch.as_of)
    return declare(selectors.lake(), given, refused, trial=batch.is_trial)


def take_rows(batch: Batch, path: Path, refused: Path) -> Taken:
    """Take in dossiers."""
    given = Given(
        path,
        Format(batch.source.format),
        Columns.from_dict(batch.mapping),
        selectors.codes_of(batch.source.unit),
        selectors.key(),
        batch.as_of,
        deadlines.calendar(),
    )
    return ingest(selectors.lake(), given, refused, trial=batch.is_trial)


def counts_of(taken: Taken | Declared) -> dict[str, Any]:
    """The counts as they are kept."""
    return {
        "number": taken.batch,
        "rows_in": taken.rows_in,
        "added": taken.added,
        "corrected": taken.corrected,
        "unchanged": taken.unchanged,
        "refused": taken.refused,
    }


def failed(refused: Refusal) -> dict[str, Any]:
    """Why the whole file was not read."""
    sentence = refused.sentence
    return {"failure": sentence.vi[:1000], "failure_en": sentence.en[:1000]}


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@transaction.atomic
def written_down(batch: Batch, counts: Mapping[str, Any]) -> Outcome:
    """Keep what became of a file."""
    now = timezone.now()
    outcome = Outcome(batch=batch, at=now, **counts)
    outcome.save()
    told = {k: v for k, v in counts.items() if k in {"rows_in", "added", "corrected", "refused"}}
    action = "totals.declared" if batch.source.is_totals else "dossiers.imported"
    audit.record(action, subject=batch, by=batch.by, at=now, details=told)
    return outcome


@transaction.atomic
def take_over(*, source: Source, name: str, wanted: Wanted, by: User, at: datetime) -> Batch:
    """Take note of a lake that was written without imports; its cube is counted where missing.

    Raises:
        NotAllowed: the person does not import dossiers of the source's unit.
        UnreadableFile: the lake is empty.
        LakeInUse: an import is at work.
    """
    require(by, Permission.IMPORT_DOSSIERS, source.unit)
    lake = selectors.lake()
    with alone(lake):
        manifest = ready(lake)
    rows = sum(ParquetFile(file).metadata.num_rows for file in lake.files())
    if not rows:
        raise gone(name)
    batch = Batch(
        source=source,
        file_name=name,
        sha256=hashlib.sha256(f"{name} {rows}".encode()).hexdigest(),
        as_of=wanted.as_of,
        at=at,
        by=by,
    )
    batch.save()
    Outcome(batch=batch, number=manifest.batch, rows_in=rows, added=rows, at=at).save()
    audit.record("dossiers.taken_over", subject=batch, by=by, at=at, details={"rows_in": rows})
    return batch

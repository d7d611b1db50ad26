"""Imports: sources, batches with what became of them, and how fresh the data is."""

import csv
from collections.abc import Collection
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from django.db.models import QuerySet

from thuocdo.apps.dossiers.models import Batch, Format, Source
from thuocdo.apps.dossiers.selectors.lakes import folder
from thuocdo.lib.background.progress import Progress, progress_of
from thuocdo.lib.below import below
from thuocdo.lib.prepared import Prepared
from thuocdo.vietnamese.sentence import Sentence


def sources(reach: Collection[str]) -> QuerySet[Source]:
    """Sources of dossiers of units at or below places of the tree. One query."""
    rows = Source.objects.select_related("unit").exclude(format=Format.TOTALS)
    return rows.filter(below("unit__path", reach))


def batches(reach: Collection[str]) -> QuerySet[Batch]:
    """Files handed in there, newest first, with their outcomes. One query."""
    rows = Batch.objects.select_related("source__unit", "outcome", "by")
    return rows.filter(below("source__unit__path", reach))


def data_as_of() -> date | None:
    """The day whose state the newest import of rows shows; none before the first. One query."""
    return next((day for (day,) in NEWEST.rows()), None)


def newest() -> QuerySet[Batch, tuple[date]]:
    """The day of the newest import of rows."""
    rows = Batch.objects.exclude(source__format=Format.TOTALS)
    read = rows.filter(outcome__number__isnull=False).order_by("-as_of")
    return read.values_list("as_of")[:1]


NEWEST = Prepared(newest)


def progress(batch: Batch) -> Progress | None:
    """How far the reading of a file is. One query."""
    return progress_of(job_key(batch))


def job_key(batch: Batch) -> str:
    """Under which key its reading stands in the queue."""
    return f"dossiers.batch:{batch.pk}"


def refused_path(batch: Batch) -> Path:
    """Where the table of refused rows lies."""
    return folder() / "refused" / f"{batch.pk}.csv"


class RefusedLine(NamedTuple):
    """One fault of a line that was refused."""

    line: str
    column: str
    value: str
    reason: Sentence


def refused_lines(batch: Batch, most: int) -> list[RefusedLine]:
    """The first faults of a file; no query."""
    path = refused_path(batch)
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = islice(csv.reader(file), 1, most + 1)
        return [
            RefusedLine(line, column, value, Sentence(vi, en))
            for line, column, value, _, vi, en in rows
        ]


def read_before(batch: Batch) -> Batch | None:
    """The first time that the same file of the same source was read; none if never. One query."""
    same = Batch.objects.filter(
        source=batch.source,
        sha256=batch.sha256,
        is_trial=False,
        outcome__failure="",
        at__lt=batch.at,
    )
    return same.order_by("at").first()

"""Adding a word to a layer: the one way, so that numbers run on and nothing is overwritten."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Max

from thuocdo.apps.accounts.models import User
from thuocdo.apps.rounds.models import Batch, Entry, Layer, Reason, Word


class Said(NamedTuple):
    """What a word says."""

    figures: Mapping[str, str] = {}  # input → as figures.csv writes it
    not_applicable: str = ""
    points: Decimal | None = None
    maximum: Decimal | None = None
    text: str = ""
    reason: Reason | None = None
    documents: list[list[object]] = []
    is_withdrawn: bool = False


class Speaker(NamedTuple):
    """Who says it, in which role, and when."""

    by: User | None
    role: str  # code of a role; "" is the system itself
    at: datetime
    batch: Batch | None = None


def speak(entry: Entry, layer: Layer, said: Said, speaker: Speaker) -> Word:
    """Add one word; the caller holds the entry's row, so that no number is given twice."""
    row = word(entry, layer, said, speaker, last_numbers([entry], layer).get(entry.pk, 0) + 1)
    row.save()
    return row


def speak_many(layer: Layer, sayings: Iterable[tuple[Entry, Said]], speaker: Speaker) -> list[Word]:
    """Add one word to each of many entries. Two queries."""
    said = list(sayings)
    last = last_numbers([entry for entry, _ in said], layer)
    rows = [word(entry, layer, what, speaker, last.get(entry.pk, 0) + 1) for entry, what in said]
    return Word.objects.bulk_create(rows, batch_size=500)


def last_numbers(entries: Iterable[Entry], layer: Layer) -> dict[int, int]:
    """The highest number so far in a layer, by entry."""
    found = Word.objects.filter(entry__in=[each.pk for each in entries], layer=layer)
    counted = found.order_by().values_list("entry").annotate(last=Max("number"))
    return {entry: last for entry, last in counted if last is not None}


def word(entry: Entry, layer: Layer, said: Said, speaker: Speaker, number: int) -> Word:
    """The row of one word."""
    return Word(
        entry=entry,
        layer=layer,
        number=number,
        figures=dict(said.figures),
        not_applicable=said.not_applicable,
        is_withdrawn=said.is_withdrawn,
        points=said.points,
        maximum=said.maximum,
        text=said.text,
        reason=said.reason,
        batch=speaker.batch,
        documents=said.documents,
        role=speaker.role,
        at=speaker.at,
        by=speaker.by,
    )

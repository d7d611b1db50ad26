"""Items with all that an appraiser looks at, in a constant number of queries for any of them."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from thuocdo.apps.documents.models import Document, DocumentFile
from thuocdo.apps.rounds.models import Entry, Evidence, Round, Word
from thuocdo.apps.rounds.selectors.appraisal.rows import LAYERS, UNSEEN, Beside
from thuocdo.apps.rounds.selectors.figures import newest
from thuocdo.apps.rounds.selectors.own_last import badges_of
from thuocdo.apps.rounds.selectors.scores import words_of


class Last(NamedTuple):
    """An item at the end of the round before."""

    points: Decimal | None
    declared: Decimal | None
    maximum: Decimal | None

    @property
    def share(self) -> Decimal | None:
        """Part of the attainable points; comparable where the maximum has changed."""
        return share_of(self.points, self.maximum)


class Facts(NamedTuple):
    """One item with everything beside it."""

    entry: Entry
    said: list[Word]  # every word, in its order
    words: dict[str, Word]  # those that count, by layer
    evidence: list[Evidence]  # not taken away; document, versions and files are there
    sharing: dict[int, list[Document]]  # document → others with the same file
    last: Last | None


def share_of(points: Decimal | None, maximum: Decimal | None) -> Decimal | None:
    """Points by what could have been had; None where either is unknown or nothing applies."""
    return points / maximum if points is not None and maximum else None


def entries_of(round_: Round) -> QuerySet[Entry]:
    """Items of the units whose blocks are past the self-assessment, with unit and block."""
    rows = Entry.objects.filter(participant__round=round_)
    return (
        rows.exclude(participant__block__phase__in=UNSEEN)
        .select_related("participant__unit", "participant__block")
        .order_by("participant__unit__sort_key", "participant__unit", "order")
    )


def facts_of(round_: Round, entries: Iterable[Entry], known: Beside | None = None) -> list[Facts]:
    """Everything beside some items. Six queries at most; two where most is known already."""
    rows = list(entries)
    if known is None:
        said, evidence, last = words_of(rows), evidence_of(rows), last_of(round_, rows)
    else:
        said, evidence, last = known.said, known.evidence, lasting(round_, rows, known)
    sharing = sharing_of(one.document for own in evidence.values() for one in own)
    return [
        Facts(
            row,
            said.get(row.pk, []),
            newest(said.get(row.pk, [])),
            evidence.get(row.pk, []),
            sharing,
            last.get((row.participant.unit_id, row.code)),
        )
        for row in rows
    ]


def evidence_of(entries: Iterable[Entry]) -> dict[int, list[Evidence]]:
    """The documents linked to items, with their versions and files. Two queries."""
    versions = DocumentFile.objects.select_related("file").defer("name", "reason")
    rows = (
        Evidence.objects.filter(entry__in=[row.pk for row in entries], removed_at__isnull=True)
        .select_related("document")
        .prefetch_related(Prefetch("document__versions", queryset=versions))
        .order_by("id")
    )
    found: dict[int, list[Evidence]] = {}
    for row in rows:
        found.setdefault(row.entry_id, []).append(row)
    return found


def sharing_of(documents: Iterable[Document]) -> dict[int, list[Document]]:
    """Other standing documents whose newest file is the same. Two queries at most."""
    rows = list({row.pk: row for row in documents}.values())
    files = {row.pk: row.current.file_id for row in rows if row.current}
    if not files:
        return {}
    later = DocumentFile.objects.filter(
        document=OuterRef("document"), number__gt=OuterRef("number")
    )
    found = DocumentFile.objects.filter(
        ~Exists(later), file__in=set(files.values()), document__withdrawn_at__isnull=True
    )
    by_file: dict[int, set[int]] = {}
    for file, key in found.order_by().values_list("file", "document"):
        by_file.setdefault(file, set()).add(key)
    shared = {key for keys in by_file.values() if len(keys) > 1 for key in keys}
    others = Document.objects.filter(pk__in=shared).select_related("unit") if shared else ()
    known = sorted(others, key=lambda row: (row.unit.sort_key, row.pk))
    return {
        key: [one for one in known if one.pk in by_file.get(file, ()) and one.pk != key]
        for key, file in files.items()
    }


def old_codes(round_: Round, entries: Iterable[Entry]) -> dict[str, str]:
    """The code in the round before of each leaf that came from one leaf alone. No query."""
    badges = badges_of(round_)
    old = {code: badges[code].old for code in {row.code for row in entries} if code in badges}
    return {code: codes[0] for code, codes in old.items() if len(codes) == 1}


def lasting(
    round_: Round, entries: Iterable[Entry], known: Beside
) -> Mapping[tuple[int, str], Last]:
    """What ``last_of`` says, of points that were read already. No query."""
    if not known.last:
        return {}
    rows = list(entries)
    old = old_codes(round_, rows)
    found = {}
    for row in rows:
        points = known.last.get((row.participant.unit_id, old.get(row.code, "")))
        if points is not None:
            top, *layers = points
            given = next((one for one in layers if one is not None), None)
            found[row.participant.unit_id, row.code] = Last(given, layers[-1], top)
    return found


def last_of(round_: Round, entries: Iterable[Entry]) -> Mapping[tuple[int, str], Last]:
    """The same items in the round before, by unit and the code of today. One query, or none."""
    rows = list(entries)
    if round_.previous_id is None or not rows:
        return {}
    new = {old: code for code, old in old_codes(round_, rows).items()}
    found = Entry.objects.filter(
        participant__round=round_.previous_id,
        participant__unit__in={row.participant.unit_id for row in rows},
        code__in=new,
    )
    return {
        (unit, new[code]): Last(next((p for p in points if p is not None), None), points[-1], top)
        for unit, code, top, *points in found.order_by().values_list(
            "participant__unit", "code", "maximum", *LAYERS
        )
    }

"""The round of 2025 as an archive: last year's words, to be looked at and copied from."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from thuocdo.apps.documents import services as documents
from thuocdo.apps.documents.models import Document, Type
from thuocdo.apps.documents.services import Details
from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.rounds.models import (
    Entry,
    Layer,
    Participant,
    Phase,
    Progress,
    Round,
    Stage,
)
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.services import setting_up
from thuocdo.apps.rounds.services.speaking import Said, Speaker, speak_many
from thuocdo.apps.units.models import Block
from thuocdo.config.demo.moments import at
from thuocdo.config.demo.people import Cast
from thuocdo.config.demo.rounds.calendar import windows_from
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.rollup.results import LeafResult, UnitResult
from thuocdo.core.rollup.units import Scorer
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reading.figures.reading import read_figures
from thuocdo.reading.library import demo_figures
from thuocdo.reporting.snapshots.figures import written
from thuocdo.vietnamese.numbers import DecimalMark

YEAR = 2025
BEGAN: datetime = at(2026, 1, 5)
ENDED: datetime = at(2026, 3, 20)
WINDOW, A_DAY = timedelta(days=14), timedelta(days=1)
LATE = 0.05  # of the units
PLAN = "25/KH-UBND (trình diễn)"
EXPLAINED = "Số liệu theo báo cáo cải cách hành chính năm 2025 của đơn vị (trình diễn)."
STORY = "C029"  # the commune whose officer signs in as don-vi
PAPERS = (
    Details("Kế hoạch cải cách hành chính năm 2025", "12/KH-UBND", Type.PLAN),
    Details("Báo cáo công tác cải cách hành chính năm 2025", "168/BC-UBND", Type.REPORT),
    Details("Quyết định kiện toàn Ban chỉ đạo cải cách hành chính", "45/QĐ-UBND", Type.DECISION),
)
ISSUER, ISSUED = "UBND Xã Đồng Phú", at(2025, 12, 12).date()


def last_round(scheme: Scheme, blocks: Iterable[Block], cast: Cast) -> Round:
    """The round of 2025, settled; made once."""
    edition = indexsets.edition_for(scheme, YEAR)
    known = Round.objects.filter(edition=edition, year=YEAR).first()
    if known:
        return known
    by, title = cast["phuong-phap"], f"{scheme.title}: đánh giá năm {YEAR}"
    what = setting_up.Plan(edition, YEAR, title, f"{scheme.title_en}: {YEAR}", PLAN)
    windows = windows_from(BEGAN, WINDOW)
    row = setting_up.plan(what=what, blocks=dict.fromkeys(blocks, windows), by=by, at=BEGAN)
    setting_up.open_round(round_=row, by=by, at=BEGAN)
    settle(row, indexsets.index_set_of(edition), figures_of(scheme, row), papers(cast))
    row.blocks.update(phase=Phase.ARCHIVED)
    hand_in(row)
    return row


def hand_in(row: Round) -> None:
    """As units do: half of them in the last quarter of the time, one in twenty a day late."""
    members = list(row.participants.order_by("unit__code"))
    for number, member in enumerate(members):
        left = 1 - (number * 7 % len(members) + 1) / len(members)  # 7: not in the order of codes
        closes = member.closes_at or BEGAN + WINDOW
        member.is_late = left < LATE
        member.submitted_at = closes + A_DAY if member.is_late else closes - WINDOW * left**2
        member.progress, member.times = Progress.SUBMITTED, 1
    fields = ["progress", "submitted_at", "is_late", "times"]
    Participant.objects.bulk_update(members, fields)


def figures_of(scheme: Scheme, row: Round) -> FigureSet:
    """The shipped figures of the year."""
    index_set = indexsets.index_set_of(row.edition)
    path = str(demo_figures(scheme.folder, YEAR))
    return read_figures(path, index_set, decimal=DecimalMark.POINT)


def papers(cast: Cast) -> list[Document]:
    """What the story's unit has in its store."""
    by = cast["don-vi"]
    if by.unit is None:
        return []
    known = list(Document.objects.filter(unit=by.unit).order_by("pk"))
    return known or [
        documents.register_document(
            unit=by.unit,
            details=Details(each.title, each.number, each.type, ISSUER, ISSUED),
            by=by,
            at=ENDED,
        )
        for each in PAPERS
    ]


def settle(row: Round, index_set: IndexSet, figures: FigureSet, shown: list[Document]) -> None:
    """Declared and final words of every item, with the points of the engine."""
    scorer = Scorer(index_set)
    members = {one.pk: one for one in row.participants.select_related("unit")}
    results = {
        one.pk: scorer.score(one.unit.code, figures.entries.get(one.unit.code, {}))
        for one in members.values()
    }
    entries = list(Entry.objects.filter(participant__round=row))
    sayings = [
        (entry, said_of(results[entry.participant_id], entry, members, shown)) for entry in entries
    ]
    speak_many(Layer.DECLARED, sayings, Speaker(None, "unit_leader", BEGAN))
    speak_many(Layer.FINAL, sayings, Speaker(None, "authority", ENDED))
    for entry in entries:
        result = results[entry.participant_id].leaves[entry.code]
        entry.stage, entry.maximum = Stage.FINAL, result.maximum
        entry.declared_points = entry.final_points = result.points
    fields = ["stage", "maximum", "declared_points", "final_points"]
    Entry.objects.bulk_update(entries, fields, batch_size=200)


def said_of(
    result: UnitResult, entry: Entry, members: dict[int, Participant], shown: list[Document]
) -> Said:
    """One item in the words of last year."""
    leaf: LeafResult = result.leaves[entry.code]
    given = leaf.entry
    is_own = is_declared(leaf.leaf)
    is_story = members[entry.participant_id].unit.code == STORY
    linked = shown[entry.order % len(shown)] if shown and is_own and is_story else None
    return Said(
        figures={name: written(value) for name, value in given.values.items()} if given else {},
        not_applicable=(given.not_applicable or "") if given else "",
        points=leaf.points,
        maximum=leaf.maximum,
        text=EXPLAINED if is_own else "",
        documents=[[linked.pk, linked.number, "1"]] if linked else [],
    )

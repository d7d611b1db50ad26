"""Who wrote what in an item, and when: saves, words, evidence, returns, remarks."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import ROLES
from thuocdo.apps.rounds.models import (
    Entry,
    Evidence,
    FieldSave,
    Layer,
    Outcome,
    Remark,
    Return,
    Word,
)
from thuocdo.apps.rounds.selectors.fields import EXPLANATION, NOT_APPLICABLE, input_of
from thuocdo.apps.rounds.selectors.own_fields import moment
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.core.index_set.model import Leaf
from thuocdo.core.scoring import wording
from thuocdo.lib.prepared import Prepared
from thuocdo.vietnamese.sentence import Sentence

FREE = {
    EXPLANATION: Sentence("Giải trình", "Explanation"),
    NOT_APPLICABLE: Sentence("Không áp dụng, lý do", "Not applicable, reason"),
}
SYSTEM = Sentence("Hệ thống", "The system")

SAVES = Prepared(
    lambda key: FieldSave.objects.filter(entry=key).select_related("by").order_by("id"), int
)
WORDS = Prepared(
    lambda key: Word.objects.filter(entry=key).select_related("by", "reason").order_by("id"), int
)
LINKS = Prepared(
    lambda key: (
        Evidence.objects.filter(entry=key)
        .select_related("document", "added_by", "removed_by")
        .order_by("id")
    ),
    int,
)
RETURNS = Prepared(
    lambda key: Return.objects.filter(entry=key).select_related("by", "answered_by"), int
)
REMARKS = Prepared(
    lambda key: Remark.objects.filter(entry=key).select_related("by", "settled__by").order_by("id"),
    int,
)


class Step(NamedTuple):
    """One thing that happened."""

    at: datetime
    by: User | None  # None is the system itself
    role: Sentence | None
    what: Sentence
    text: str  # as it was written
    is_conflict: bool = False


def remarks_of(entry: Entry) -> list[Remark]:
    """What people wrote to each other, oldest first. One query."""
    return REMARKS.objects(entry.pk)


def return_of(entry: Entry) -> Return | None:
    """The return that waits for an answer. One query."""
    return entry.returns.filter(answered_at__isnull=True).select_related("by", "reason").first()


def last_saved(entry: Entry) -> datetime | None:
    """When a text of the item was kept last. No query."""
    moments = [moment(known.get("at")) for known in entry.draft.values()]
    return max((one for one in moments if one is not None), default=None)


def history(entry: Entry) -> list[Step]:
    """Everything, the latest first. Four queries."""
    leaf = index_set_of(entry.participant.round).leaf(entry.code)
    steps = chain(saves(entry, leaf), words(entry), evidence(entry), returns(entry))
    return sorted(steps, key=lambda step: step.at, reverse=True)


def saves(entry: Entry, leaf: Leaf) -> Iterator[Step]:
    """Each saved text of each field."""
    for row in SAVES.objects(entry.pk):
        asked = input_of(leaf, row.name)
        label = asked.label if asked else FREE.get(row.name, Sentence(row.name, row.name))
        is_conflict = row.outcome == Outcome.CONFLICT
        yield Step(row.at, row.by, None, label, row.text, is_conflict)


def words(entry: Entry) -> Iterator[Step]:
    """Each word of each layer."""
    for row in WORDS.objects(entry.pk):
        layer, role = Layer(row.layer), ROLES.get(row.role)
        with_points = row.points is not None
        got = wording.points(row.points) if row.points is not None else Sentence("", "")
        yield Step(
            row.at,
            row.by,
            role.title if role else None,
            Sentence(
                f"{LAYERS[layer].vi}{': ' + got.vi if with_points else ''}",
                f"{LAYERS[layer].en}{': ' + got.en if with_points else ''}",
            ),
            row.not_applicable or row.text,
        )


LAYERS = {
    Layer.DECLARED: Sentence("Nộp tự đánh giá", "Declared"),
    Layer.APPRAISED: Sentence("Thẩm định lần một", "First appraisal"),
    Layer.EXPLANATION: Sentence("Giải trình", "Explanation"),
    Layer.SECOND: Sentence("Thẩm định lần hai", "Second appraisal"),
    Layer.COUNCIL: Sentence("Hội đồng quyết định", "Decided by the council"),
    Layer.FINAL: Sentence("Kết quả cuối cùng", "Final"),
}


def evidence(entry: Entry) -> Iterator[Step]:
    """Documents linked, and taken away."""
    for row in LINKS.objects(entry.pk):
        told = str(row.document)
        page = (f", trang {row.page}", f", page {row.page}") if row.page else ("", "")
        yield Step(
            row.added_at,
            row.added_by,
            None,
            Sentence(f"Gắn minh chứng{page[0]}", f"Evidence linked{page[1]}"),
            told,
        )
        if row.removed_at:
            yield Step(
                row.removed_at,
                row.removed_by,
                None,
                Sentence("Gỡ minh chứng", "Evidence taken away"),
                told,
            )


def returns(entry: Entry) -> Iterator[Step]:
    """Given back, and answered."""
    for row in RETURNS.objects(entry.pk):
        yield Step(
            row.at,
            row.by,
            None,
            Sentence(f"Trả lại, hạn {row.due_on:%d/%m/%Y}", f"Returned, due {row.due_on:%d/%m/%Y}"),
            row.text,
        )
        if row.answered_at:
            yield Step(
                row.answered_at, row.answered_by, None, Sentence("Đã trả lời", "Answered"), ""
            )

"""Planning a round, opening it, moving its blocks on, and giving more time."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import EVERYWHERE, Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.indexsets.models import Edition, EditionStatus, Scheme
from thuocdo.apps.rounds.errors import NoDocument, NotNow, WrongPlan
from thuocdo.apps.rounds.models import (
    Entry,
    Participant,
    Phase,
    Round,
    RoundBlock,
    Stage,
    Window,
)
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.units.models import Block, Membership
from thuocdo.lib.rows import insert_rows


class Plan(NamedTuple):
    """What a round is about."""

    edition: Edition
    year: int
    title: str
    title_en: str
    document: str  # number of the plan
    survey_held: bool = True
    previous: Round | None = None


Windows = Mapping[Phase, tuple[datetime, datetime]]


@transaction.atomic
def plan(*, what: Plan, blocks: Mapping[Block, Windows], by: User | None, at: datetime) -> Round:
    """A round with its blocks and the windows of their phases; nobody sees it before it opens.

    Raises:
        NotAllowed: the person does not manage rounds of this authority.
        WrongPlan: the edition is a draft, assesses other years, or windows overlap or are missing.
    """
    authority = what.edition.scheme.authority
    if by is not None:
        require(by, Permission.MANAGE_ROUNDS, authority or EVERYWHERE)
    if authority is None:
        raise WrongPlan(
            "Bộ chỉ số chưa nêu cơ quan chủ trì. Bổ sung ở Quản trị › Bộ chỉ số.",
            "The index names no authority. Add it under Administration › Index sets.",
        )
    refuse_unfit(what, blocks)
    refuse_second(what)
    row = Round.objects.create(
        edition=what.edition,
        year=what.year,
        authority=authority,
        title=what.title,
        title_en=what.title_en,
        document=what.document,
        survey_held=what.survey_held,
        previous=what.previous,
        created_at=at,
        created_by=by,
    )
    for block, windows in blocks.items():
        placed = RoundBlock.objects.create(round=row, block=block)
        Window.objects.bulk_create(
            Window(block=placed, phase=phase, opens_at=opens, closes_at=closes)
            for phase, (opens, closes) in windows.items()
        )
    audit.record("round.planned", subject=row, by=by, at=at, details={"document": what.document})
    return row


def refuse_second(what: Plan) -> None:
    """Refuse a round that there is already; whoever plans waits for others of the same index.

    Raises:
        WrongPlan: it names the round.
    """
    Scheme.objects.select_for_update().get(pk=what.edition.scheme_id)
    known = Round.objects.filter(edition=what.edition, year=what.year).first()
    if known is not None:
        raise WrongPlan(
            f"Đã có vòng đánh giá năm {what.year} của bộ chỉ số này: {known.title}. Mở vòng đó.",
            f"There is a round of {what.year} for this index already: {known.title_en}. Open it.",
        )


def refuse_unfit(what: Plan, blocks: Mapping[Block, Windows]) -> None:
    """Refuse a plan that could not be carried out.

    Raises:
        WrongPlan: the sentence says what is wrong.
    """
    if what.edition.status == EditionStatus.DRAFT or what.year not in what.edition.years:
        raise WrongPlan(
            "Chọn phiên bản bộ chỉ số đã ban hành và năm mà phiên bản đó đánh giá.",
            "Choose an edition in force and a year that it assesses.",
        )
    if not what.document.strip():
        raise NoDocument
    if not blocks:
        raise WrongPlan("Chọn ít nhất một khối.", "Choose at least one block.")
    for block, windows in blocks.items():
        refuse_windows(block, windows)


def refuse_windows(block: Block, windows: Windows) -> None:
    """Refuse windows that are missing, empty, or run into each other.

    Raises:
        WrongPlan: the sentence names the block.
    """
    needed = (Phase.SELF, Phase.APPRAISAL, Phase.EXPLANATION, Phase.SECOND, Phase.COUNCIL)
    if any(phase not in windows for phase in needed):
        raise WrongPlan(
            f"Khối {block.name}: nêu ngày mở và hạn của cả năm giai đoạn.",
            f"Block {block.name_en}: give opening and closing of all five phases.",
        )
    ordered = [windows[phase] for phase in needed]
    apart = all(one[1] <= two[0] for one, two in pairwise(ordered))
    if not apart or any(opens >= closes for opens, closes in ordered):
        raise WrongPlan(
            f"Khối {block.name}: mỗi giai đoạn phải kết thúc sau khi mở và trước giai đoạn sau.",
            f"Block {block.name_en}: each phase must close after it opens and before the next.",
        )


@transaction.atomic
def open_round(
    *, round_: Round, excluded: Iterable[str] = (), by: User | None, at: datetime
) -> int:
    """Open the self-assessment of all blocks: one participant a unit, one entry a leaf.

    Args:
        round_: As planned.
        excluded: Codes of units that do not take part.
        by: Who; None is the operator at the command line of the machine itself.
        at: When.

    Returns:
        How many units take part.

    Raises:
        NotAllowed: the person does not manage rounds of this authority.
        NotNow: it is open already.
    """
    if by is not None:
        require(by, Permission.MANAGE_ROUNDS, round_.authority)
    blocks = list(round_.blocks.select_for_update(of=("self",)).select_related("block"))
    if any(block.phase != Phase.PLANNED for block in blocks):
        raise NotNow("Vòng đánh giá đã mở.", "The round is open already.")
    day, left_out = date(round_.year, 12, 31), set(excluded)
    rows = [row for block in blocks for row in participants_of(round_, block, day, left_out)]
    Participant.objects.bulk_create(rows, batch_size=500)
    codes = [leaf.code for leaf in index_set_of(round_).leaves]
    columns = ("participant", "code", "order", "status", "stage", "draft", "copied")
    insert_rows(
        Entry,
        columns,
        (
            (row.pk, code, order, "todo", Stage.DRAFT.value, {}, {})
            for row in rows
            for order, code in enumerate(codes)
        ),
    )
    for block in blocks:
        block.phase = Phase.SELF
        block.save(update_fields=["phase"])
    audit.record("round.opened", subject=round_, by=by, at=at, details={"units": len(rows)})
    return len(rows)


def participants_of(
    round_: Round, block: RoundBlock, day: date, excluded: set[str]
) -> list[Participant]:
    """The units of a block on the last day of the year, but for those that do not take part."""
    closes = block.windows.get(phase=Phase.SELF).closes_at
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    members = Membership.objects.filter(lasting, block=block.block, valid_from__lte=day)
    return [
        Participant(
            round=round_,
            block=block,
            unit=member.unit,
            is_ranked=member.is_ranked,
            closes_at=closes,
        )
        for member in members.select_related("unit").order_by("unit__sort_key")
        if member.unit.code not in excluded and member.unit.stands_on(day)
    ]

"""What the people of a round do in each phase, and how its blocks move on."""

from collections.abc import Callable, Iterator
from datetime import datetime
from random import Random

from django.db.models import F

from thuocdo.apps.accounts.models import User
from thuocdo.apps.rounds.models import (
    PHASES,
    Entry,
    Participant,
    Phase,
    Progress,
    RoundBlock,
    Stage,
    Window,
)
from thuocdo.apps.rounds.selectors.figures import newest
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of, words_of
from thuocdo.apps.rounds.services import explaining, phases, seconding
from thuocdo.apps.rounds.services.appraising import Verdict, appraise, confirm
from thuocdo.config.demo.rounds.beginning import PASSED, Playing, fill, sign
from thuocdo.core.scoring.figures import InputType

LOWERED, EXPLAINED, ACCEPTED = 0.06, 0.7, 0.5  # shares of items
LOWER = "Minh chứng không thể hiện nội dung này (trình diễn)."
WHY = "Đơn vị bổ sung căn cứ: văn bản đã ban hành trong năm (trình diễn)."
UPHELD, AGREED = "Giữ kết quả thẩm định lần một (trình diễn).", "Chấp nhận giải trình (trình diễn)."


def phase_of(playing: Playing) -> Phase:
    """Where the blocks stand; they are played side by side."""
    return min((Phase(row.phase) for row in playing.round.blocks.all()), key=PHASES.index)


def move_on(playing: Playing, now: datetime) -> None:
    """All blocks to their next phase, with the calendar moved so that it is open now."""
    for block in playing.round.blocks.all():
        moved = phases.advance(block_id=block.pk, by=playing.cast["phuong-phap"], at=now)
        shift(moved, now)


def shift(block: RoundBlock, now: datetime) -> None:
    """Move all windows so that the present phase opened five days ago: a demonstration's clock."""
    window = block.windows.get(phase=block.phase)
    by = now - PASSED - window.opens_at
    Window.objects.filter(block=block).update(
        opens_at=F("opens_at") + by, closes_at=F("closes_at") + by
    )
    Participant.objects.filter(block=block).update(closes_at=F("closes_at") + by)


# ---------------------------------------------------------------- what each phase is played with


def all_sign(playing: Playing, now: datetime) -> None:
    """Whoever has not signed fills in the rest and signs."""
    for one in playing.participants():
        if one.progress != Progress.SUBMITTED:
            fill(playing, one, playing.texts(one.unit.code), now)
            sign(playing, one, now)


def all_are_appraised(playing: Playing, now: datetime) -> None:
    """Some items are lowered with a reason, the others confirmed; nobody appraises the own unit."""
    for one in playing.participants():
        by = appraiser_of(playing, one)
        rows = list(one.entries.filter(stage=Stage.SUBMITTED, declared_points__isnull=False))
        for row, verdict in lowered(playing, one, rows):
            appraise(entry_id=row.pk, verdict=verdict, by=by, at=now)
        left = one.entries.filter(stage=Stage.SUBMITTED, declared_points__isnull=False)
        if left.exists():
            confirm(entry_ids=list(left.values_list("pk", flat=True)), by=by, at=now)


def appraiser_of(playing: Playing, one: Participant) -> User:
    """The first appraiser, but for the unit where that person works."""
    first = playing.cast["tham-dinh"]
    return playing.cast["tham-dinh-2"] if first.unit_id == one.unit_id else first


def lowered(
    playing: Playing, one: Participant, rows: list[Entry]
) -> Iterator[tuple[Entry, Verdict]]:
    """Items whose figures the appraiser does not accept as they are."""
    homes = {playing.cast[name].unit_id for name in ("tham-dinh", "tham-dinh-2")}
    if one.unit_id in homes:  # nobody would be left for the second appraisal
        return
    leaves = leaves_of(index_set_of(playing.round))
    words = words_of(rows)
    for row in rows:
        declared = newest(words.get(row.pk, [])).get("declared")
        chance = Random(f"{one.unit.code}:{row.code}")  # noqa: S311  (of a demonstration)
        if declared is None or row.declared_points == 0 or chance.random() > LOWERED:
            continue
        rule = leaves[row.code].rule
        types = {each.name: each.type for each in rule.inputs} if rule else {}
        figures = less(declared.figures, types)
        if figures is not None:
            yield row, Verdict(figures=figures, text=LOWER)


def less(figures: dict[str, str], types: dict[str, InputType]) -> dict[str, str] | None:
    """The figures with one of them lower; None where the demonstration knows no way."""
    if set(figures) == {"yes"} and figures["yes"] == "có":
        return {"yes": "không"}
    if "numerator" in figures and types.get("numerator") is InputType.COUNT:
        part = int(float(figures["numerator"]))
        return {**figures, "numerator": str(part * 8 // 10)} if part > 1 else None
    return None


def some_explain(playing: Playing, now: datetime) -> None:
    """Most units do not accept all that was lowered."""
    for row in lowered_entries(playing):
        if Random(f"giai-trinh:{row.pk}").random() < EXPLAINED:  # noqa: S311
            explaining.explain(entry_id=row.pk, text=WHY, by=playing.cast["nhap-lieu"], at=now)


def lowered_entries(playing: Playing) -> list[Entry]:
    """Appraised items that came to fewer points than declared."""
    rows = Entry.objects.filter(participant__round=playing.round, stage=Stage.APPRAISED)
    return [row for row in rows.order_by("pk") if row.appraised_points != row.declared_points]


def others_second(playing: Playing, now: datetime) -> None:
    """Somebody else accepts half of the explanations and upholds the first word in the others."""
    rows = Entry.objects.filter(participant__round=playing.round, stage=Stage.EXPLAINED)
    entries = list(rows.select_related("participant__unit").order_by("pk"))
    words = words_of(entries)
    for row in entries:
        spoken = newest(words[row.pk])
        accepts = Random(f"lan-hai:{row.pk}").random() < ACCEPTED  # noqa: S311
        figures = spoken["declared" if accepts else "appraised"].figures
        verdict = Verdict(figures=figures, text=AGREED if accepts else UPHELD)
        by = playing.cast["tham-dinh-2"]
        seconding.second(entry_id=row.pk, verdict=verdict, by=by, at=now)


STEPS: dict[Phase, Callable[[Playing, datetime], None]] = {
    Phase.SELF: all_sign,
    Phase.APPRAISAL: all_are_appraised,
    Phase.EXPLANATION: some_explain,
    Phase.SECOND: others_second,
}

"""Rounds of 2026 planned, opened, and partly filled in: what `demo load` leaves behind."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.rounds.models import Participant, Progress, Round
from thuocdo.apps.rounds.selectors.fields import EXPLANATION, NOT_APPLICABLE, is_declared
from thuocdo.apps.rounds.selectors.pointing import councils_own
from thuocdo.apps.rounds.services import filling, setting_up, submitting
from thuocdo.apps.rounds.services.feeding import feed
from thuocdo.apps.units.models import Block
from thuocdo.config.demo.people import Cast
from thuocdo.config.demo.rounds.before import STORY, last_round
from thuocdo.config.demo.rounds.calendar import windows_from
from thuocdo.config.demo.rounds.editions import YEAR, next_edition
from thuocdo.config.demo.rounds.figures import figures_of, typed
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.scoring.figures import Entry
from thuocdo.reading.figures.figure_set import FigureSet

PASSED = timedelta(days=5)  # of the first phase, when the demonstration is loaded
SHOWN = "Có bản lưu tại đơn vị, gửi kèm khi thẩm định (trình diễn)."
SOURCE = "Số liệu trình diễn năm 2026"
PLAN = "26/KH-UBND (trình diễn)"
SIGNED, WAITING = 3, 5  # every third unit has signed, every fifth awaits its leader


class Playing(NamedTuple):
    """A round with all that is needed to play it."""

    round: Round
    index_set: IndexSet
    figures: FigureSet
    cast: Cast

    def participants(self) -> list[Participant]:
        """Who takes part, in the order of their codes."""
        return list(self.round.participants.select_related("unit").order_by("unit__code"))

    def texts(self, unit: str) -> dict[tuple[str, str], str]:
        """What the officers of a unit type."""
        own = self.figures.entries.get(unit, {})
        leaves = [leaf for leaf in self.index_set.leaves if is_declared(leaf)]
        found: dict[tuple[str, str], str] = {}
        for leaf in leaves:
            for name, text in fields_of(own.get(leaf.code)):
                found[leaf.code, name] = text
        return found


def fields_of(entry: Entry | None) -> Iterable[tuple[str, str]]:
    """The fields of one item; what the demonstration lacks does not apply."""
    if entry is None or entry.not_applicable is not None:
        reason = entry.not_applicable if entry else None
        yield NOT_APPLICABLE, reason or "Không phát sinh trong năm (trình diễn)."
        return
    for name, value in entry.values.items():
        yield name, typed(value)
    yield EXPLANATION, SHOWN


@transaction.atomic
def begun(scheme: Scheme, blocks: Sequence[Block], cast: Cast, now: datetime) -> Playing:
    """The round of 2026, planned and opened with the given figures; once."""
    edition = next_edition(scheme, cast)
    index_set = indexsets.index_set_of(edition)
    known = Round.objects.filter(edition=edition, year=YEAR).first()
    figures = figures_of(scheme.folder, YEAR, index_set)
    if known:
        return Playing(known, index_set, figures, cast)
    what = setting_up.Plan(
        edition, YEAR, f"{scheme.title}: đánh giá năm {YEAR}", f"{scheme.title_en}: {YEAR}", PLAN
    )._replace(previous=last_round(scheme, blocks, cast))
    by = cast["phuong-phap"]
    windows = windows_from(now - PASSED)
    row = setting_up.plan(what=what, blocks=dict.fromkeys(blocks, windows), by=by, at=now - PASSED)
    setting_up.open_round(round_=row, by=by, at=now - PASSED)
    playing = Playing(row, index_set, figures, cast)
    units = {one.unit.code for one in playing.participants()}
    feed(round_=row, figures=given(playing, units), source=SOURCE, by=by, at=now - PASSED)
    return playing


def given(playing: Playing, units: set[str]) -> FigureSet:
    """The figures of leaves that nobody types; the council gives its own points in its sitting."""
    council = {leaf.code for leaf in councils_own(playing.index_set)}
    leaves = {leaf.code for leaf in playing.index_set.leaves if not is_declared(leaf)} - council
    kept = {
        unit: {code: entry for code, entry in own.items() if code in leaves}
        for unit, own in playing.figures.entries.items()
        if unit in units
    }
    known = {code: unit for code, unit in playing.figures.units.items() if code in units}
    return FigureSet(units=known, entries=kept)


def fill_in_part(playing: Playing, at: datetime) -> None:
    """A third has signed, some await their leaders, the others are on the way; the story's unit
    has a third of its items left."""
    for place, one in enumerate(playing.participants()):
        if one.progress != Progress.FILLING or one.entries.exclude(draft={}).exists():
            continue
        texts = playing.texts(one.unit.code)
        is_story = one.unit.code == STORY
        part = len(texts) * 2 // 3 if is_story or place % SIGNED == 2 else len(texts)
        fill(playing, one, dict(list(texts.items())[:part]), at)
        if not is_story and place % SIGNED == 0:
            sign(playing, one, at)
        elif not is_story and place % WAITING == 1 and part == len(texts):
            ask(playing, one, at)


def fill(playing: Playing, one: Participant, texts: filling.Texts, at: datetime) -> None:
    """By the officer who fills in for everybody here."""
    filling.fill(participant_id=one.pk, texts=texts, by=playing.cast["nhap-lieu"], at=at)


def ask(playing: Playing, one: Participant, at: datetime) -> None:
    """Hand it to the leader."""
    submitting.ask_signature(participant_id=one.pk, by=playing.cast["nhap-lieu"], at=at)


def sign(playing: Playing, one: Participant, at: datetime) -> None:
    """By the leader who signs for everybody here."""
    submitting.sign_off(participant_id=one.pk, by=playing.cast["ky-duyet"], at=at)

"""Anybody tries anything in any order: no illegal step, nothing overwritten, the core's points."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.apps.rounds.playing import ACTIONS, Try, stage
from thuocdo.apps.audit import selectors as audit
from thuocdo.apps.rounds.models import Entry, FieldSave, Layer, Stage, Word
from thuocdo.apps.rounds.selectors.figures import newest
from thuocdo.apps.rounds.selectors.final import figures_of
from thuocdo.apps.rounds.selectors.scores import scorer_of, words_of
from thuocdo.apps.rounds.services.moving import MOVES
from thuocdo.vietnamese.sentence import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# The way through a round, so that a random play gets somewhere: action, person.
WAY = (
    [("save", f"officer {code}") for code in "ABC"]
    + [("sign", f"leader {code}") for code in "ABC"]
    + [("advance", "manager"), ("confirm", "first"), ("appraise", "first"), ("advance", "manager")]
    + [("explain", "officer A"), ("advance", "manager"), ("second", "second")]
    + [("advance", "manager"), ("call", "secretary"), ("approve", "director")]
    + [("decide", "secretary"), ("finish", "manager")]
)
PEOPLE = [
    *("nobody", "chair", "manager", "director", "secretary", "first", "second", "narrow"),
    *("insider", *(f"{who} {code}" for who in ("officer", "leader") for code in "ABC")),
]
FORBIDDEN = [
    *(("confirm", who) for who in ("insider", "narrow", "officer A")),
    *(("appraise", who) for who in ("insider", "narrow", "leader A")),
    *(("second", who) for who in ("insider", "first", "chair")),
    *(("save", who) for who in ("officer B", "manager", "first")),
    *(("decide", who) for who in ("officer A", "first")),
]


class Undone(Exception):  # noqa: N818
    """Ends an example and takes all of it back."""


def attempts():
    """Any action by anybody on any item, steps of the usual way, and tries at what is forbidden."""
    anything = st.tuples(st.sampled_from(ACTIONS), st.sampled_from(PEOPLE))
    one = st.one_of(st.sampled_from(WAY), st.sampled_from(FORBIDDEN), anything)
    return st.tuples(
        one, st.sampled_from("ABC"), st.sampled_from(["1.1", "1.2", "2.1"]), st.integers(0, 3)
    )


def seen():
    """Everything that was said or saved, and where every item stands."""
    words = list(Word.objects.order_by("pk").values_list())
    saves = list(FieldSave.objects.order_by("pk").values_list())
    return words, saves, dict(Entry.objects.values_list("pk", "stage"))


def may_follow(before, after):
    """Whether one move leads from a stage to another."""
    return before == after or any(
        stage == before and move.to == after for (stage, _), move in MOVES.items()
    )


def check_one(before, after, refused):
    """What holds after every attempt, whoever made it."""
    words, saves, stages = before
    assert after[0][: len(words)] == words, "a word was overwritten"
    assert after[1][: len(saves)] == saves, "a save was overwritten"
    assert all(may_follow(stages[key], stage) for key, stage in after[2].items())
    if refused:
        assert after == before, "a refused attempt left something behind"


def check_end(scene):
    """What holds at the end: the chain, the layers, and the points of the engine."""
    assert audit.verify().is_whole
    round_, scorer = scene.made.round, scorer_of(scene.made.round)
    figures = figures_of(round_)
    entries = list(Entry.objects.select_related("participant__unit"))
    spoken = {key: newest(words) for key, words in words_of(entries).items()}
    results = {code: scorer.score(code, own) for code, own in figures.entries.items()}
    for row in entries:
        result = results[row.participant.unit.code].leaves[row.code]
        if row.stage == Stage.FINAL:
            assert row.final_points == result.points
            assert spoken[row.pk][Layer.FINAL].points == result.points


def play(scene, tries):
    """All attempts one after the other; each is checked by itself."""
    before = seen()
    for (action, person), unit, code, choice in tries:
        refused = False
        try:
            with transaction.atomic():
                getattr(Try(scene, person, unit, code, choice), action)()
        except Refusal:
            refused = True
        after = seen()
        check_one(before, after, refused)
        check_insider(before, after, scene)
        before = after
    check_end(scene)


def check_insider(before, after, scene):
    """Nobody's word stands in an appraisal of the own unit."""
    new = after[0][len(before[0]) :]
    if new:
        keys = [row[0] for row in new]
        for word in Word.objects.filter(pk__in=keys, layer__in=[Layer.APPRAISED, Layer.SECOND]):
            assert word.by != scene.people["insider"] or word.entry.participant.unit.code != "A"
            assert not word.by.username.startswith("officer")


@pytest.fixture
def scene():
    """The round, opened, with everybody."""
    return stage()


def usual_way():
    """From the first field to the final word, with all that it takes."""
    way = [(step, letter_of(step), "1.1", int(step[0] == "appraise")) for step in WAY]
    told = [(("save", f"officer {code}"), code, "1.1", 1) for code in "ABC"]
    rest = [(("confirm", "first"), "A", code, 0) for code in ("1.2", "2.1")]
    place = next(n for n, step in enumerate(WAY) if step[0] == "appraise")
    return way[:3] + told + way[3:place] + rest + way[place:]


def letter_of(step):
    """The unit of whoever acts; A for people of no unit."""
    return step[1][-1] if step[1][-1] in "ABC" else "A"


def play_and_take_back(scene, tries):
    """All of it in a transaction that never ends."""
    with transaction.atomic():
        play(scene, tries)
        raise Undone


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(begun=st.integers(0, len(WAY) + 5), tries=st.lists(attempts(), min_size=5, max_size=15))
def test_nothing_illegal_comes_of_any_sequence(scene, begun, tries):
    with pytest.raises(Undone):
        play_and_take_back(scene, usual_way()[:begun] + tries)


def test_the_usual_way_ends_with_the_points_of_the_core(scene):
    play(scene, usual_way())

    assert set(Entry.objects.values_list("stage", flat=True)) == {Stage.FINAL}

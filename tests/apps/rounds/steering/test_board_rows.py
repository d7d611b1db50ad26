"""What the boards read: counts of leaves, of one unit, and pages that ask little."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.councils import before_council, called
from tests.factories.rounds import NOW, OPENED, a_round, entry, submitted, type_in
from thuocdo.apps.rounds.models import Entry, Extension, Layer, Phase, Return, Round, Stage, Word
from thuocdo.apps.rounds.selectors import hot, steering
from thuocdo.apps.rounds.selectors.board_rows import Counts, blocks_of, counts_in, heat_of
from thuocdo.apps.rounds.selectors.rounds import round_called, rounds, unit_called
from thuocdo.lib.prepared import LARGEST

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TODAY = NOW.date()
DAY = timedelta(days=1)


def given_back(made, unit, due_on, answered_at=None):
    return Return.objects.create(
        entry=entry(made, unit), text="Thiếu.", working_days=3, due_on=due_on, at=NOW,
        by=made.manager, answered_at=answered_at,
    )  # fmt: skip


def test_returns_are_counted_open_and_overdue():
    made = submitted(a_round(), *"ABC")
    given_back(made, "A", TODAY - DAY)
    given_back(made, "B", TODAY)
    given_back(made, "C", TODAY - 9 * DAY, answered_at=NOW - 10 * DAY)

    heat = heat_of(made.round, TODAY)["1.1"]
    assert (heat.returns, heat.returns_open, heat.returns_overdue) == (3, 2, 1)
    board = steering.board(made.round, NOW)
    assert (board.returned_open, board.returned_overdue) == (2, 1)
    (warm,) = hot.hot_leaves(made.round)
    assert (warm.returned, warm.units, warm.disputed) == (3, 3, 0)


def test_what_is_disputed_and_on_the_agenda_counts_once():
    made = before_council()
    assert heat_of(made.round, TODAY)["1.1"].disputed == 1
    called(made)
    assert heat_of(made.round, TODAY)["1.1"].disputed == 1
    Entry.objects.filter(stage=Stage.DISPUTED).update(stage=Stage.DECIDED)
    assert heat_of(made.round, TODAY)["1.1"].disputed == 1


def test_explanations_count_units_and_not_words():
    made = before_council()
    word = Word.objects.filter(layer=Layer.EXPLANATION).get()
    Word.objects.create(
        entry=word.entry, layer=Layer.EXPLANATION, number=2, text="Thêm.", role="", at=NOW
    )
    assert heat_of(made.round, TODAY)["1.1"].explained == 1


def test_counts_of_one_unit_are_those_of_the_board():
    made = submitted(a_round(), "A")
    type_in(made, "B", yes="có", explanation="Có.")
    for code in "ABC":
        row = unit_called(made.round.pk, made.participants[code].pk)
        alone = steering.line_of(row, counts_in(row), OPENED + 8 * DAY)
        whole = next(
            one
            for one in steering.unit_lines(made.round, OPENED + 8 * DAY)[1]
            if one.row.pk == row.pk
        )
        assert alone[1:] == whole[1:]
        assert str(alone.row) == str(whole.row)
    assert counts_in(made.participants["B"])["1.1"] == Counts(1, 1, 0)


def test_blocks_come_with_their_windows():
    made = a_round()
    ((placed, windows),) = blocks_of(made.round).values()
    assert (placed, placed.block) == (made.block, made.block.block)
    assert set(windows.values()) == set(made.block.windows.all())
    assert windows[Phase.SELF].opens_at == OPENED
    made.block.windows.all().delete()
    assert next(iter(blocks_of(made.round).values()))[1] == {}


def test_rounds_that_units_fill_in_come_first():
    old = a_round().round
    new = Round.objects.create(
        edition=old.edition, year=old.year + 1, authority=old.authority, title="Mới",
        title_en="New", document="1/KH", created_at=NOW,
    )  # fmt: skip
    assert rounds() == [old, new]
    old.blocks.update(phase=Phase.COUNCIL)
    assert rounds() == [new, old]


def test_a_key_that_no_row_can_have_finds_nothing():
    made = a_round()
    assert round_called(made.round.pk) == made.round
    assert round_called(LARGEST + 1) is None
    assert round_called(LARGEST) is None
    assert unit_called(made.round.pk + 1, made.participants["A"].pk) is None


@pytest.mark.parametrize(("who", "wanted"), [("director", 404), ("stranger", 403)])
def test_a_unit_of_another_round_is_not_found(client, who, wanted):
    made = before_council()
    known = {"director": made.director, "stranger": made.officers["A"]}
    client.force_login(known[who])
    asked = [made.round.pk, made.participants["A"].pk + 1000]
    assert client.get(reverse("rounds:board_unit", args=asked)).status_code == wanted


def test_the_page_of_a_unit_says_what_was_returned_and_extended(client):
    made = submitted(a_round(), "A")
    given_back(made, "A", TODAY + DAY, answered_at=NOW)
    given_back(made, "A", TODAY)
    Extension.objects.create(
        window=made.block.windows.get(phase=Phase.SELF), participant=made.participants["A"],
        before=NOW, until=NOW + DAY, document="12/CV", reason="Bão", at=NOW,
    )  # fmt: skip
    client.force_login(made.manager)
    page = client.get(
        reverse("rounds:board_unit", args=[made.round.pk, made.participants["A"].pk])
    ).content.decode()
    assert "1 trả lời đúng hạn, 0 trễ, 1 đang chờ" in page
    assert "12/CV: Bão" in page


PAGES = {"steering": (), "board": ("round",), "board_units": ("round",)} | {
    "board_unit": ("round", "unit")
}


@pytest.mark.parametrize("name", PAGES)
def test_boards_ask_as_often_whatever_they_show(client, name):
    made = before_council()
    client.force_login(made.secretary)
    known = {"round": made.round.pk, "unit": made.participants["A"].pk}
    address = reverse(f"rounds:{name}", args=[known[one] for one in PAGES[name]])
    client.get(address)
    with CaptureQueriesContext(connection) as sent:
        assert client.get(address).status_code == 200
    asked = [one["sql"] for one in sent if one["sql"].startswith("SELECT")]
    assert len([sql for sql in asked if "mfa_authenticator" not in sql]) <= 10

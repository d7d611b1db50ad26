"""What the pages of a unit's assessment read: few queries, and nothing of another item."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.documents import DocumentFactory
from tests.factories.rounds import NOW, a_round, entry, submitted, type_in
from thuocdo.apps.rounds.errors import FieldRefused
from thuocdo.apps.rounds.models import Entry, Evidence, Phase, Return
from thuocdo.apps.rounds.selectors import own_rounds, own_rows, own_tree
from thuocdo.apps.rounds.selectors.addressees import correspondents_of, others_called
from thuocdo.apps.rounds.selectors.fields import read_as
from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.lib.prepared import LARGEST
from thuocdo.vietnamese.sentence import Sentence

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def linked(made, code="1.1", *, removed=False):
    return Evidence.objects.create(
        entry=entry(made, code=code), document=DocumentFactory(unit=made.units["A"]), key=uuid4(),
        added_at=NOW, added_by=made.officers["A"], removed_at=NOW if removed else None,
    )  # fmt: skip


def test_each_item_comes_with_its_person_evidence_and_return(django_assert_num_queries):
    made = a_round()
    for code, removed in (("1.1", False), ("1.1", False), ("1.1", True), ("1.2", False)):
        linked(made, code, removed=removed)
    Entry.objects.filter(pk=entry(made).pk).update(assigned_to=made.officers["A"])
    waiting = {"text": "Thiếu.", "working_days": 3, "due_on": NOW.date(), "at": NOW}
    Return.objects.create(entry=entry(made), **waiting)
    Return.objects.create(entry=entry(made, code="1.2"), answered_at=NOW, **waiting)

    participant = own_rows.participant_called(made.participants["A"].pk)
    with django_assert_num_queries(1):
        found = {row.entry.code: row for row in own_rows.rows_of(participant)}
        assert str(found["1.1"].entry.assigned_to) == str(made.officers["A"])
        assert found["1.2"].entry.assigned_to is None
        assert found["1.1"].entry.participant is participant
    assert [found[code].evidence for code in ("1.1", "1.2", "2.1")] == [2, 1, 0]
    assert [found[code].is_returned for code in ("1.1", "1.2", "2.1")] == [True, False, False]


def test_a_tree_is_read_by_two_queries_in_a_first_round(django_assert_num_queries):
    made = submitted(a_round(), "A")
    participant = own_rows.participant_called(made.participants["A"].pk)
    own_tree.tree(participant)
    with django_assert_num_queries(2):
        whole = own_tree.tree(participant)
    assert whole.done == 1
    assert not whole.has_last


def test_a_key_that_no_unit_can_have_finds_nothing(client):
    made = a_round()
    assert own_rows.participant_called(LARGEST + 1) is None
    client.force_login(made.officers["A"])
    assert client.get(reverse("rounds:own_tree", args=[LARGEST + 1])).status_code == 404
    known = made.participants["A"].pk
    assert client.get(reverse("rounds:own_item", args=[known, "9.9"])).status_code == 404


def test_whoever_reads_is_not_called():
    made = a_round()
    unit, today = made.units["A"], NOW.date()
    called = list(correspondents_of(unit, today))
    assert others_called(unit, made.leaders["A"], today) == [
        one for one in called if one != made.leaders["A"]
    ]
    assert made.officers["A"] in others_called(unit, made.leaders["A"], today)
    over = today - timedelta(days=10_000)
    assert others_called(unit, made.leaders["A"], over) == []


PAGES = {"own_list": 0, "own_tree": 1, "own_item": 2, "own_grid": 1, "own_history": 2}


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_a_unit_ask_at_most_ten_times(client, name):
    made = a_round()
    type_in(made, "A", yes="có")
    client.force_login(made.officers["A"])
    address = reverse(f"rounds:{name}", args=[made.participants["A"].pk, "1.1"][: PAGES[name]])
    client.get(address)
    with CaptureQueriesContext(connection) as sent:
        assert client.get(address).status_code == 200
    asked = [one["sql"] for one in sent if one["sql"].startswith("SELECT")]
    assert len([sql for sql in asked if "mfa_authenticator" not in sql]) <= 10


def test_the_list_counts_what_is_open_and_names_what_is_over(client):
    made = a_round()
    type_in(made, "A", yes="có", explanation="Có.")
    (row,) = own_rounds.own_rounds(made.officers["A"])
    items = own_rounds.items_of(made.officers["A"])
    assert (row.unit.code, row.is_over, row.is_locked) == ("A", False, False)
    assert items[row.pk][1:] == (1, 0)
    assert items[row.pk].all == made.participants["A"].entries.count()

    made.round.blocks.update(phase=Phase.PUBLISHED)
    (row,) = own_rounds.own_rounds(made.officers["A"])
    assert row.is_over
    assert own_rounds.items_of(made.officers["A"]) == {}
    client.force_login(made.officers["A"])
    page = client.get("/en" + reverse("rounds:own_list")).content.decode()
    assert "Rounds that are over" in page
    assert "Published" in page


def asked(type_):
    return Input("x", type_, Sentence("Số", "Number"))


def test_a_kept_reading_hangs_on_maximum_and_type():
    points = asked(InputType.POINTS)
    assert read_as(points, Decimal(2), "1.250") == Decimal("1.25")
    with pytest.raises(FieldRefused):
        read_as(points, Decimal(5000), "1.250")
    assert read_as(points, Decimal(2), " 1.250 ") == Decimal("1.25")
    assert read_as(asked(InputType.TEXT), Decimal(2), "1.250") == "1.250"
    assert read_as(asked(InputType.TEXT), Decimal(2), "x" * 99) == "x" * 99


def test_a_refused_reading_is_refused_again():
    for _ in range(2):
        with pytest.raises(FieldRefused):
            read_as(asked(InputType.COUNT), Decimal(2), "nhiều")

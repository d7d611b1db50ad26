"""All that is due in one list: returned first, then by due date."""

import pytest

from tests.factories.notifications import TODAY, TOMORROW, YESTERDAY, an_item
from thuocdo.lib import work


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    monkeypatch.setattr(work, "providers", {})


def test_every_provider_is_asked_for_the_person_and_the_day():
    asked = []
    work.register("one", lambda person, today: asked.append((person, today)) or [an_item("a")])
    work.register("two", lambda _person, _today: [an_item("b")])

    assert [item.key for item in work.everything("An", TODAY)] == ["a", "b"]
    assert asked == [("An", TODAY)]


def test_another_provider_of_the_same_name_replaces_it():
    work.register("one", lambda _person, _today: [an_item("a")])
    work.register("one", lambda _person, _today: [an_item("b")])

    assert [item.key for item in work.everything("An", TODAY)] == ["b"]


def test_returned_comes_first_then_the_earlier_then_what_has_no_date():
    items = [
        an_item("undated"),
        an_item("tomorrow", due_on=TOMORROW),
        an_item("yesterday", due_on=YESTERDAY),
        an_item("returned", due_on=TOMORROW, is_returned=True),
        an_item("another tomorrow", due_on=TOMORROW),
    ]
    work.register("one", lambda _person, _today: items)

    assert [item.key for item in work.everything("An", TODAY)] == [
        "returned",
        "yesterday",
        "another tomorrow",
        "tomorrow",
        "undated",
    ]

"""Whoever writes a text that is published with the results is told so beside the field."""

import pytest
from django.urls import reverse

from tests.factories.rounds import NOW, a_round, entry, submitted

pytestmark = pytest.mark.django_db
HINT = "Nội dung này được công bố cùng kết quả"


@pytest.fixture(autouse=True)
def in_the_window(monkeypatch):
    """The present is a day of the round."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def page_of(client, made):
    officer, participant = made.officers["A"], made.participants["A"]
    client.force_login(officer)
    code = entry(made, "A").code
    return client.get(reverse("rounds:own_item", args=[participant.pk, code])).content.decode()


def test_the_explanation_says_that_it_is_published_while_it_can_be_written(client):
    made = a_round()
    page = page_of(client, made)

    assert HINT in page
    assert 'aria-describedby="o-explanation-cong-khai"' in page


def test_a_locked_explanation_says_nothing_of_it(client):
    made = a_round()
    submitted(made, "A")

    assert HINT not in page_of(client, made)

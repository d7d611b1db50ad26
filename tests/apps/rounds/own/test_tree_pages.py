"""The list of rounds and the tree of a unit: what they say, to whom, at which cost."""

import pytest
from django.urls import reverse

from tests.factories.accounts import person_with
from tests.factories.rounds import type_in
from thuocdo.apps.rounds.selectors import own_last, own_rows, own_tree

pytestmark = pytest.mark.django_db


def page(client, name, *args, **query):
    """The text of a page."""
    answer = client.get(reverse(f"rounds:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_names_the_own_units_only(made, client_of):
    text = page(client_of(made.officers["A"]), "own_list")

    assert "Xã An Bình, 2025" in text
    assert "Xã Bình An" not in text


def test_the_tree_shows_states_points_and_progress(made, client_of):
    type_in(made, "A", "1.2", numerator="92", denominator="100", explanation="Theo báo cáo.")
    text = page(client_of(made.officers["A"]), "own_tree", made.participants["A"].pk)

    assert "đã xong 1 trong 2 mục" in text
    assert "Chưa làm" in text
    assert "Đã xong" in text
    assert "Từ dữ liệu" in text


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("", {"1.1", "1.2", "2.1"}),
        ("chua-xong", {"1.1"}),
        ("thieu-minh-chung", {"1.1"}),
        ("moi", set()),
        ("bi-tra-lai", set()),
        ("bi-tru", set()),
        ("cua-toi", {"1.2"}),
        ("khong-co", {"1.1", "1.2", "2.1"}),
    ],
)
def test_filters_narrow_the_tree(made, name, codes):
    row = type_in(made, "A", "1.2", numerator="92", denominator="100", explanation="Có.")
    row.assigned_to = made.officers["A"]
    row.save()

    whole = own_tree.tree(made.participants["A"])
    shown = own_tree.narrowed(whole, name, made.officers["A"])
    assert {line.leaf.code for line in shown.lines} == codes


def test_a_changed_rule_is_marked_and_last_years_points_stand_beside(two_years):
    whole = own_tree.tree(two_years.participants["A"])
    lines = {line.leaf.code: line for line in whole.lines}

    assert lines["1.2"].badge.kind == "changed"
    assert lines["1.1"].badge.kind == "same"
    assert lines["1.2"].last == 3
    assert whole.has_last


def test_a_first_round_has_no_badges(made):
    assert own_last.badges_of(made.round) == {}
    assert own_last.dropped_in(made.round) == []
    assert own_rows.before(made.participants["A"]) == {}
    assert own_last.last_years(made.participants["A"], ["1.1"]) == {}


@pytest.mark.parametrize("role", ["chair", "inspector", "it_administrator"])
def test_others_are_refused(made, client_of, role):
    client = client_of(person_with(role))

    assert client.get(reverse("rounds:own_tree", args=[made.participants["A"].pk])).status_code in {
        302,
        403,
    }


def test_officers_of_another_unit_are_refused(made, client_of):
    client = client_of(made.officers["B"])

    assert (
        client.get(reverse("rounds:own_tree", args=[made.participants["A"].pk])).status_code == 403
    )


def test_pages_cost_few_queries(made, client_of, django_assert_max_num_queries):
    client, key = client_of(made.officers["A"]), made.participants["A"].pk
    client.get(reverse("rounds:own_tree", args=[key]))
    with django_assert_max_num_queries(14):
        client.get(reverse("rounds:own_tree", args=[key]))


def test_the_total_is_told_as_json(made, client_of):
    type_in(made, "A", yes="có")
    told = client_of(made.officers["A"]).get(
        reverse("rounds:own_total", args=[made.participants["A"].pk])
    )

    assert told.json()["done"] == 0
    assert told.json()["words"] == "0/2 mục · 1,00 điểm tạm tính"
    assert told.json()["states"]["1.1"] == ["Đang làm", "state--doing"]

"""The state of a ranking page in its address."""

import pytest
from django.http import QueryDict

from thuocdo.web.portal.ranking.state import LONGEST, Order, State, View, state_of


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("", id="defaults leave no trace"),
        pytest.param("?xem=ban-do", id="map"),
        pytest.param("?sap=ten", id="by name"),
        pytest.param("?sap=-diem", id="turned round"),
        pytest.param("?sap=-hang", id="worst first"),
        pytest.param(
            "?xem=bieu-do&sap=thay-doi&vung=Mi%E1%BB%81n+n%C3%BAi&tim=dong+phu&nhung=1", id="all"
        ),
    ],
)
def test_an_address_comes_back_as_it_was(query):
    assert state_of(QueryDict(query[1:]).dict()).query() == query


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        pytest.param({"xem": "3d"}, ("xem=3d",), id="view"),
        pytest.param({"sap": "-gi"}, ("sap=-gi",), id="order"),
    ],
)
def test_what_means_nothing_is_named_and_the_default_shown(query, ignored):
    assert state_of(query) == State(ignored=ignored)


def test_a_name_is_composed_trimmed_and_bounded():
    decomposed = "  Đo\u0302\u0300ng Phu\u0301 "

    assert state_of({"tim": decomposed}).find == "Đồng Phú"
    assert len(state_of({"tim": "a" * 500}).find) == LONGEST


@pytest.mark.parametrize(
    ("state", "order", "told"),
    [
        pytest.param(State(), Order.RANK, "ascending", id="rank 1 first"),
        pytest.param(State(), Order.NAME, "", id="another column"),
        pytest.param(State(order=Order.NAME), Order.NAME, "ascending", id="A first"),
        pytest.param(State(order=Order.POINTS), Order.POINTS, "descending", id="most first"),
        pytest.param(
            State(order=Order.POINTS, is_reversed=True), Order.POINTS, "ascending", id="least"
        ),
    ],
)
def test_a_header_says_how_its_column_is_ordered(state, order, told):
    assert state.aria_sort(order) == told


def test_a_second_press_turns_the_order_round():
    assert State(order=Order.NAME, view=View.MAP).ordered_by(Order.NAME) == "?xem=ban-do&sap=-ten"
    assert State(order=Order.NAME, is_reversed=True).ordered_by(Order.NAME) == "?sap=ten"
    assert State(order=Order.NAME, is_reversed=True).ordered_by(Order.POINTS) == "?sap=diem"

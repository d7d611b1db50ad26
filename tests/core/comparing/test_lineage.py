"""Where units come from, through several events, and how much each predecessor counts."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.comparing.events import Edge, Event, EventKind
from thuocdo.core.comparing.lineage import Lineage, predecessor_weights
from thuocdo.core.errors import InvalidRequest

D = Decimal
BEFORE, FIRST, BETWEEN = date(2023, 12, 31), date(2024, 7, 1), date(2024, 12, 31)
SECOND, TODAY = date(2025, 7, 1), date(2025, 12, 31)


def edges(*triples):
    return tuple(Edge(old, new, s if s is None else D(s)) for old, new, s in triples)


CHAIN = Lineage(
    [
        Event(
            SECOND, EventKind.MERGE, edges(("B", "X", "1"), ("C", "X", "0.5"), ("C", "Y", "0.5"))
        ),
        Event(FIRST, EventKind.SPLIT, edges(("A", "B", "0.6"), ("A", "C", "0.4"))),
        Event(SECOND, EventKind.ABOLISH, edges(("Z", None, None))),
    ]
)


@pytest.mark.parametrize(
    ("unit", "at", "since", "expected"),
    [
        pytest.param("X", TODAY, BEFORE, {"A": D("0.8")}, id="ways add, steps multiply"),
        pytest.param("Y", TODAY, BEFORE, {"A": D("0.2")}, id="steps multiply"),
        pytest.param("X", TODAY, BETWEEN, {"B": D(1), "C": D("0.5")}, id="one event"),
        pytest.param("X", SECOND, SECOND, {"X": D(1)}, id="a day is not before itself"),
        pytest.param("C", BETWEEN, BEFORE, {"A": D("0.4")}, id="a unit of the past"),
        pytest.param("C", FIRST, BEFORE, {"A": D("0.4")}, id="the first day of the new units"),
        pytest.param("N", TODAY, BEFORE, {"N": D(1)}, id="never changed"),
    ],
)
def test_predecessors(unit, at, since, expected):
    assert CHAIN.predecessors(unit, at, since) == expected


def test_successors_share_the_old_unit_out():
    assert CHAIN.successors("A", BEFORE, TODAY) == {"X": D("0.8"), "Y": D("0.2")}
    assert CHAIN.successors("Z", BEFORE, TODAY) == {}
    assert CHAIN.successors("N", BEFORE, TODAY) == {"N": D(1)}


def test_a_unit_that_ended_has_no_predecessors_later():
    with pytest.raises(InvalidRequest, match="B không còn tồn tại từ ngày 01/07/2025"):
        CHAIN.predecessors("B", SECOND, BEFORE)
    with pytest.raises(InvalidRequest, match="Z không còn tồn tại"):
        CHAIN.successors("Z", TODAY, TODAY)


def test_an_unknown_share_stays_unknown_along_the_way():
    lineage = Lineage(
        [
            Event(FIRST, EventKind.SPLIT, edges(("A", "B", None), ("A", "C", None))),
            Event(
                SECOND, EventKind.MERGE, edges(("B", "X", "1"), ("C", "X", "1"), ("D", "X", "1"))
            ),
        ]
    )

    assert lineage.predecessors("X", TODAY, BEFORE) == {"A": None, "D": D(1)}


def test_only_a_whole_unit_or_a_renamed_one_is_unchanged():
    lineage = Lineage(
        [
            Event(FIRST, EventKind.RENAME, edges(("A", "B", "1"))),
            Event(
                SECOND,
                EventKind.TRANSFER,
                edges(("C", "C", ".9"), ("C", "D", ".1"), ("D", "D", "1")),
            ),
        ]
    )

    assert lineage.is_unchanged("B", TODAY, BEFORE)
    assert lineage.is_unchanged("N", TODAY, BEFORE)
    assert not lineage.is_unchanged("C", TODAY, BEFORE)  # gave a part away
    assert not lineage.is_unchanged("D", TODAY, BEFORE)  # received a part
    assert lineage.is_unchanged("D", TODAY, TODAY)


@pytest.mark.parametrize(
    ("shares", "sizes", "expected"),
    [
        pytest.param({"A": "1", "B": "1"}, None, {"A": "0.5", "B": "0.5"}, id="equal"),
        pytest.param(
            {"A": "1", "B": "0.5"},
            {"A": 3000, "B": 2000, "N": 1},
            {"A": "0.75", "B": "0.25"},
            id="share times size",
        ),
        pytest.param({"A": "1", "B": None}, None, None, id="unknown share"),
        pytest.param({"A": "1", "B": "1"}, {"A": 1}, None, id="unknown size"),
        pytest.param({"A": "1", "B": "1"}, {"A": 0, "B": 0}, None, id="nothing has a size"),
        pytest.param({"A": None}, {}, {"A": "1"}, id="a sole predecessor needs no share"),
    ],
)
def test_weights(shares, sizes, expected):
    known = {unit: None if share is None else D(share) for unit, share in shares.items()}
    measured = None if sizes is None else {unit: D(size) for unit, size in sizes.items()}

    weights = predecessor_weights(known, measured)

    assert weights == (None if expected is None else {u: D(w) for u, w in expected.items()})


def test_the_largest_weight_takes_the_rounding():
    weights = predecessor_weights(dict.fromkeys("ABC", D(1)), {"A": D(1), "B": D(1), "C": D(5)})

    assert weights["A"] == weights["B"] == D("0.14285714285714285714")
    assert sum(weights.values()) == 1


def test_a_negative_size_is_refused():
    with pytest.raises(InvalidRequest, match="quy mô của đơn vị B là -1"):
        predecessor_weights({"A": D(1), "B": D(1)}, {"A": D(1), "B": D(-1)})


parts = st.integers(1, 10**9)


@pytest.mark.slow
@given(st.lists(st.tuples(parts, parts), min_size=2, max_size=12))
def test_weights_sum_to_exactly_one(sized):
    shares = {f"U{n}": D(share) / 10**9 for n, (share, _) in enumerate(sized)}
    sizes = {f"U{n}": D(size) for n, (_, size) in enumerate(sized)}

    weights = predecessor_weights(shares, sizes)

    assert sum(weights.values()) == 1
    assert all(weight >= 0 for weight in weights.values())


@pytest.mark.slow
@given(st.lists(parts, min_size=2, max_size=6), st.lists(parts, min_size=2, max_size=6))
def test_what_successors_hold_sums_to_the_whole(first, second):
    def split(old, names, sizes):
        shares = [D(size) / sum(sizes) for size in sizes[:-1]]
        shares.append(1 - sum(shares))
        return edges(*zip([old] * len(names), names, shares, strict=True))

    lineage = Lineage(
        [
            Event(FIRST, EventKind.SPLIT, split("A", [f"B{n}" for n in range(len(first))], first)),
            Event(
                SECOND, EventKind.SPLIT, split("B0", [f"C{n}" for n in range(len(second))], second)
            ),
        ]
    )

    shares = lineage.successors("A", BEFORE, TODAY)

    assert abs(sum(shares.values()) - 1) < D("1e-25")
    assert all(lineage.predecessors(unit, TODAY, BEFORE)["A"] == s for unit, s in shares.items())

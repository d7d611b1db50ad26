"""Three ways to show a series: as it was, today's units, unchanged units only."""

from datetime import date
from decimal import Decimal

import pytest

from thuocdo.core.comparing.events import Edge, Event, EventKind
from thuocdo.core.comparing.lineage import Lineage
from thuocdo.core.comparing.series import (
    RECONSTRUCTED,
    Snapshot,
    as_it_was,
    todays_units,
    unchanged_units_only,
)

D = Decimal
TODAY = date(2025, 12, 31)
MERGER = Event(
    date(2025, 7, 1),
    EventKind.MERGE,
    (
        Edge("A", "X", D(1)),
        Edge("B", "X", D(1)),
        Edge("C", "X", D("0.5")),
        Edge("C", "Y", D("0.5")),
    ),
)
RENAMED = Event(date(2025, 7, 1), EventKind.RENAME, (Edge("M", "N", D(1)),))
LINEAGE = Lineage([MERGER, RENAMED])
VALUES = {"A": D(80), "B": D(90), "C": D(70), "M": D(60), "U": None}
SIZES = {"A": D(5000), "B": D(3000), "C": D(4000)}


def shots(values=VALUES, sizes=SIZES):
    return [
        Snapshot(2024, date(2024, 12, 31), values, sizes),
        Snapshot(2025, TODAY, {"X": D(85), "Y": D(75), "N": D(65), "U": D(50)}, None),
    ]


def test_as_it_was_lists_the_units_that_existed():
    points = as_it_was(LINEAGE, "X", TODAY, shots())

    assert [(p.year, p.unit, p.value) for p in points] == [
        (2024, "A", D(80)),
        (2024, "B", D(90)),
        (2024, "C", D(70)),
        (2025, "X", D(85)),
    ]
    assert not any(point.is_reconstructed or point.note for point in points)


def test_as_it_was_says_what_was_never_assessed():
    point, _ = as_it_was(LINEAGE, "U", TODAY, shots())

    assert point.value is None
    assert point.note.vi == "U không có kết quả năm 2024"


def test_todays_unit_is_the_weighted_mean_of_its_predecessors():
    past, present = todays_units(LINEAGE, ["X"], TODAY, shots())

    # By hand: 5000, 3000 and half of 4000 people; (80×5 + 90×3 + 70×2) / 10.
    assert past.value == D(81)
    assert dict(past.made_of) == {"A": D("0.5"), "B": D("0.3"), "C": D("0.2")}
    assert past.is_reconstructed
    assert past.note == RECONSTRUCTED
    assert (present.value, present.is_reconstructed, present.note) == (D(85), False, None)


def test_a_renamed_unit_carries_its_values_over():
    past, present = todays_units(LINEAGE, ["N"], TODAY, shots())

    assert (past.unit, past.value, past.is_reconstructed) == ("N", D(60), False)
    assert present.value == D(65)


@pytest.mark.parametrize(
    ("values", "sizes", "vi"),
    [
        pytest.param(
            VALUES,
            {"A": D(1), "B": D(1)},
            "không tính được: thiếu tỷ phần hoặc quy mô của đơn vị trước đây",
            id="size unknown",
        ),
        pytest.param(
            VALUES | {"B": None}, SIZES, "không tính được: B không có kết quả", id="value unknown"
        ),
    ],
)
def test_nothing_is_invented(values, sizes, vi):
    past, _ = todays_units(LINEAGE, ["X"], TODAY, shots(values, sizes))

    assert past.value is None
    assert past.made_of == ()
    assert past.note.vi == vi
    assert past.note.en.startswith("cannot be computed: ")


def test_an_unknown_share_gives_no_value():
    edges = (Edge("A", "X", D(1)), Edge("C", "X", None), Edge("C", "Y", None))
    lineage = Lineage([Event(date(2025, 7, 1), EventKind.MERGE, edges)])

    past, _ = todays_units(lineage, ["X"], TODAY, shots())

    assert past.value is None


def test_unchanged_units_leave_the_others_out():
    points = unchanged_units_only(LINEAGE, ["X", "Y", "N", "U"], TODAY, shots())

    assert [(p.year, p.unit, p.value) for p in points] == [
        (2024, "N", D(60)),
        (2025, "N", D(65)),
        (2024, "U", None),
        (2025, "U", D(50)),
    ]

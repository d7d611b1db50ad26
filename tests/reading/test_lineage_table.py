"""Events of units from a table."""

from datetime import date

import pytest

from thuocdo.reading.lineage_table import read_lineage
from thuocdo.reading.tables.refusals import UnreadableTable

HEAD = "date,kind,old,new,share_of_old,basis,document\n"


def test_rows_of_one_event_belong_together(write):
    path = write(
        "e.csv",
        HEAD + "2025-07-01,merge,A,C,1,,\n01/07/2025,merge,B,C,1,,\n"
        "2024-01-01,split,D,E,0.4,,\n2024-01-01,split,D,F,unknown,,\n"
        "2023-01-01,transfer,G,H,0.1,,1/NQ\n2023-01-01,transfer,G,G,0.9,,1/NQ\n"
        "2023-01-01,transfer,H,H,1,,1/NQ\n",
    )

    lineage = read_lineage(str(path))

    assert sorted(len(event.edges) for event in lineage.events) == [2, 2, 3]
    assert {event.on for event in lineage.events} == {
        date(2025, 7, 1), date(2024, 1, 1), date(2023, 1, 1),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("date,kind,old\n", "thiếu cột new, share_of_old", id="columns missing"),
        pytest.param(HEAD + "2025-07-01,magic,A,B,1,,\n", "cột B (kind)", id="no such kind"),
        pytest.param(HEAD + "mai,merge,A,B,1,,\n", "cột A (date)", id="no date"),
        pytest.param(HEAD + "2025-07-01,merge,A,B,x,,\n", "cột E (share_of_old)", id="no share"),
    ],
)
def test_what_cannot_be_read_has_its_place(write, content, said):
    with pytest.raises(UnreadableTable) as refusal:
        read_lineage(str(write("e.csv", content)))
    assert said in refusal.value.sentence.vi


def test_a_code_used_again_by_a_successor_is_two_units(write):
    path = write(
        "e.csv",
        HEAD + "2025-07-01,merge,A,A,,,\n2025-07-01,merge,B,A,1,,\n"
        "2025-07-01,merge,A,C,,,\n2025-07-01,merge,D,C,1,,\n2025-07-01,split,A,E,,,\n",
    )

    lineage = read_lineage(str(path))

    [event] = lineage.events
    assert (event.kind, len(event.edges)) == ("merge", 5)
    after, before = date(2025, 7, 1), date(2025, 6, 30)
    assert lineage.predecessors("A", after, before) == {"A": None, "B": 1}
    assert lineage.successors("A", before, after) == {"A": None, "C": None, "E": None}


def test_parts_of_one_unit_under_two_kinds_are_one_split(write):
    path = write("e.csv", HEAD + "2025-07-01,split,A,B,0.5,,\n2025-07-01,rename,A,C,0.5,,\n")

    [event] = read_lineage(str(path)).events

    assert event.kind == "split"


def test_another_type_or_name_under_the_same_code_needs_no_event(write):
    path = write("e.csv", HEAD + "2025-07-01,status,A,A,1,,\n2025-07-01,status,B,C,1,,\n")

    [event] = read_lineage(str(path)).events

    assert (event.kind, event.edges[0].new) == ("rename", "C")

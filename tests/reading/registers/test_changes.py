"""A table of changes between the units of a register."""

from datetime import date
from decimal import Decimal

import pytest

from thuocdo.core.errors import InvalidRequest
from thuocdo.reading.library import demo_lineage, demo_units
from thuocdo.reading.registers.changes import read_changes
from thuocdo.reading.registers.model import Change, ChangeKind
from thuocdo.reading.registers.units import read_units
from thuocdo.reading.tables.refusals import UnreadableTable

UNITS = (
    "code,name,type,valid_from,valid_to\n"
    "A,Xã A,xã,,2025-06-30\nB,Xã B,xã,,2025-06-30\nA,Xã mới,xã,2025-07-01,\n"
    "C,Xã C,xã,2025-07-01,\nG,Xã G,xã,,\n"
)
HEAD = "date,kind,old,new,share_of_old,basis,document,is_confirmed\n"


@pytest.fixture
def register(write):
    return read_units(str(write("u.csv", UNITS)))


def test_a_row_is_an_edge_with_its_decree(write, register):
    path = write("e.csv", HEAD + "01/07/2025,merge,A,A,0.5,population,1/NQ,không\n"
                 "2025-07-01,merge,B,A,1,,1/NQ,\n2025-07-01,merge,A,C,,,1/NQ,có\n")  # fmt: skip

    changes = read_changes(str(path), register)

    assert changes[0] == Change(
        on=date(2025, 7, 1),
        kind=ChangeKind.MERGE,
        old="A",
        new="A",
        share_of_old=Decimal("0.5"),
        basis="population",
        document="1/NQ",
        is_confirmed=False,
    )
    assert [change.is_confirmed for change in changes] == [False, True, True]
    assert changes[2].share_of_old is None


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param("2025-07-01,magic,A,C,1,,,\n", "cột B (kind): `magic`", id="unknown kind"),
        pytest.param("2025-07-01,merge,Z,C,1,,,\n", "cột C (old): không có đơn vị mã `Z` ngày 30/"
                     "06/2025", id="unknown old unit"),
        pytest.param("2025-07-01,merge,A,B,1,,,\n", "cột D (new): không có đơn vị mã `B` ngày 01/"
                     "07/2025", id="the new unit ended before"),
        pytest.param("2025-07-01,merge,C,A,1,,,\n", "cột C (old): không có đơn vị mã `C`",
                     id="the old unit begins on the day"),
        pytest.param("2025-07-01,merge,A,A,0.6,,,\n2025-07-01,merge,A,C,0.5,,,\n",
                     "dòng 3, cột E (share_of_old): các tỷ phần của đơn vị A cộng được 1,1",
                     id="shares above one"),
        pytest.param("2025-07-01,merge,A,A,0,,,\n", "cột E (share_of_old)", id="a share of zero"),
    ],
)  # fmt: skip
def test_what_cannot_be_has_its_place(write, register, rows, said):
    with pytest.raises(UnreadableTable) as refusal:
        read_changes(str(write("e.csv", HEAD + rows)), register)
    assert said in refusal.value.sentence.vi


def test_changes_that_contradict_each_other_are_refused_by_the_core(write, register):
    with pytest.raises(InvalidRequest):
        read_changes(str(write("e.csv", HEAD + "2025-07-01,merge,A,A,1,,,\n")), register)


def test_a_unit_that_only_changes_its_type_needs_no_event(write, register):
    path = write("e.csv", HEAD + "2025-07-01,status,G,G,1,,,\n2025-07-01,rename,A,A,1,,,\n")

    assert len(read_changes(str(path), register)) == 2


def test_the_demonstration_lineage_reads():
    changes = read_changes(str(demo_lineage()), read_units(str(demo_units())))

    assert len(changes) == 6

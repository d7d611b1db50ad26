"""Decrees out of files."""

from datetime import date

import pytest

from tests.factories.accounts import person_with
from tests.factories.units import UnitFactory
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.units import selectors, services
from thuocdo.apps.units.models import Unit
from thuocdo.reading.tables.sources import Source
from thuocdo.vietnamese.sentence import Refusal

pytestmark = pytest.mark.django_db
ON = date(2027, 1, 1)
HEAD = "date,kind,old,new,share_of_old,document,is_confirmed,name,type,parent,population\n"
GOOD = HEAD + (
    "2027-01-01,merge,A,N,1,5/NQ,có,Xã Mới,xã,,12000\n2027-01-01,merge,B,N,1,5/NQ,có,,,,\n"
    "2027-06-01,rename,N,N,1,6/NQ,không,Xã Mới Hơn,xã,,\n"
)


@pytest.fixture(autouse=True)
def communes():
    return [UnitFactory(code=code) for code in "AB"]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "decrees.csv"
    path.write_text(GOOD)
    return path


def source(text):
    return Source("decrees.csv", text.encode())


def test_a_file_is_tried_without_a_trace(file):
    checked = services.add_decrees(path=file, by=None, dry_run=True)

    assert checked.refusals == ()
    assert [len(decree.changes) for decree in checked.decrees] == [2, 1]
    assert not Unit.objects.filter(code="N").exists()
    assert not Event.objects.exists()


def test_a_file_is_recorded_in_the_order_of_days(file):
    services.add_decrees(path=file, by=None)

    assert selectors.unit_at("N", ON).population == 12000
    assert selectors.unit_at("N", date(2027, 6, 1)).name == "Xã Mới Hơn"
    assert Event.objects.count() == 2


def test_every_wrong_row_is_named():
    rows = (
        "2027-01-01,magic,A,N,1,5/NQ,,,,,\nmai,merge,A,N,1,5/NQ,,,,,\n2027-01-01,merge,,N,1,5/NQ,,,,,\n"
        "2027-01-01,merge,A,N,1,,,,,,\n2027-01-01,merge,A,N,1,5/NQ,,Xã Mới,,,\n"
        "2027-01-01,merge,A,N,1,5/NQ,,Xã Mới,đảo,,\n2027-01-01,abolish,A,,,5/NQ,,Xã Mới,xã,,\n"
    )

    checked = services.check_decrees(source=source(HEAD + rows), by=None)

    assert [vi.split(":")[0].split(" (")[0] for vi, _ in checked.refusals] == [
        "decrees.csv, dòng 2, cột B", "decrees.csv, dòng 3, cột A", "decrees.csv, dòng 4, cột C",
        "decrees.csv, dòng 5, cột F", "decrees.csv, dòng 6, cột H", "decrees.csv, dòng 7, cột I",
        "decrees.csv, dòng 8, cột H",
    ]  # fmt: skip


def test_what_the_register_refuses_is_told_and_nothing_recorded(tmp_path):
    path = tmp_path / "decrees.csv"
    path.write_text(HEAD + "2027-01-01,abolish,Z,,,5/NQ,,,,,\n")

    checked = services.add_decrees(path=path, by=None)

    assert "không có đơn vị mã Z" in checked.refusals[0].vi
    with pytest.raises(Refusal):
        services.record_decrees(source=source(path.read_text()), by=None)


def test_a_file_with_a_wrong_row_is_not_recorded():
    with pytest.raises(Refusal):
        services.record_decrees(source=source(HEAD + "2027-01-01,magic,A,N,1,5/NQ,,,,,\n"), by=None)


def test_others_may_neither_try_nor_record():
    stranger = person_with("inspector")

    with pytest.raises(NotAllowed):
        services.check_decrees(source=source(GOOD), by=stranger)
    with pytest.raises(NotAllowed):
        services.record_decrees(source=source(GOOD), by=stranger)


def test_an_officer_may():
    officer = person_with("method_officer")

    assert services.check_decrees(source=source(GOOD), by=officer).refusals == ()
    assert len(services.record_decrees(source=source(GOOD), by=officer)) == 2

"""Texts that repeat are read once, parts of a file as the whole, hashes as one by one."""

import pytest

from tests.analytics.ingesting.seeding import KEY, a_file, dossiers, spoiled
from thuocdo.analytics.ingesting import reading
from thuocdo.analytics.ingesting.images import read_run
from thuocdo.analytics.ingesting.ingesting import ingest
from thuocdo.analytics.lake import Lake

pytestmark = pytest.mark.slow


@pytest.fixture
def refused(tmp_path):
    """Take rows into a lake of their own; what was refused and how many were kept."""

    def refused(rows, name):
        given = a_file(tmp_path / name, rows)
        outcome = ingest(Lake(tmp_path / name / "lake"), given, tmp_path / name / "refused.csv")
        return (tmp_path / name / "refused.csv").read_bytes(), outcome.added, outcome.faults

    return refused


def test_a_file_in_parts_is_refused_and_kept_as_one_in_one(refused, monkeypatch):
    rows, _ = spoiled(dossiers(600), 200)
    whole = refused(rows, "whole")

    monkeypatch.setattr(reading, "AT_ONCE", 90)

    assert refused(rows, "parts") == whole


def test_rows_that_differ_only_in_a_text_nobody_can_read_contradict_each_other(refused):
    one, other, third = (dict(dossiers(1)[0]) for _ in range(3))
    one.update(SoLanBoSung="hai")
    other.update(SoLanBoSung="ba")

    assert refused([one, other], "differ")[2] == {"contradictory": 2, "unreadable_number": 2}
    assert refused([one, dict(one)], "same")[2] == {"repeated": 1, "unreadable_number": 2}
    assert refused([one, third], "one")[2] == {"contradictory": 2, "unreadable_number": 1}


@pytest.mark.parametrize("code", ["H25-1 ", " H25-1", "Hồ sơ 1", "A" * 100])
def test_a_code_that_is_not_plain_is_hashed_like_any_other(tmp_path, code):
    (row,) = dossiers(1)
    row["MaHoSo"] = code
    lake = Lake(tmp_path / "lake")

    ingest(lake, a_file(tmp_path, [row, *dossiers(3, first=7)]), tmp_path / "refused.csv")

    (name,) = lake.manifest().states
    assert KEY.hash(code.strip()) in read_run(lake.root / "states", name).keys.tolist()


def test_many_hashes_are_each_its_own():
    codes = ["H25-1", "Hồ sơ 2", ""]

    assert KEY.hashes(code.encode() for code in codes).tolist() == [KEY.hash(c) for c in codes]

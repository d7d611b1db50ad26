"""Texts that repeat are read once, parts of a file as the whole, hashes as one by one."""

import json

import duckdb
import pytest

from tests.analytics.ingesting.seeding import COLUMNS, KEY, a_file, dossiers, spoiled
from thuocdo.analytics.ingesting import reading
from thuocdo.analytics.ingesting.fields import BY_NAME
from thuocdo.analytics.ingesting.images import read_run
from thuocdo.analytics.ingesting.ingesting import ingest
from thuocdo.analytics.ingesting.mapping import Mapping
from thuocdo.analytics.ingesting.sources.documents import FROM_LISTS, LISTS, read_documents
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


FLAT = {BY_NAME[name].national for name in FROM_LISTS}  # the same, as columns of their own
LISTED = [name for name in COLUMNS if name not in FLAT]
PAPER = {"DuocSoHoa": "1", "DuocTaiSuDung": 1, "DuocLayTuKhoDMQG": True}
FEE = {"Gia": "50.5", "HinhThucThu": 2}
MOVED = {
    "NgayBoSung": "20260301080000",
    "NgayHenTraTruoc": "20260310170000",
    "NgayHenTraMoi": "20260313170000",
}


def texts_of(path, rows, *, in_lines):
    """What is read of each row of the lists, by a file of lines or by one array."""
    texts = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(texts) if in_lines else f"[{','.join(texts)}]", encoding="utf-8")
    mapping = Mapping.national(LISTED)
    source = read_documents(path, mapping)
    con = duckdb.connect()
    reader = reading.Reader(con, mapping, KEY, source)
    asked = {**source.texts, **source.raw}
    sql = ", ".join(f'{text} AS "{name}"' for name, text in asked.items())
    rows_sql = f"SELECT {sql} FROM {source.relation}"  # noqa: S608  (names of our own)
    (batch,) = con.execute(rows_sql).to_arrow_reader(100)
    return reader.cells(batch).select(sorted(FROM_LISTS)).to_pylist()


@pytest.mark.parametrize(
    "lists",
    [
        pytest.param({}, id="none"),
        pytest.param(dict.fromkeys(LISTS), id="null"),
        pytest.param({name: [] for name in LISTS}, id="empty"),
        pytest.param(
            {
                "TaiLieuNop": [PAPER, {}, PAPER],
                "DanhSachLePhi": [FEE],
                "DanhSachHoSoBoSung": [MOVED],
            },
            id="whole",
        ),
        pytest.param({"TaiLieuNop": [None, PAPER], "DanhSachLePhi": [{}, FEE, FEE]}, id="gaps"),
        pytest.param({"DanhSachHoSoBoSung": [MOVED | {"NgayHenTraMoi": "Hồ sơ"}]}, id="no moment"),
        pytest.param({"DanhSachLePhi": [FEE | {"Gia": {"a": [1]}}]}, id="nested"),
        pytest.param({"TaiLieuNop": [PAPER | {"Khac": 'é\u0301 \\ "'}]}, id="other parts"),
    ],
)
def test_lists_in_lines_say_what_those_of_an_array_say(tmp_path, lists):
    (row,) = dossiers(1)
    known = {name: text for name, text in row.items() if name not in FLAT}
    full = known | {"TaiLieuNop": [PAPER], "DanhSachLePhi": [FEE], "DanhSachHoSoBoSung": [MOVED]}
    rows = [full, known | lists, full]

    lines = texts_of(tmp_path / "a.jsonl", rows, in_lines=True)

    assert lines == texts_of(tmp_path / "a.json", rows, in_lines=False)
    assert len(lines) == 3

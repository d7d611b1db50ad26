"""Files of dossiers: nothing lost, nothing wrong kept, nobody's name anywhere."""

import csv
import json
import logging
from dataclasses import replace
from datetime import date

import duckdb
import pytest

from tests.analytics.ingesting.seeding import (
    AS_OF,
    COLUMNS,
    KEY,
    MAPPING,
    PERSONAL,
    PROCEDURES,
    WRITERS,
    a_file,
    dossiers,
    given,
    later,
    spoiled,
)
from thuocdo.analytics.cubes.building import kept, recounted
from thuocdo.analytics.engines.duckdb import view
from thuocdo.analytics.ingesting.codes import Code
from thuocdo.analytics.ingesting.errors import LakeInUse, MissingColumn, UnreadableFile
from thuocdo.analytics.ingesting.ingesting import Format, ingest
from thuocdo.analytics.ingesting.locking import alone
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.tables import date_of, moment_of
from thuocdo.core.working_days.counting import due_on
from thuocdo.core.working_days.office import office_calendar

pytestmark = pytest.mark.slow


@pytest.fixture
def lake(tmp_path):
    return Lake(tmp_path / "lake")


@pytest.fixture
def take(lake, tmp_path):
    """Write rows to a file and take it in; the outcome and the refused rows."""

    def take(rows, name="dossiers.csv", as_of=AS_OF, **options):
        source = rows if not isinstance(rows, list) else a_file(tmp_path / "in", rows, name, as_of)
        outcome = ingest(lake, source, tmp_path / "refused.csv", **options)
        assert outcome.rows_in == outcome.kept + outcome.refused
        return outcome

    return take


def refused(tmp_path):
    """Line → what was refused in it."""
    with (tmp_path / "refused.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = {}
        for entry in csv.DictReader(file):
            lines.setdefault(int(entry["dong"]), []).append(entry)
        return lines


def rows_of(lake):
    """Hash of a dossier → its row, of the rows that count."""
    with duckdb.connect() as con:
        view(con, "stored", lake.files())
        rows = "FROM stored"
        if lake.hidden():
            view(con, "hidden", lake.hidden())
            rows += " ANTI JOIN hidden USING (dossier, batch)"
        found = con.execute(rows).to_arrow_table().to_pylist()
    assert len({row["dossier"] for row in found}) == len(found)
    return {row["dossier"]: row for row in found}


@pytest.mark.parametrize("name", WRITERS)
def test_a_thousand_seeded_faults_are_refused_row_by_row(take, lake, tmp_path, name):
    rows, expected = spoiled(dossiers(3000), 1000)

    outcome = take(rows, name)

    kinds = {
        line: [entry["ma_loi"] for entry in found] for line, found in refused(tmp_path).items()
    }
    first = 2 if name.endswith(("csv", "xlsx")) else 1
    assert kinds == {line - 2 + first: [kind] for line, kind in expected.items()}
    assert len(set(expected.values())) >= 15
    good = {KEY.hash(row["MaHoSo"]) for n, row in enumerate(rows) if n + 2 not in expected}
    assert rows_of(lake).keys() == good
    assert (outcome.rows_in, outcome.added) == (len(rows), len(good))
    assert outcome.refused == len(expected)


def test_every_format_says_the_same(take, lake):
    rows = dossiers(200)
    take(rows, "dossiers.csv")
    first = rows_of(lake)

    for name in WRITERS:
        outcome = take(rows, name)

        assert (outcome.batch, outcome.unchanged) == (None, 200)
    assert rows_of(lake) == first


def test_each_refusal_says_where_and_what_to_do(take, tmp_path):
    rows = dossiers(3)
    rows[1]["NgayTiepNhan"] = "32/13/2026"

    take(rows)

    (entry,) = refused(tmp_path)[3]
    assert (entry["cot"], entry["gia_tri"]) == ("NgayTiepNhan", "32/13/2026")
    assert "dd/mm/yyyy" in entry["ly_do"]
    assert "dd/mm/yyyy" in entry["reason"]


def test_every_fault_of_a_row_is_told_and_the_row_counted_once(take, tmp_path):
    rows = dossiers(2)
    rows[0].update(KenhThucHien="8", SoThanhPhanSoHoa="99", MaTTHC="")

    outcome = take(rows)

    assert outcome.refused == 1
    assert {e["ma_loi"] for e in refused(tmp_path)[2]} == {
        "missing",
        "unreadable_channel",
        "digitised_over_components",
    }


def test_lines_that_are_no_rows_are_refused_and_keep_the_count_of_the_others(take, lake, tmp_path):
    source = a_file(tmp_path / "in", dossiers(5))
    lines = source.path.read_text(encoding="utf-8").splitlines()
    lines[2] += ",thừa"
    lines.insert(4, "chỉ,một,ít")
    lines[6] = lines[6].replace("H25.0", "H99.0")
    source.path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    outcome = take(source)

    found = {line: {e["ma_loi"] for e in entries} for line, entries in refused(tmp_path).items()}
    assert found.keys() == {3, 5, 7}
    assert found[3] == found[5] == {"unreadable_line"}
    assert (outcome.rows_in, outcome.refused, len(rows_of(lake))) == (6, 3, 3)


def test_blank_lines_and_cells_of_several_lines_do_not_shift_the_count(take, lake, tmp_path):
    rows = dossiers(6)
    rows[1]["ChuHoSo"] = "hai\ndòng"
    source = a_file(tmp_path / "in", rows)
    lines = source.path.read_text(encoding="utf-8").splitlines()
    lines.insert(1, "")
    lines.append("chỉ,một,ít")
    lines[-2] = lines[-2].replace("H25.0", "H99.0")
    source.path.write_text("\n".join(lines), encoding="utf-8")

    outcome = take(source)

    found = {line: {e["ma_loi"] for e in entries} for line, entries in refused(tmp_path).items()}
    assert found.keys() == {len(lines) - 1, len(lines)}
    assert found[len(lines)] == {"unreadable_line"}
    assert (outcome.rows_in, outcome.refused, len(rows_of(lake))) == (7, 2, 5)


def test_a_workbook_too_large_for_memory_is_refused_before_it_is_read(take, tmp_path, monkeypatch):
    source = a_file(tmp_path / "in", dossiers(3), "dossiers.xlsx")
    monkeypatch.setattr("thuocdo.analytics.ingesting.sources.workbook.LARGEST", 1000)

    with pytest.raises(UnreadableFile, match="CSV"):
        take(source)


def test_a_line_that_is_no_json_is_refused(take, tmp_path):
    source = a_file(tmp_path / "in", dossiers(3), "dossiers.jsonl")
    lines = source.path.read_text(encoding="utf-8").splitlines()
    source.path.write_text("\n".join([lines[0], lines[1][:-20], lines[2]]), encoding="utf-8")

    outcome = take(source)

    assert (outcome.rows_in, outcome.added, outcome.faults) == (3, 2, {"unreadable_line": 1})
    assert list(refused(tmp_path)) == [2]


def test_blank_rows_of_a_sheet_are_no_rows_but_keep_the_numbers_of_the_others(take, tmp_path):
    rows = dossiers(4)
    rows[1] = dict.fromkeys(COLUMNS, "")
    rows[3]["KenhThucHien"] = "7"

    outcome = take(rows, "dossiers.xlsx")

    assert (outcome.rows_in, outcome.refused) == (3, 1)
    assert list(refused(tmp_path)) == [5]


def test_reading_a_file_again_changes_nothing(take, lake):
    take(dossiers(50))
    before, files = lake.manifest(), sorted(lake.root.rglob("*"))

    outcome = take(dossiers(50))

    assert (outcome.batch, outcome.unchanged) == (None, 50)
    assert (lake.manifest(), sorted(lake.root.rglob("*"))) == (before, files)


def test_a_corrected_dossier_takes_the_place_of_its_older_state(take, lake):
    rows = dossiers(50)
    take(rows)
    rows[7]["KenhThucHien"] = str(int(rows[7]["KenhThucHien"]) % 3 + 1)

    outcome = take(rows)

    assert (outcome.added, outcome.corrected, outcome.unchanged) == (0, 1, 49)
    row = rows_of(lake)[KEY.hash(rows[7]["MaHoSo"])]
    assert (row["channel"], row["batch"]) == (int(rows[7]["KenhThucHien"]), 2)
    (old,) = (lake.root / "history").iterdir()
    with duckdb.connect() as con:
        view(con, "past", [old])
        ((dossier, channel, batch),) = con.execute(
            "SELECT dossier, channel, batch FROM past"
        ).fetchall()
    assert (dossier, batch) == (row["dossier"], 1)
    assert channel != row["channel"]
    assert old.name.startswith("b0000002")


def test_a_dossier_that_moves_to_another_month_is_there_once(take, lake):
    rows = dossiers(20)
    take(rows)
    rows[3]["NgayNopHoSo"] = rows[3]["NgayTiepNhan"] = "20251215090000"

    take(rows)

    assert len(rows_of(lake)) == 20
    assert kept(lake) == recounted(lake)


def test_an_older_file_read_once_more_does_not_bring_back_what_was_corrected(take, lake):
    old, new = dossiers(10), dossiers(10)
    old[9]["KenhThucHien"] = "9"  # refused, so that the file is worth reading again
    new[0]["TrangThaiHoSo"] = "9" if new[0]["TrangThaiHoSo"] == "10" else "5"
    new[0]["NgayTra"] = ""
    take(old)
    take(new)
    before = rows_of(lake)

    outcome = take(old)

    assert (outcome.batch, outcome.unchanged, outcome.refused) == (None, 9, 1)
    assert rows_of(lake) == before


def test_a_file_of_an_earlier_day_does_not_replace_what_a_later_one_said(take, lake):
    newer, older = dossiers(10), dossiers(10)
    older[0]["KenhThucHien"] = str(int(older[0]["KenhThucHien"]) % 3 + 1)
    take(newer, as_of=date(2026, 6, 30))
    before = rows_of(lake)

    outcome = take(older, as_of=date(2026, 6, 29))

    assert outcome.corrected == 0
    assert rows_of(lake) == before


def test_what_a_later_list_of_codes_knows_is_kept_then(take, tmp_path):
    rows = dossiers(4)
    rows[2]["NoiNopHoSo"] = "H25.99"
    take(rows)

    source = a_file(tmp_path / "in", rows)
    units = [*source.codes.units, Code("H25.99", "Xã mới")]
    outcome = take(replace(source, codes=replace(source.codes, units=units)))

    assert (outcome.added, outcome.unchanged, outcome.refused) == (1, 3, 0)


def test_nobody_is_found_in_lake_refusals_or_logs(take, lake, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    rows, _ = spoiled(dossiers(300), 100)
    for place, (column, value) in enumerate(
        (c, v) for c in ("NgayHenTra", "SoThanhPhan", "NoiNopHoSo") for v in PERSONAL.values()
    ):
        rows[-1 - place][column] = value  # columns got mixed up

    for name in ("dossiers.csv", "dossiers.jsonl", "dossiers.xlsx"):
        take(rows, name)
        corrected = [{**row, "CoKetQuaDienTu": "1"} for row in rows]
        take(corrected, name)

    written = [p for p in (*lake.root.rglob("*"), tmp_path / "refused.csv") if p.is_file()]
    texts = [p.read_bytes() for p in written if p.suffix != ".parquet"]
    with duckdb.connect() as con:
        for path in (p for p in written if p.suffix == ".parquet"):
            view(con, "any_file", [path])
            texts.append(str(con.execute("FROM any_file").fetchall()).encode())
            con.execute("DROP VIEW any_file")
    everything = b"\n".join(texts) + caplog.text.encode()
    for secret in (*PERSONAL.values(), "H25-260101-000001"):
        assert secret.encode() not in everything, secret
        assert secret.encode("utf-16-le") not in everything


def test_a_trial_says_what_would_happen_and_keeps_nothing(take, lake):
    rows, expected = spoiled(dossiers(200), 62)

    outcome = take(rows, trial=True)

    assert (outcome.batch, outcome.refused) == (None, len(expected))
    assert lake.files() == ()
    assert lake.dictionary("units").rows == ()
    assert take(rows).added == outcome.added


def test_dates_and_words_are_read_in_all_their_forms(take, lake):
    one, other = dossiers(2)
    for row, channel, received, due in (
        (one, " Trực tuyến ", "05/03/2026 08:30", "12/03/2026"),
        (other, "TRUC TIEP", "2026-03-05T08:30:59", "20260312000000"),
    ):
        row.update(KenhThucHien=channel, NgayTiepNhan=received, NgayHenTra=due)
        row.update(NgayNopHoSo="20260305083000", NgayKetThucXuLy="", NgayTra="", TrangThaiHoSo="4")

    outcome = take([one, other])

    assert outcome.added == 2
    found = rows_of(lake)
    first, second = (found[KEY.hash(row["MaHoSo"])] for row in (one, other))
    assert (first["channel"], second["channel"]) == (2, 1)
    assert first["received"] == second["received"]
    assert first["due"] == second["due"]
    assert first["due"] % 1440 == 1439


@pytest.mark.parametrize(
    "text", ["2026030508305", "202603050830", "31/02/2026 08:00", "2026-03-05 25:00:00", "hôm qua"]
)
def test_half_a_date_is_no_date(take, text):
    (row,) = dossiers(1)
    row["NgayTiepNhan"] = text

    assert take([row]).faults["unreadable_moment"] == 1


def test_legal_limits_and_letters_are_counted_over_the_calendar(take, lake):
    (row,) = dossiers(1)
    row.update(
        NgayNopHoSo="20260427080000",
        NgayTiepNhan="20260427080000",
        NgayHenTra="20260429170000",
        NgayKetThucXuLy="",
        NgayTra="",
        TrangThaiHoSo="4",
        SoLanBoSung="0",
        SoPhutChoBoSung="0",
    )

    take([row])

    (kept_row,) = rows_of(lake).values()
    calendar = office_calendar()
    assert moment_of(kept_row["legal_due"]).date() == due_on(date(2026, 4, 27), 10, calendar)
    assert moment_of(kept_row["legal_due"]).hour == 17
    assert date_of(kept_row["apology_due"]) == due_on(date(2026, 4, 29), 1, calendar)
    assert (kept_row["legal_limit"], kept_row["promised_limit"]) == (4800, 3840)


def test_lists_of_the_exchange_are_counted(take, lake, tmp_path):
    (row,) = dossiers(1)
    for name in ("SoThanhPhan", "SoThanhPhanSoHoa", "SoThanhPhanTaiSuDung", "SoThanhPhanTuKho"):
        del row[name]
    for name in ("TongLePhi", "HinhThucThu", "SoLanBoSung", "SoPhutChoBoSung"):
        del row[name]
    row.update(NgayKetThucXuLy="", NgayTra="", TrangThaiHoSo="4")
    row["TaiLieuNop"] = [
        {"DuocSoHoa": 1, "DuocTaiSuDung": 0, "DuocLayTuKhoDMQG": 1},
        {"DuocSoHoa": "1", "DuocTaiSuDung": "1", "DuocLayTuKhoDMQG": None},
        {"DuocSoHoa": 0},
    ]
    row["DanhSachLePhi"] = [{"Gia": 0}, {"Gia": 50000, "HinhThucThu": 2}]
    received = row["NgayTiepNhan"]
    row["DanhSachHoSoBoSung"] = [
        {
            "NgayBoSung": later(received, days=1),
            "NgayHenTraTruoc": later(received, days=10),
            "NgayHenTraMoi": later(received, days=13),
        }
    ]
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")

    assert take(given(path, Format.JSON)).added == 1

    (found,) = rows_of(lake).values()
    names = ("components", "digitised", "reused", "from_store", "fee_due", "paid_online")
    assert [found[name] for name in names] == [3, 2, 1, 1, 1, 2]
    assert (found["supplements"], found["waiting"], found["supplement_open"]) == (1, 3 * 1440, None)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.csv", b"\xff\xfe\x00", id="not UTF-8"),
        pytest.param("a.csv", b"", id="empty"),
        pytest.param("a.csv", b"MaHoSo,MaHoSo\n", id="a column twice"),
        pytest.param("a.xlsx", b"PK no book", id="no workbook"),
        pytest.param("a.jsonl", b"no json", id="no JSON"),
        pytest.param("a.parquet", b"no parquet", id="no Parquet"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(take, lake, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    form = {"csv": Format.CSV, "xlsx": Format.XLSX, "jsonl": Format.JSON}.get(
        name.split(".")[1], Format.PARQUET
    )

    with pytest.raises(UnreadableFile, match=name):
        take(given(path, form))

    assert lake.files() == ()


def test_a_column_that_is_not_in_the_file_is_named(take, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("MaHoSo,MaTTHC\n", encoding="utf-8")

    with pytest.raises(MissingColumn, match="KenhThucHien"):
        take(given(path))


def test_two_imports_do_not_write_at_once(take, lake):
    with alone(lake), pytest.raises(LakeInUse):
        take(dossiers(1))


def test_a_procedure_has_one_field(take, lake):
    (row,) = dossiers(1)
    row["MaLinhVuc"] = ""

    take([row])

    (found,) = rows_of(lake).values()
    expected = lake.dictionary("procedures").by_id[found["procedure"]]
    assert expected["code"] in PROCEDURES
    assert found["field"] == expected["field"]


def test_the_mapping_is_kept_as_json_keeps_it():
    assert MAPPING.from_dict(MAPPING.as_dict()) == MAPPING

"""Files of invented dossiers, right or with known faults, in every format."""

import csv
import json
import random
from datetime import date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from thuocdo.analytics.ingesting.codes import Code, Codes, Limit
from thuocdo.analytics.ingesting.hashing import Key
from thuocdo.analytics.ingesting.ingesting import Format, Given
from thuocdo.analytics.ingesting.mapping import Mapping

KEY = Key(bytes(range(32)))
AS_OF = date(2026, 6, 30)
UNITS = [f"H25.{number:02}" for number in range(1, 21)]
FIELDS = [f"G{number:02}" for number in range(1, 6)]
PROCEDURES = [f"1.{number:06}" for number in range(1, 41)]
PERSONAL = {
    "ChuHoSo": "Trần Thị Bí Mật",
    "SoGiayToTuyThan": "001299012345",
    "SoDienThoai": "0912345678",
    "Email": "bimat@example.vn",
    "DiaChi": "Số 7 ngõ Kín, phường Thử",
}
COLUMNS = [
    *("MaHoSo", "MaTTHC", "MaLinhVuc", "KenhThucHien", *PERSONAL, "TrangThaiHoSo"),
    *("NoiNopHoSo", "DonViXuLy", "NgayNopHoSo", "NgayTiepNhan", "NgayHenTra"),
    *("NgayKetThucXuLy", "NgayTra", "NgayTuChoi", "SoLanBoSung", "SoPhutChoBoSung"),
    *("TongLePhi", "HinhThucThu", "SoThanhPhan", "SoThanhPhanSoHoa", "SoThanhPhanTaiSuDung"),
    *("SoThanhPhanTuKho", "CoKetQuaDienTu", "MucDoHaiLong"),
]
MAPPING = Mapping.national(COLUMNS)


def codes():
    """The lists: the last unit was dissolved, the last procedure and field begin in 2027."""
    return Codes(
        units=[
            Code(code, f"Đơn vị {code}", valid_to=date(2025, 6, 30) if code == UNITS[-1] else None)
            for code in UNITS
        ],
        fields=[
            Code(code, f"Lĩnh vực {code}", date(2027, 1, 1) if code == FIELDS[-1] else None)
            for code in FIELDS
        ],
        procedures=[
            Code(
                code,
                f"Thủ tục {code}",
                date(2027, 1, 1) if code == PROCEDURES[-1] else None,
                entry={
                    "field": FIELDS[number % 4],
                    "group": f"Nhóm {number % 3}",
                    "online_level": number % 3,
                },
            )
            for number, code in enumerate(PROCEDURES)
        ],
        causes=[Code("N1", "Thiếu người")],
        limits=[Limit(code, date(2024, 1, 1), 4800, 3840) for code in PROCEDURES],
    )


def stamp(moment):
    """As the exchange writes moments."""
    return f"{moment:%Y%m%d%H%M%S}"


def dossier(number, chance):
    """One right dossier, as texts by column."""
    procedure = chance.randrange(38)
    received = datetime(2026, 1, 5, 8) + timedelta(minutes=chance.randrange(200_000))  # noqa: DTZ001
    finished = received + timedelta(minutes=chance.randrange(30, 20_000))
    is_open = chance.random() < 0.15
    is_returned = not is_open and chance.random() < 0.8
    components = chance.randrange(1, 6)
    requests = int(chance.random() < 0.1)
    return {
        "MaHoSo": f"H25-260101-{number:06}",
        "MaTTHC": PROCEDURES[procedure],
        "MaLinhVuc": FIELDS[procedure % 4],
        "KenhThucHien": str(chance.randrange(1, 4)),
        **PERSONAL,
        "TrangThaiHoSo": "4" if is_open else "10" if is_returned else "9",
        "NoiNopHoSo": chance.choice(UNITS[:-1]),
        "DonViXuLy": chance.choice(UNITS[:-1]),
        "NgayNopHoSo": stamp(received - timedelta(minutes=chance.randrange(600))),
        "NgayTiepNhan": stamp(received),
        "NgayHenTra": stamp(received + timedelta(days=10)),
        "NgayKetThucXuLy": "" if is_open else stamp(finished),
        "NgayTra": stamp(finished + timedelta(minutes=20)) if is_returned else "",
        "NgayTuChoi": "",
        "SoLanBoSung": str(requests),
        "SoPhutChoBoSung": str(requests * 1440),
        "TongLePhi": chance.choice(["0", "50000", "120000"]),
        "HinhThucThu": "0",
        "SoThanhPhan": str(components),
        "SoThanhPhanSoHoa": str(chance.randrange(components + 1)),
        "SoThanhPhanTaiSuDung": "0",
        "SoThanhPhanTuKho": "0",
        "CoKetQuaDienTu": str(chance.randrange(2)),
        "MucDoHaiLong": chance.choice(["", "", "3", "4", "5"]),
    }


def dossiers(count, seed=1, first=0):
    """Right dossiers; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    return [dossier(first + number, chance) for number in range(count)]


def later(text, **shift):
    """A moment of the exchange, shifted."""
    return stamp(datetime.strptime(text, "%Y%m%d%H%M%S") + timedelta(**shift))  # noqa: DTZ007


# Kind of refusal → how to spoil a right dossier so that it is refused for that reason and no other.
SPOILERS = {
    "missing": lambda row: row.update(DonViXuLy=""),
    "unreadable_moment": lambda row: row.update(NgayNopHoSo="31/02/2026 08:00"),
    "unreadable_number": lambda row: row.update(SoLanBoSung="hai"),
    "unreadable_money": lambda row: row.update(TongLePhi="miễn phí"),
    "unreadable_channel": lambda row: row.update(KenhThucHien="9"),
    "unreadable_status": lambda row: row.update(TrangThaiHoSo="77"),
    "unreadable_rating": lambda row: row.update(MucDoHaiLong="6"),
    "unreadable_unit": lambda row: row.update(NoiNopHoSo="H25.99"),
    "unreadable_procedure": lambda row: row.update(MaTTHC="9.999999"),
    "unreadable_field": lambda row: row.update(MaLinhVuc="G77"),
    "unreadable_dossier": lambda row: row.update(MaHoSo="A"),
    "unit_not_in_use": lambda row: row.update(DonViXuLy=UNITS[-1]),
    "procedure_not_in_force": lambda row: row.update(
        MaTTHC=PROCEDURES[-1], MaLinhVuc=FIELDS[39 % 4]
    ),
    "before_2000": lambda row: row.update(NgayNopHoSo="19991231235900"),
    "in_the_future": lambda row: row.update(
        NgayKetThucXuLy="20260701080000", NgayTra="", TrangThaiHoSo="9"
    ),
    "negative": lambda row: row.update(SoThanhPhanTuKho="-1"),
    "too_large": lambda row: row.update(SoThanhPhan="4000"),
    "received_before_submitted": lambda row: row.update(
        NgayNopHoSo=later(row["NgayTiepNhan"], hours=1)
    ),
    "due_before_received": lambda row: row.update(NgayHenTra=later(row["NgayTiepNhan"], hours=-2)),
    "processed_before_received": lambda row: row.update(
        NgayKetThucXuLy=later(row["NgayTiepNhan"], hours=-2), NgayTra="", TrangThaiHoSo="9"
    ),
    "returned_before_processed": lambda row: row.update(
        NgayKetThucXuLy=later(row["NgayTiepNhan"], hours=5),
        NgayTra=later(row["NgayTiepNhan"], hours=3),
        TrangThaiHoSo="10",
    ),
    "digitised_over_components": lambda row: row.update(SoThanhPhanSoHoa="9"),
    "reused_over_components": lambda row: row.update(SoThanhPhanTaiSuDung="9"),
    "from_store_over_components": lambda row: row.update(SoThanhPhanTuKho="9"),
    "status_without_end": lambda row: row.update(TrangThaiHoSo="9", NgayKetThucXuLy="", NgayTra=""),
    "end_without_status": lambda row: row.update(
        TrangThaiHoSo="4", NgayKetThucXuLy=later(row["NgayTiepNhan"], hours=5), NgayTra=""
    ),
    "waiting_without_request": lambda row: row.update(SoLanBoSung="0", SoPhutChoBoSung="60"),
    "paid_without_fee": lambda row: row.update(TongLePhi="0", HinhThucThu="1"),
    "field_of_another_procedure": lambda row: row.update(
        MaLinhVuc=FIELDS[(FIELDS.index(row["MaLinhVuc"]) + 1) % 4]
    ),
}


def spoiled(rows, faults, seed=2):
    """The rows with so many seeded faults; line of the file (header 1) → kind of refusal.

    Apart from the spoilers there are dossiers said again word for word and contradicted.
    """
    chance = random.Random(seed)  # noqa: S311
    rows, expected = [dict(row) for row in rows], {}
    kinds = [*SPOILERS, "repeated", "contradictory"]
    free = chance.sample(range(len(rows) // 2), len(rows) // 2)
    for number in range(faults):
        kind = kinds[number % len(kinds)]
        place = free.pop()
        if kind in SPOILERS:
            SPOILERS[kind](rows[place])
        else:
            copy = dict(rows[place])
            if kind == "contradictory":
                copy["KenhThucHien"] = str(int(copy["KenhThucHien"]) % 3 + 1)
                expected[place + 2] = kind
            rows.append(copy)
            expected[len(rows) + 1] = kind
            continue
        expected[place + 2] = kind
    return rows, expected


def write_csv(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_lines(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def write_array(path, rows):
    path.write_text(json.dumps(rows), encoding="utf-8")


def write_workbook(path, rows):
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, COLUMNS)
        for number, row in enumerate(rows, 1):
            for place, column in enumerate(COLUMNS):
                sheet.write_string(number, place, row[column])


def write_parquet(path, rows):
    pq.write_table(pa.Table.from_pylist(rows), path)


WRITERS = {
    "dossiers.csv": (Format.CSV, write_csv),
    "dossiers.jsonl": (Format.JSON, write_lines),
    "dossiers.json": (Format.JSON, write_array),
    "dossiers.xlsx": (Format.XLSX, write_workbook),
    "dossiers.parquet": (Format.PARQUET, write_parquet),
}


def given(path: Path, form=Format.CSV, as_of=AS_OF, mapping=MAPPING):
    """A file with the lists and the key of this module."""
    return Given(path, form, mapping, codes(), KEY, as_of)


def a_file(folder: Path, rows, name="dossiers.csv", as_of=AS_OF):
    """Write rows in the format of the name."""
    form, write = WRITERS[name]
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / name, rows)
    return given(folder / name, form, as_of)

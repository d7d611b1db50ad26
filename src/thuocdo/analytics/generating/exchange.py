"""Invented dossiers as files of the national exchange: CSV, or JSON Lines with its lists."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import duckdb
import pyarrow as pa

from thuocdo.analytics.generating.province import Province, province
from thuocdo.analytics.generating.writing import Chunk, Plan, chunks
from thuocdo.analytics.tables import EPOCH, Status


class Form(StrEnum):
    """What the files are."""

    CSV = "csv"
    JSON = "json"


RESULT = f"status IN ({Status.PROCESSED}, {Status.RETURNED})"
PARTIES = {
    "MaHoSo": "'000.00.00.H00-' || lpad(dossier::VARCHAR, 19, '0')",
    "NoiNopHoSo": "receiving.code",
    "DonViXuLy": "settling.code",
    "MaTTHC": "procedures.code",
    "TenTTHC": "procedures.name",
    "MaLinhVuc": "fields.code",
    "KenhThucHien": "channel",
    "MucDoDVC": "r.online_level",
    "LoaiDoiTuong": "subject",
    "ChuHoSo": "'Nguyễn Văn Mẫu ' || dossier % 9973",  # to be dropped by whoever reads the file
    "SoDinhDanh": "lpad((dossier % 1000000)::VARCHAR, 12, '0')",
    "SoDienThoai": "'0900' || lpad((dossier % 1000000)::VARCHAR, 6, '0')",
    "TrangThaiHoSo": "status",
}


def moment(minutes: str) -> str:
    """SQL for a moment as the exchange writes it: yyyyMMddHHmmss."""
    return f"strftime(TIMESTAMP '{EPOCH}' + to_minutes({minutes}), '%Y%m%d%H%M%S')"


def day(days: str) -> str:
    """SQL for a day, written as its first moment."""
    return moment(f"{days} * 1440")


COURSE = {
    "NgayNopHoSo": moment("submitted"),
    "NgayTiepNhan": moment("received"),
    "NgayHenTra": moment("due"),
    "NgayKetThucXuLy": f"CASE WHEN {RESULT} THEN {moment('finished')} END",
    "NgayTra": moment("returned"),
    "NgayTuChoi": f"CASE WHEN NOT {RESULT} THEN {moment('finished')} END",
}
FEE = "CASE WHEN fee_due = 1 THEN 20000 + 5000 * (r.procedure % 10) ELSE 0 END"
GATEWAY = "CASE paid_online WHEN 0 THEN 3 ELSE paid_online END"
AFTER = {
    "CoKetQuaDienTu": "result_electronic",
    "TraQuaBCCI": "result_by_post",
    "NopQuaBCCI": "intake_by_post",
    "NgayGuiThuXinLoi": day("apology_sent"),
    "NgayHenLai": day("new_due"),
    "NguyenNhanQuaHan": "causes.code",
    "MucDoHaiLong": "rating",
}
FLAT = {
    "SoPhutChoBoSung": "waiting",
    "SoLanBoSung": "supplements",
    "NgayYeuCauBoSung": moment("supplement_open"),
    "TongLePhi": FEE,
    "HinhThucThu": GATEWAY,
    "SoThanhPhan": "components",
    "SoThanhPhanSoHoa": "digitised",
    "SoThanhPhanTaiSuDung": "reused",
    "SoThanhPhanTuKho": "from_store",
}
PAPER = (
    "{'DuocSoHoa': (i < digitised)::INT::VARCHAR, 'DuocTaiSuDung': (i < reused)::INT::VARCHAR, "
    "'DuocLayTuKhoDMQG': (i < from_store)::INT::VARCHAR}"
)
ANSWERED = (  # waiting moved the due date once, whatever the number of requests
    f"{{'NgayBoSung': {moment('received')}, "
    f"'NgayHenTraTruoc': {moment('due + CASE WHEN i = 0 THEN 0 ELSE waiting END')}, "
    f"'NgayHenTraMoi': {moment('due + waiting')}}}"
)
UNANSWERED = (
    f"[{{'NgayBoSung': {moment('supplement_open')}, 'NgayHenTraTruoc': {moment('due')}, "
    "'NgayHenTraMoi': NULL}]"
)
LISTS = {
    "TaiLieuNop": f"list_transform(range(components), lambda i: {PAPER})",
    "DanhSachLePhi": f"[{{'Gia': ({FEE})::VARCHAR, 'HinhThucThu': ({GATEWAY})::VARCHAR}}]",
    "DanhSachHoSoBoSung": f"CASE WHEN supplement_open IS NOT NULL THEN {UNANSWERED} "
    f"ELSE list_transform(range(supplements), lambda i: {ANSWERED}) END",
}
COLUMNS = {
    Form.CSV: {**PARTIES, **COURSE, **FLAT, **AFTER},
    Form.JSON: {**PARTIES, **COURSE, **LISTS, **AFTER},
}
OPTIONS = {Form.CSV: "FORMAT csv, HEADER", Form.JSON: "FORMAT json"}
JOINS = """
    JOIN units receiving ON receiving.id = r.receiver
    JOIN units settling ON settling.id = r.responsible
    JOIN procedures ON procedures.id = r.procedure
    JOIN fields ON fields.id = r.field
    LEFT JOIN causes ON causes.id = r.cause
"""


def write_exchange(folder: Path, plan: Plan, form: Form) -> Iterator[Path]:
    """Write a plan as files, one a chunk of a month; gives each once it is whole.

    The dossiers are those of ``generate`` with the same plan.
    """
    place = province(plan.units, plan.seed)
    folder.mkdir(parents=True, exist_ok=True)
    for chunk in chunks(plan, place):
        path = folder / f"ho-so-{chunk.month}-{chunk.name.removeprefix('part-')}.{form}"
        write_chunk(path, chunk, place, form)
        yield path


def write_chunk(path: Path, chunk: Chunk, place: Province, form: Form) -> None:
    """Write the rows of a chunk in the order in which they were made."""
    columns = ", ".join(f'{value} AS "{name}"' for name, value in COLUMNS[form].items())
    with duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "1GB"}) as connection:
        for dictionary in place.dictionaries:
            connection.register(dictionary.name, dictionary.table)
        number = pa.array(range(chunk.rows.num_rows), pa.int64())
        connection.register("r", chunk.rows.append_column("number", number))
        text = f"SELECT {columns} FROM r {JOINS} ORDER BY r.number"  # noqa: S608  (our own words)
        target = str(path).replace("'", "''")
        connection.execute(f"COPY ({text}) TO '{target}' ({OPTIONS[form]})")

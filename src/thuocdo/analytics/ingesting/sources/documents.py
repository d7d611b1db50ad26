"""JSON and JSON Lines, flat or with the lists of the national exchange."""

import json
from pathlib import Path
from typing import Any

from thuocdo.analytics.ingesting.errors import MissingColumn
from thuocdo.analytics.ingesting.mapping import Mapping
from thuocdo.analytics.ingesting.parsing import moment_sql
from thuocdo.analytics.ingesting.sources.source import Made, Source, name_of, quoted, unreadable

HEAD = 1 << 20  # bytes read to see of what form the file is

PAPERS = ("TaiLieuNop", ("DuocSoHoa", "DuocTaiSuDung", "DuocLayTuKhoDMQG"))
FEES = ("DanhSachLePhi", ("Gia", "HinhThucThu"))
SUPPLEMENTS = ("DanhSachHoSoBoSung", ("NgayBoSung", "NgayHenTraTruoc", "NgayHenTraMoi"))
LISTS = dict((PAPERS, FEES, SUPPLEMENTS))


def _marked(flag: str) -> str:
    return f"len(list_filter(TaiLieuNop, lambda p: p.{flag} IN ('1', 'true')))"


def _of_each(name: str, what: str) -> str:
    return f"list_transform({name}, lambda x: {what})"


def _of_any(name: str, where: str, what: str) -> str:
    chosen = _of_each(f"list_filter({name}, lambda x: {where})", what)
    return f"list_any_value({chosen})"


_SHIFT = f"({moment_sql('x.NgayHenTraMoi')} - {moment_sql('x.NgayHenTraTruoc')})"
_GATEWAY = _of_any("DanhSachLePhi", "x.HinhThucThu IN ('1', '2')", "x.HinhThucThu")
_UNANSWERED = _of_any("DanhSachHoSoBoSung", "nullif(x.NgayHenTraMoi, '') IS NULL", "x.NgayBoSung")
_AMOUNTS = _of_each("DanhSachLePhi", "coalesce(TRY_CAST(x.Gia AS DECIMAL(18, 0)), 0)")
_SHIFTS = _of_each("DanhSachHoSoBoSung", f"greatest(coalesce({_SHIFT}, 0), 0)")
# Our field → the list it is counted from, and how; waiting is what due days were moved by.
FROM_LISTS = {
    "components": ("TaiLieuNop", "len(TaiLieuNop)"),
    "digitised": ("TaiLieuNop", _marked("DuocSoHoa")),
    "reused": ("TaiLieuNop", _marked("DuocTaiSuDung")),
    "from_store": ("TaiLieuNop", _marked("DuocLayTuKhoDMQG")),
    "fee": ("DanhSachLePhi", f"list_sum({_AMOUNTS})"),
    "paid_online": ("DanhSachLePhi", _GATEWAY),
    "supplements": ("DanhSachHoSoBoSung", "len(DanhSachHoSoBoSung)"),
    "waiting": ("DanhSachHoSoBoSung", f"list_sum({_SHIFTS})"),
    "supplement_open": ("DanhSachHoSoBoSung", _UNANSWERED),
}


def read_documents(path: Path, mapping: Mapping) -> Source:
    """Open a file of JSON objects: one a line, or all in one array.

    A line that is no object gives a row without cells, which is refused as such.

    Raises:
        UnreadableFile: neither objects nor an array of them.
        MissingColumn: no object at the beginning has a required name.
    """
    is_array, names = names_of(path)
    present = {field: column for field, column in mapping.columns.items() if column in names}
    required = Mapping.needed()
    absent = [
        column for field, column in mapping.columns.items() if field in required - present.keys()
    ]
    if absent:
        raise MissingColumn(
            f"{path.name}: không có trường {', '.join(absent)}. Khai lại cột của nguồn.",
            f"{path.name} has no field {', '.join(absent)}. State the columns of the source anew.",
        )
    lists = {name: parts for name, parts in LISTS.items() if name in names}
    texts = {field: name_of(column) for field, column in present.items()}
    counted = {
        field: (name, sql)
        for field, (name, sql) in FROM_LISTS.items()
        if name in lists and field not in texts
    }
    columns = dict.fromkeys(present.values(), "VARCHAR")
    if is_array:
        columns |= {name: _list_type(parts) for name, parts in lists.items()}
        texts |= {field: f"({sql})::VARCHAR" for field, (_, sql) in counted.items()}
        return Source(_relation(path, "array", columns), texts)
    columns |= dict.fromkeys(lists, "JSON")
    made = {field: Made(name, _made(name, sql)) for field, (name, sql) in counted.items()}
    raw = {name: f"{name_of(name)}::VARCHAR" for name, _ in counted.values()}
    return Source(_relation(path, "newline_delimited", columns), texts, raw=raw, made=made)


def _relation(path: Path, form: str, columns: dict[str, str]) -> str:
    """SQL that reads the file; of objects a line, those that are none give rows without cells."""
    listed = ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in columns.items())
    tolerant = "" if form == "array" else ", ignore_errors = true"
    return (
        f"read_json({quoted(str(path))}, format = '{form}', columns = {{{listed}}}{tolerant}, "
        f"maximum_object_size = {HEAD * 16})"
    )


def _made(name: str, sql: str) -> str:
    """SQL of what is counted from a list, once for all rows that have the same."""
    parts = ", ".join(f'"{part}": "VARCHAR"' for part in LISTS[name])
    lists = f"SELECT from_json(word, '[{{{{{parts}}}}}]') AS {name} FROM {{words}}"  # noqa: S608
    return f"(SELECT ({sql})::VARCHAR AS word FROM ({lists}))"  # noqa: S608  (names are ours)


def names_of(path: Path) -> tuple[bool, set[str]]:
    """Whether the file is one array, and the names in its first objects."""
    with path.open("rb") as stream:
        head = stream.read(HEAD).decode("utf-8-sig", errors="replace").lstrip()
    is_array = head.startswith("[")
    objects = _of_array(head) if is_array else _of_lines(head)
    names = {name for entry in objects for name in entry}
    if not names:
        raise unreadable(
            path,
            "không đọc được đối tượng JSON nào ở đầu tệp. Mỗi dòng ghi một hồ sơ dạng {…}.",
            "has no JSON object at its beginning. Write one dossier {…} a line.",
        )
    return is_array, names


def _of_lines(head: str) -> list[dict[str, Any]]:
    found = []
    for line in head.splitlines()[:200]:
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict):
            found.append(entry)
    return found


def _of_array(head: str) -> list[dict[str, Any]]:
    decoder, place = json.JSONDecoder(), 1
    found: list[dict[str, Any]] = []
    while len(found) < 200:
        start = head.find("{", place)
        try:
            entry, place = decoder.raw_decode(head, start) if start > 0 else ({}, 0)
        except ValueError:
            break
        if not place:
            break
        found.append(entry)
    return found


def _list_type(parts: tuple[str, ...]) -> str:
    return f"STRUCT({', '.join(f'{part} VARCHAR' for part in parts)})[]"

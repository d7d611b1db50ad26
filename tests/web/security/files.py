"""Files that no form should swallow, and some that are only unusual."""

import io
import struct
import zipfile
from itertools import pairwise

import xlsxwriter

from tests.factories.indexsets import small_files

MEGABYTE = 1024 * 1024
HEAD = "date,kind,old,new,share_of_old,document,is_confirmed,name,type,parent,population\n"
NAMED = {  # the first bytes of other kinds, and enough of the rest
    "program of Windows": b"MZ\x90\x00" + b"\x00" * 200 + b"This program cannot be run in DOS mode",
    "program of Linux": b"\x7fELF\x02\x01\x01\x00" + b"\x00" * 300,
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 300,
    "photograph": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 300,
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n\x00\x00",
    "database": b"SQLite format 3\x00" + b"\x00" * 300,
    "page": b"<!doctype html><html><script>alert(1)</script><table><tr><td>1</table>",
    "script": b"#!/bin/sh\nrm -rf /\n",
    "objects": b'{"__proto__": {"x": 1}}',
    "noise": bytes(range(256)) * 40,
    "old workbook, cut": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "gzip": b"\x1f\x8b\x08\x00" + b"\x00" * 60,
    "only nulls": b"\x00" * 5000,
    "only blanks": b" \n\t \r\n" * 20,
    "header alone": HEAD.encode(),
    "one endless line": b"a," * 200_000,
    "one endless cell": b'"' + b"a" * 500_000,
    "many columns": b"\n".join([b",".join([b"x"] * 5000)] * 3),
}


def archive(entries, *, packing=zipfile.ZIP_DEFLATED):
    """A ZIP of names and contents; ``ZipInfo`` may stand for a name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as packed:
        for name, content in entries:
            packed.writestr(name, content)
    return stream.getvalue()


def workbook_of(sheet, **others):
    """The parts of a workbook with this sheet."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet().write_row(0, 0, ["date", "kind"])
    parts = []
    with zipfile.ZipFile(stream) as packed:
        for name in packed.namelist():
            content = sheet if name == "xl/worksheets/sheet1.xml" else packed.read(name)
            parts.append((name, others.get(name, content)))
    return archive(parts)


def forged(content, name):
    """The archive with a false size for one of its files: it says that there are ten bytes."""
    data = bytearray(content)
    place = data.rfind(b"PK\x01\x02")
    while place >= 0:
        length = struct.unpack_from("<H", data, place + 28)[0]
        if bytes(data[place + 46 : place + 46 + length]) == name.encode():
            struct.pack_into("<I", data, place + 24, 10)
            local = struct.unpack_from("<I", data, place + 42)[0]
            struct.pack_into("<I", data, local + 22, 10)
        place = data.rfind(b"PK\x01\x02", 0, place)
    return bytes(data)


def link(name, to):
    """An entry of an archive that is a link."""
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return entry, to


SHEET = "xl/worksheets/sheet1.xml"
ZEROS = b"0" * (30 * MEGABYTE)
GOOD = list(small_files("moi", "2026", 2026).items())
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in pairwise("abcdefghi")
)  # fmt: skip
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise("abcdefgh")
    )
    + '<!ENTITY file SYSTEM "file:///etc/passwd">]><worksheet>&h;&file;</worksheet>'
)  # fmt: skip
ARCHIVES = {
    "bomb as workbook": workbook_of(ZEROS),
    "bomb with a false size": forged(workbook_of(ZEROS), SHEET),
    "bomb as index set": archive([("index_set.yaml", ZEROS)]),
    "bomb with a false size as index set": forged(
        archive([("index_set.yaml", ZEROS)]), "index_set.yaml"
    ),
    "way out": archive([*GOOD, ("../../evil.yaml", "x")]),
    "way out below domains": archive([*GOOD, ("domains/../../evil.yaml", "x")]),
    "root": archive([*GOOD, ("/etc/evil.yaml", "x")]),
    "way out of Windows": archive([*GOOD, ("domains\\..\\..\\evil.yaml", "x")]),
    "way out as folder": archive([(f"../{name}", text) for name, text in GOOD]),
    "link": archive([*GOOD, link("domains/3-x.yaml", "/etc/passwd")]),
    "many files": archive([(f"domains/{n}.yaml", "x") for n in range(400)]),
    "archive in an archive": archive([("index_set.yaml", archive(GOOD))]),
    "program inside": archive([*GOOD, ("run.exe", NAMED["program of Windows"])]),
    "empty archive": archive([]),
    "cut archive": archive(GOOD)[:-30],
    "cut workbook": workbook_of(b"<worksheet/>")[:900],
    "foreign packing": archive(GOOD, packing=zipfile.ZIP_LZMA),
    "foreign packing as workbook": archive(
        [("xl/workbook.xml", b"<x/>"), (SHEET, ZEROS[:1000])], packing=zipfile.ZIP_BZIP2
    ),
    "workbook without sheets": archive([("xl/workbook.xml", b"<workbook/>")]),
    "workbook that is no XML": workbook_of(b"\x00\x01\x02"),
    "workbook of entities": workbook_of(ENTITIES.encode()),
    "laughs": archive([("index_set.yaml", LAUGHS)]),
    "deep nesting": archive([("index_set.yaml", "x: " + "[" * 20_000)]),
    "object of Python": archive([("index_set.yaml", "x: !!python/object/apply:os.system [ls]")]),
    "endless number": archive(
        [(n, t.replace("scale: 10\n", f"scale: {'9' * 6000}\n")) for n, t in GOOD]
    ),
    "huge power": archive([(n, t.replace("scale: 10\n", "scale: 1e999999999\n")) for n, t in GOOD]),
    "no number": archive([(n, t.replace("scale: 10\n", "scale: .nan\n")) for n, t in GOOD]),
    "not UTF-8": archive([(n, t.encode("utf-16")) for n, t in GOOD]),
}
FILE_NAMES = [
    "../../../etc/passwd", "..\\..\\x.csv", "<script>alert(1)</script>.csv", 'a"b.csv',
    "a\x00b.csv",
    "a" * 300 + ".csv", "", ".", "CON.csv", "đơn vị.csv", "x.csv\r\nX-Evil: 1", "{{7*7}}.csv",
    "-rf.csv", "=cmd|x.csv",
]  # fmt: skip
NUMBERS = ["1e999999999", "9" * 6000, "nan", "inf", "-inf", "-1", "0x10", "１２", "1e-999999",
           "1_0", "=1+1", "'1", "٣", "1,000,000.0.0", "--1", "5%%", "1/0", "\u202e12"]  # fmt: skip


def with_formulas():
    """A workbook whose cells are formulas."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEAD.strip().split(","))
        for place in range(11):
            page.write_formula(1, place, '=HYPERLINK("http://evil.example","x")', None, "=1+1")
    return stream.getvalue()

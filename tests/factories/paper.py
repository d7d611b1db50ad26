"""Files that people upload, made byte by byte: PDF, pictures, Word, Excel, and what is refused."""

import hashlib
import io
import zipfile

import docx
import xlsxwriter
from PIL import Image

REPORT = (
    "ỦY BAN NHÂN DÂN XÃ TÂN HƯNG",
    "Số: 112/BC-UBND",
    "Tân Hưng, ngày 10 tháng 12 năm 2025",
    "BÁO CÁO kết quả cải cách hành chính năm 2025",
    "Tiếp nhận 1.200 hồ sơ; 468 hồ sơ thanh toán trực tuyến.",
)
PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")

SIGNATURE = (
    b"<< /FT /Sig /T (Chuky) /V << /Type /Sig /Filter /Adobe.PPKLite /SubFilter "
    b"/adbe.pkcs7.detached /ByteRange [0 1 2 3] /Contents <00> >> >>"
)


def pdf(lines=REPORT, *, pages=1, signed=False, size=(595, 842), locked="", extra=""):
    """A PDF with the lines on each page; no lines: a scan without text.

    ``locked`` is "password" (nobody opens it) or "owner" (everybody opens it, few may print).
    """
    odd = sorted({letter for line in lines for letter in line if ord(letter) > 126})
    codes = {letter: 128 + place for place, letter in enumerate(odd)}
    names = " ".join(f"/uni{ord(letter):04X}" for letter in odd)
    encoding = f"<< /Type /Encoding /Differences [128 {names}] >>" if odd else "/WinAnsiEncoding"
    first = 5
    kids = " ".join(f"{first + 2 * page} 0 R" for page in range(pages))
    signature = "/AcroForm << /SigFlags 3 /Fields [4 0 R] >>" if signed else ""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {signature} {extra} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {encoding} >>".encode(),
        SIGNATURE,
    ]
    for page in range(pages):
        text = drawn([*lines, f"{page + 1}"] if lines else [], codes)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] "
            f"/Contents {first + 2 * page + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text))
    return assembled(objects, security(locked))


def drawn(lines, codes):
    """The instructions that write the lines."""
    shown = b""
    for place, line in enumerate(lines):
        code = bytes(codes.get(letter, ord(letter)) for letter in line)
        code = code.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        shown += b"BT /F1 14 Tf 60 %d Td (%s) Tj ET\n" % (780 - 24 * place, code)
    return shown


def security(locked):
    """The part of the trailer that encrypts, and the name of the file."""
    if not locked:
        return b""
    owner, name, allowed = b"O" * 32, b"0123456789abcdef", -44
    key = PADDING + owner + allowed.to_bytes(4, "little", signed=True) + name
    key = hashlib.md5(key).digest()[:5]  # noqa: S324  (as the format wants it)
    user = rc4(key, PADDING) if locked == "owner" else b"U" * 32
    return b"/Encrypt << /Filter /Standard /V 1 /R 2 /P %d /O <%s> /U <%s> >> /ID [<%s> <%s>] " % (
        allowed,
        owner.hex().encode(),
        user.hex().encode(),
        *[name.hex().encode()] * 2,
    )


def rc4(key, data):
    """The cipher of old PDF files."""
    state, other = list(range(256)), 0
    for place in range(256):
        other = (other + state[place] + key[place % len(key)]) % 256
        state[place], state[other] = state[other], state[place]
    first = second = 0
    out = bytearray()
    for byte in data:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        out.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(out)


def assembled(objects, more):
    """The objects with the table that says where each begins."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s>>\n" % (len(objects) + 1, more)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def picture(kind="PNG", size=(60, 40), colour="navy", **options):
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **options)
    return out.getvalue()


def word(lines=REPORT, rows=(("Mục", "Số"), ("Hồ sơ", "1.200"))):
    """A Word file with paragraphs and a table."""
    document, out = docx.Document(), io.BytesIO()
    document.add_heading(lines[0], 1)
    for line in lines[1:]:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=2)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(out)
    return out.getvalue()


def excel(sheets=None):
    """A workbook; each sheet by its name and its cells."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, cells in (sheets or {"Trích xuất": {"F18": 468, "A1": "Hồ sơ"}}).items():
            sheet = book.add_worksheet(name)
            for where, value in cells.items():
                sheet.write(where, value)
    return out.getvalue()


def with_parts(archive, **parts):
    """An Office file with parts added; dots in names are written as double underscores."""
    out = io.BytesIO(archive)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as changed:
        for name, content in parts.items():
            changed.writestr(name.replace("__", ".").replace("_S_", "/"), content)
    return out.getvalue()


def compound(*streams):
    """The beginning of an old Office file, with the names of its streams."""
    names = b"".join(name.encode("utf-16-le") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512 + names + b"\x00" * 512

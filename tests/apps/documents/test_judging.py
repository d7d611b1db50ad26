"""What a file is, whatever it is called, and why it is refused."""

import io
import zipfile

import pytest

from tests.factories.paper import compound, excel, pdf, picture, with_parts, word
from thuocdo.apps.documents.errors import RefusedFile
from thuocdo.apps.documents.models import MediaType
from thuocdo.apps.documents.services.judging import judged
from thuocdo.apps.documents.services.names import clean_name, ending_of

pytestmark = pytest.mark.slow
MEGABYTE = 1024 * 1024


@pytest.fixture
def judge(tmp_path):
    def found(content, name):
        path = tmp_path / "part"
        path.write_bytes(content)
        return judged(path, name)

    return found


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (pdf(), "a.pdf", MediaType.PDF),
        (b"\xef\xbb\xbf\n" + pdf(), "a.PDF", MediaType.PDF),
        (pdf(locked="owner"), "a", MediaType.PDF),
        (picture("JPEG"), "a.jpeg", MediaType.JPEG),
        (picture(), "a.png", MediaType.PNG),
        (word(), "a.docx", MediaType.DOCX),
        (excel(), "a.xlsx", MediaType.XLSX),
    ],
)
def test_what_may_be_kept_is_known_by_its_content(judge, content, name, media_type):
    assert judge(content, name).media_type == media_type


def a_zip(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


REFUSED = {
    "a program": (b"MZ\x90\x00" + b"\x00" * 200, "a.pdf", "chạy được như chương trình"),
    "a Linux program": (b"\x7fELF" + b"\x00" * 200, "a.docx", "chạy được như chương trình"),
    "a script": (b"#!/bin/sh\necho", "a", "chạy được như chương trình"),
    "named as a program": (pdf(), "bao-cao.pdf.exe", "chạy được như chương trình"),
    "a PDF with a password": (pdf(locked="password"), "a.pdf", "tệp có mật khẩu"),
    "Office with a password": (compound("EncryptedPackage"), "a.docx", "tệp có mật khẩu"),
    "old Office": (compound("WordDocument"), "a.doc", "Word, Excel đời cũ"),
    "a name with macros": (word(), "a.docm", "có macro"),
    "macros": (with_parts(word(), word_S_vbaProject__bin=b"x"), "a.docx", "có macro"),
    "Excel 4 macros": (
        with_parts(excel(), xl_S_macrosheets_S_sheet1__xml=b"x"), "a.xlsx", "có macro"),
    "a text grown large": (
        with_parts(word(), word_S_x__xml=b"0" * (61 * MEGABYTE)), "a.docx", "lớn bất thường"),
    "a bomb": (
        with_parts(word(), word_S_x__bin=b"0" * (40 * MEGABYTE)), "a.docx", "lớn bất thường"),
    "another archive": (a_zip(a="b"), "a.docx", "không nhận loại tệp này (nội dung: ZIP)"),
    "half an archive": (word()[:2000], "a.docx", "tệp bị hỏng"),
    "no Word inside": (a_zip(**{"word/document.xml": "<x/>"}), "a.docx", "tệp bị hỏng"),
    "no Excel inside": (a_zip(**{"xl/workbook.xml": "<x/>"}), "a.xlsx", "tệp bị hỏng"),
    "a broken PDF": (b"%PDF-1.7\nx", "a.pdf", "tệp bị hỏng"),
    "half a picture": (picture(size=(300, 300))[:200], "a.png", "tệp bị hỏng"),
    "too many pixels": (picture(size=(9000, 7000)), "a.png", "quá nhiều điểm ảnh"),
    "a page": (b"<!doctype html><script>alert(1)</script>", "a.pdf", "không nhận loại tệp này"),
    "a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.png", "không nhận loại tệp"),
    "noise": (b"\x01\x02\x03zzz", "a.bin", "không nhận loại tệp này. Chỉ nhận"),
    "a GIF": (b"GIF89a" + b"\x00" * 50, "a.gif", "nội dung: "),
    "a PDF called DOCX": (pdf(), "a.docx", "đuôi .docx nhưng nội dung là PDF"),
    "DOCX called XLSX": (word(), "a.xlsx", "đuôi .xlsx nhưng nội dung là DOCX"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "name", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_told_in_one_sentence_with_its_name(judge, content, name, words):
    with pytest.raises(RefusedFile) as refused:
        judge(content, name)

    told = refused.value.sentence
    assert told.vi.startswith(f"{name}: ")
    assert told.en.startswith(f"{name}: ")
    assert words in told.vi


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("báo cáo.pdf", "báo cáo.pdf"),
        ("ba\u0301o ca\u0301o.pdf", "báo cáo.pdf"),
        ("C:\\tam\\a.pdf", "a.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\r\nb.pdf", "ab.pdf"),
        ("  a   b.pdf ", "a b.pdf"),
        (".pdf", "pdf"),
        ("", "tep"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_the_last_part_in_signs_that_can_be_seen(name, clean):
    assert clean_name(name) == clean


@pytest.mark.parametrize(("name", "ending"), [("a.PDF", "pdf"), ("a", ""), ("a.b.docx", "docx")])
def test_the_ending_is_what_follows_the_last_dot(name, ending):
    assert ending_of(name) == ending

"""Official documents: the same texts in DOCX and PDF, laid out by NĐ 30/2020."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from docx import Document

from thuocdo.reporting.official.docx import docx_of
from thuocdo.reporting.official.model import (
    Acting,
    Appendix,
    Column,
    Heading,
    Official,
    Part,
    Signature,
    Table,
)
from thuocdo.reporting.official.pdf import pdf_of

pytestmark = pytest.mark.slow
COLUMNS = (Column("TT", 1, is_number=True), Column("Đơn vị", 4), Column("Điểm", 2, is_number=True))
EVIL = "Xã <b>Ẫ</b> & {{ x }} #evil() *x* $y$"
ROWS = (("1", EVIL, "93,91"), ("2", "Phường Hà Tu", "88,5"))
CHAIR = Signature(
    "PHÓ CHỦ TỊCH",
    "Nguyễn Thị Ặ",
    ((Acting.ON_BEHALF, "ỦY BAN NHÂN DÂN"), (Acting.DEPUTY, "CHỦ TỊCH")),
)


def made(**changes):
    """A decision with a table in its body and one in its appendix."""
    whole = {
        "heading": Heading("SỞ NỘI VỤ", "ỦY BAN NHÂN DÂN TỈNH MẪU", "QĐ-SNV", "Tỉnh mẫu"),
        "kind": "QUYẾT ĐỊNH",
        "about": "Về việc công bố kết quả",
        "parts": (
            Part(heading="Điều 1."),
            Part(text="Công bố kết quả."),
            Part(table=Table(COLUMNS, ROWS, "Bảng điểm")),
        ),
        "signatures": (CHAIR,),
        "recipients": ("Như Điều 3;", "Lưu: VT."),
        "appendices": (Appendix("PHỤ LỤC", "Xếp hạng", "(Kèm theo)", Table(COLUMNS, ROWS)),),
        "opening": ("Căn cứ Kế hoạch số 12/KH-UBND;",),
    }
    return Official(**{**whole, **changes})


def read_docx(data):
    """All paragraphs and cells in their order."""
    document = Document(BytesIO(data))
    cells = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return document, [paragraph.text for paragraph in document.paragraphs], cells


def read_pdf(data):
    """The text of all pages, blanks made one."""
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    return [" ".join(page.split()) for page in pages]


def test_a_word_file_holds_every_text_as_it_was_given():
    document, paragraphs, tables = read_docx(docx_of(made()))

    for text in (
        "QUYẾT ĐỊNH",
        "Căn cứ Kế hoạch số 12/KH-UBND;",
        "Điều 1.",
        "Công bố kết quả.",
        "Bảng điểm",
    ):
        assert text in paragraphs
    figures = [["TT", "Đơn vị", "Điểm"], *map(list, ROWS)]
    assert [table for table in tables if table[0][0] == "TT"] == [figures, figures]
    head = "\n".join(tables[0][0])
    assert "ỦY BAN NHÂN DÂN TỈNH MẪU\nSỞ NỘI VỤ" in head
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in head
    assert not any("{" in text for text in paragraphs)
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.left_margin.mm)) == (210, 30)
    assert section.different_first_page_header_footer


def test_the_columns_are_as_wide_as_asked():
    document, _, _ = read_docx(docx_of(made()))

    table = next(each for each in document.tables if each.cell(0, 0).text == "TT")
    widths = [column.w for column in table._tbl.tblGrid.gridCol_lst]
    assert widths[1] // widths[0] == 4
    assert len(widths) == 3


def test_a_pdf_holds_the_same():
    pages = read_pdf(pdf_of(made()))

    assert len(pages) == 2
    for text in ("SỞ NỘI VỤ", "Điều 1.", EVIL, "93,91", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"):
        assert text in pages[0]
    assert pages[1].startswith("2 PHỤ LỤC")  # numbered from the second page on
    assert "88,5" in pages[1]


def test_the_registry_writes_what_was_left_open():
    empty = made().heading
    full = Heading("SỞ NỘI VỤ", "", "BC-SNV", "Tỉnh mẫu", date(2026, 3, 5), "12")

    assert empty.numbered == "Số:         /QĐ-SNV"
    assert empty.dated.startswith("Tỉnh mẫu, ngày   ")
    assert full.numbered == "Số: 12/BC-SNV"
    assert full.dated == "Tỉnh mẫu, ngày 05 tháng 3 năm 2026"


@pytest.mark.parametrize("written", [docx_of, pdf_of], ids=["docx", "pdf"])
def test_minutes_bear_two_signatures_and_no_recipients(written):
    signatures = (Signature("CHỦ TỌA", "Bà A"), Signature("THƯ KÝ", "Ông B"))
    data = written(made(signatures=signatures, parts=(), opening=(), appendices=(), kind=""))

    if written is pdf_of:
        text = read_pdf(data)[0]
    else:
        _, _, tables = read_docx(data)
        text = "\n".join(cell for table in tables for row in table for cell in row)
    assert text.index("THƯ KÝ") < text.index("CHỦ TỌA")
    assert "Nơi nhận" not in text
    assert "Ông B" in text


def test_a_letter_without_a_signature_is_still_a_letter():
    _, paragraphs, _ = read_docx(docx_of(made(signatures=())))
    assert "Điều 1." in paragraphs
    assert "Điều 1." in read_pdf(pdf_of(made(signatures=())))[0]

"""P16: a decision with an appendix of 1,500 rows as DOCX and as PDF; ours must take 2 s at most.

The peer writes the same table with python-docx, cell by cell. For PDF no peer is installed.
"""

import argparse
import statistics
from functools import partial
from io import BytesIO

from docx import Document

from measuring import compare, measure, print_comparison
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

ROWS = 1500
COLUMNS = (
    Column("TT", 6, is_number=True),
    Column("Đơn vị", 40),
    Column("Điểm", 12, is_number=True),
    Column("Tỷ lệ", 12, is_number=True),
    Column("Hạng", 12, is_number=True),
    Column("Xếp loại", 10),
)


def main(rows: int = ROWS, runs: int = 3) -> None:
    """Print DOCX against python-docx, then the median of the PDF."""
    decision = decision_with(rows)
    comparison = compare(
        f"P16 decision with an appendix of {rows:,} rows, DOCX",
        partial(docx_of, decision),
        partial(cell_by_cell, decision.appendices[0].table),
        runs=runs,
        same=same_table,
    )
    print_comparison(comparison)
    pdf_of(decision)  # reads the fonts
    timings = [measure(lambda: pdf_of(decision)) for _ in range(runs)]
    wall = statistics.median(timing.wall for timing in timings)
    cpu = statistics.median(timing.cpu for timing in timings)
    print(f"P16 the same as PDF  (median of {runs})")
    print(f"  ours  {wall * 1e3:10.2f} ms   CPU {cpu * 1e3:10.2f} ms")


def decision_with(rows: int) -> Official:
    """A decision on results with its appendix."""
    table = Table(
        COLUMNS,
        tuple(
            (str(n), f"Xã số {n}, Tỉnh mẫu", "93,91", "94,2%", f"{n}/{rows}", "A")
            for n in range(1, rows + 1)
        ),
    )
    signature = Signature(
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn Ẩn",
        ((Acting.ON_BEHALF, "ỦY BAN NHÂN DÂN"), (Acting.DEPUTY, "CHỦ TỊCH")),
    )
    return Official(
        Heading("ỦY BAN NHÂN DÂN TỈNH MẪU", "", "QĐ-UBND", "Tỉnh mẫu"),
        "QUYẾT ĐỊNH",
        "Về việc công bố Chỉ số cải cách hành chính năm 2025",
        (Part(heading="Điều 1."), Part(text="Công bố kết quả tại Phụ lục kèm theo.")),
        (signature,),
        ("Như Điều 3;", "Lưu: VT."),
        (Appendix("PHỤ LỤC", "Kết quả", "(Kèm theo Quyết định số …)", table),),
        ("Căn cứ Luật Tổ chức chính quyền địa phương;",),
    )


def cell_by_cell(table: Table) -> bytes:
    """The table alone, as python-docx writes it."""
    document = Document()
    drawn = document.add_table(1 + len(table.rows), len(table.columns))
    lines = [[column.title for column in table.columns], *table.rows]
    for row, texts in zip(drawn.rows, lines, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def same_table(ours: bytes, peer: bytes) -> bool:
    """Whether both files hold the same table."""
    return table_in(ours) == table_in(peer)


def table_in(data: bytes) -> list[list[str]]:
    """The long table of a file."""
    table = max(Document(BytesIO(data)).tables, key=lambda each: len(each.rows))
    return [[cell.text for cell in row.cells] for row in table.rows]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    main(options.rows, options.runs)

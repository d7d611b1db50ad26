"""Make the Word template of official documents anew (NĐ 30/2020, Phụ lục I): A4, Times New Roman.

Officials may then change it in Word; the tags in braces are filled in by reporting/official.
"""

# ruff: noqa: ANN001, ANN002, ANN201, SLF001  (python-docx reaches borders only through its XML)

from pathlib import Path

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

TARGET = (
    Path(__file__).resolve().parents[1] / "src/thuocdo/reporting/official/templates/official.docx"
)
FONT = "Times New Roman"
BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def main() -> None:
    """Write the template."""
    document = Document()
    page(document)
    styles(document)
    head(document)
    body(document)
    foot(document)
    appendices(document)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(TARGET))
    print(TARGET)


def page(document) -> None:
    """A4, margins, and the page number in the middle above every page but the first."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    line = section.header.paragraphs[0]
    line.alignment = ALIGN.CENTER
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    number.append(run)
    line._p.append(number)


def styles(document) -> None:
    """One font in all styles."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    fonts = normal.element.rPr.rFonts
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.space_before = Pt(0)


def written(paragraph, text, *, size=14, bold=False, italic=False, at=ALIGN.CENTER):
    """A run in a paragraph, with its alignment."""
    paragraph.alignment = at
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def ruled(paragraph, *, wide):
    """The short line below the issuer and below the motto."""
    border = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    paragraph._p.get_or_add_pPr().append(border)
    indent = Mm(20 if wide else 22)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    paragraph.paragraph_format.line_spacing = Pt(6)


def head(document) -> None:
    """Issuer and symbol on the left; country, motto, place and day on the right."""
    table = columns(document, 66, 99)
    left, right = table.rows[0].cells
    first = left.paragraphs[0]
    written(first, "{%p if heading.parent %}", size=12)
    written(left.add_paragraph(), "{{ heading.parent }}", size=12)
    written(left.add_paragraph(), "{%p endif %}", size=12)
    written(left.add_paragraph(), "{{ heading.issuer }}", size=12, bold=True)
    ruled(left.add_paragraph(), wide=False)
    written(left.add_paragraph(), "{{ heading.numbered }}", size=13)
    written(right.paragraphs[0], "{{ country }}", size=12, bold=True)
    written(right.add_paragraph(), "{{ motto }}", size=13, bold=True)
    ruled(right.add_paragraph(), wide=True)
    written(right.add_paragraph(), "{{ heading.dated }}", size=13, italic=True)


def columns(document, *widths):
    """A table without lines, one row."""
    table = document.add_table(1, len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for cell, column, width in zip(table.rows[0].cells, table.columns, widths, strict=True):
        column.width = cell.width = Mm(width)
    return table


def body(document) -> None:
    """Kind, abstract, grounds, and the parts in their order."""
    tag(document, "{%p if kind %}")
    kind = written(document.add_paragraph(), "{{ kind }}", bold=True)
    kind.paragraph_format.space_before = Pt(18)
    tag(document, "{%p endif %}")
    about = written(document.add_paragraph(), "{{ about }}", bold=True)
    about.paragraph_format.space_after = Pt(14)
    tag(document, "{%p for line in opening %}")
    indented(document, "{{ line }}", italic=True)
    tag(document, "{%p endfor %}")
    tag(document, "{%p for part in parts %}")
    tag(document, "{%p if part.heading %}")
    indented(document, "{{ part.heading }}", bold=True)
    tag(document, "{%p endif %}")
    tag(document, "{%p if part.text %}")
    indented(document, "{{ part.text }}")
    tag(document, "{%p endif %}")
    tag(document, "{%p if part.table %}")
    filled(document, "part.table")
    tag(document, "{%p endif %}")
    tag(document, "{%p endfor %}")


def tag(document, text) -> None:
    """A paragraph that vanishes."""
    document.add_paragraph(text)


def indented(document, text, *, bold=False, italic=False, at=ALIGN.LEFT) -> None:
    """A paragraph of the body."""
    paragraph = written(document.add_paragraph(), text, bold=bold, italic=italic, at=at)
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_after = Pt(6)


def filled(document, name) -> None:
    """A table whose columns and rows come from the data; figures stand on the right."""
    tag(document, f"{{%p if {name}.caption %}}")
    indented(document, f"{{{{ {name}.caption }}}}", italic=True)
    tag(document, "{%p endif %}")
    table = document.add_table(4, 7)
    lined(table)
    loop = (f"{{%tc for c in {name}.columns %}}", "{{ c.title }}", "{%tc endfor %}")
    for place, text in enumerate(loop):
        written(table.rows[0].cells[place].paragraphs[0], text, size=11, bold=True)
    for cell in list(table.rows[0].cells)[3:]:
        table.rows[0]._tr.remove(cell._tc)
    repeat_above(table.rows[0])
    row_tag(table.rows[1], f"{{%tr for row in {name}.rows %}}")
    cells = (
        ("{%tc for c in row %}", ALIGN.LEFT),
        ("{%tc if c.right %}", ALIGN.LEFT),
        ("{{ c.text }}", ALIGN.RIGHT),
        ("{%tc else %}", ALIGN.LEFT),
        ("{{ c.text }}", ALIGN.LEFT),
        ("{%tc endif %}", ALIGN.LEFT),
        ("{%tc endfor %}", ALIGN.LEFT),
    )
    for place, (text, at) in enumerate(cells):
        written(table.rows[2].cells[place].paragraphs[0], text, size=11, at=at)
    whole(table.rows[2])
    row_tag(table.rows[3], "{%tr endfor %}")
    document.add_paragraph().paragraph_format.line_spacing = Pt(8)


def row_tag(row, text) -> None:
    """A row that vanishes."""
    row.cells[0].paragraphs[0].add_run(text)
    for cell in list(row.cells)[1:]:
        row._tr.remove(cell._tc)


def lined(table) -> None:
    """Thin black lines, and widths as the data says."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in BORDERS:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.find(qn("w:tblLook")).addprevious(borders)  # the schema wants this order
    table.autofit = False
    for row in table.rows:
        for cell in row.cells:
            width = cell._tc.tcPr.find(qn("w:tcW"))
            cell._tc.tcPr.remove(width)


def repeat_above(row) -> None:
    """The heading stands on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def whole(row) -> None:
    """No row is split between two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def foot(document) -> None:
    """Recipients on the left and the signature on the right; or two signatures."""
    document.add_paragraph().paragraph_format.line_spacing = Pt(12)
    table = columns(document, 75, 90)
    left, right = table.rows[0].cells
    left.paragraphs[0].add_run("{%p if second %}")
    signed(left, "second")
    left.add_paragraph("{%p else %}")
    written(left.add_paragraph(), "Nơi nhận:", size=12, bold=True, italic=True, at=ALIGN.LEFT)
    left.add_paragraph("{%p for each in recipients %}")
    written(left.add_paragraph(), "- {{ each }}", size=11, at=ALIGN.LEFT)
    left.add_paragraph("{%p endfor %}")
    left.add_paragraph("{%p endif %}")
    right.paragraphs[0].add_run("{%p if first %}")
    signed(right, "first")
    right.add_paragraph("{%p endif %}")


def signed(cell, name) -> None:
    """In whose place, the office, room for the hand, the name."""
    cell.add_paragraph(f"{{%p for line in {name}.lines %}}")
    written(cell.add_paragraph(), "{{ line }}", size=13, bold=True)
    cell.add_paragraph("{%p endfor %}")
    for _ in range(4):
        cell.add_paragraph()
    written(cell.add_paragraph(), f"{{{{ {name}.name }}}}", size=14, bold=True)


def appendices(document) -> None:
    """Each begins on a new page."""
    tag(document, "{%p for appendix in appendices %}")
    title = written(document.add_paragraph(), "{{ appendix.title }}", bold=True)
    title.paragraph_format.page_break_before = True
    written(document.add_paragraph(), "{{ appendix.about }}", bold=True)
    belongs = written(document.add_paragraph(), "{{ appendix.belongs }}", italic=True)
    belongs.paragraph_format.space_after = Pt(10)
    filled(document, "appendix.table")
    tag(document, "{%p endfor %}")


if __name__ == "__main__":
    main()

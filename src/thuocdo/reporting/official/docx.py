"""The document as DOCX, from the Word template: the registry adds number and day in Word."""

from io import BytesIO
from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from thuocdo.reporting.official.model import COUNTRY, MOTTO, Official, Table

TEMPLATE = Path(__file__).with_name("templates") / "official.docx"
WIDTH = 9355  # of the text, in twentieths of a point: 165 mm
MARK = "w:tblHeader"  # only tables of figures repeat their heading


def docx_of(document: Official, template: Path = TEMPLATE) -> bytes:
    """The file; texts are printed as they are, whatever signs stand in them."""
    page = DocxTemplate(str(template))
    page.render(content_of(document), autoescape=True)
    widened(page, [part.table for part in document.parts if part.table], document)
    file = BytesIO()
    page.save(file)
    return file.getvalue()


def content_of(document: Official) -> dict[str, Any]:
    """What the template asks for by name."""
    return {
        "country": COUNTRY,
        "motto": MOTTO,
        "heading": document.heading,
        "kind": document.kind,
        "about": document.about,
        "opening": document.opening,
        "parts": [
            {"heading": part.heading, "text": part.text, "table": filled(part.table)}
            for part in document.parts
        ],
        "first": document.signatures[0] if document.signatures else None,
        "second": document.signatures[1] if len(document.signatures) > 1 else None,
        "recipients": document.recipients,
        "appendices": [
            {
                "title": each.title,
                "about": each.about,
                "belongs": each.belongs,
                "table": filled(each.table),
            }
            for each in document.appendices
        ],
    }


def filled(table: Table | None) -> dict[str, Any] | None:
    """A table with the side of each cell."""
    if table is None:
        return None
    right = [column.is_number for column in table.columns]
    return {
        "caption": table.caption,
        "columns": table.columns,
        "rows": [
            [{"text": text, "right": side} for text, side in zip(row, right, strict=True)]
            for row in table.rows
        ],
    }


def widened(page: DocxTemplate, tables: list[Table], document: Official) -> None:
    """Give each table of figures the widths of its columns."""
    asked = [*tables, *(each.table for each in document.appendices)]
    made = [
        each._tbl  # noqa: SLF001  (python-docx has no other way to the grid)
        for each in page.docx.tables
        if each._tbl.tr_lst[0].find(f".//{{{NAMESPACE}}}tblHeader") is not None  # noqa: SLF001
    ]
    for drawn, table in zip(made, asked, strict=True):
        whole = sum(column.share for column in table.columns)
        grid = drawn.tblGrid
        for old in list(grid):
            grid.remove(old)
        for column in table.columns:
            width = OxmlElement("w:gridCol")
            width.set(qn("w:w"), str(WIDTH * column.share // whole))
            grid.append(width)


NAMESPACE = qn(MARK)[1:].partition("}")[0]

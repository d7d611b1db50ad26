"""Rows of a criteria table (code, parent, title, maximum, method, rule) as a tree."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thuocdo.reading.importing.codes import code_in
from thuocdo.reading.importing.hanging import rooted
from thuocdo.reading.importing.methods import method_in
from thuocdo.reading.importing.nodes import Node
from thuocdo.reading.importing.qualifying import qualify
from thuocdo.reading.tables.refusals import refused_cell, refused_file
from thuocdo.reading.tables.table import Cell, Row, Table
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

COLUMNS = ("code", "parent", "name", "maximum", "method", "rule")
SHOWN = "code, parent, title, maximum, method, rule"
PROSE_HEADERS = frozenset({"rule_text", "rule text", "cach tinh diem"})
ENGLISH_HEADERS = frozenset({"title_en", "name_en"})
TOTALS = frozenset({"total", "tong", "tong cong", "tong diem", "tong so"})


class Criteria(NamedTuple):
    """A whole table."""

    top: list[Node]
    total: Decimal | None  # points that a row of totals states
    total_place: Sentence
    notes: tuple[Sentence, ...]


def read_criteria(table: Table, *, prose: bool) -> Criteria:
    """Read all rows and hang each below its parent.

    Args:
        table: With the columns code, maximum and, where there are, parent, title, method, rule.
        prose: Keep rule texts as notes and let points be entered directly.

    Raises:
        UnreadableTable: a column is missing, a code stands twice in one part, a parent is not
            known.
    """
    refuse_lacking(table)
    keeps = prose or is_prose(table)
    nodes: list[Node] = []
    total, total_place = None, Sentence("", "")
    above = {table.cell(row, "parent").text for row in table.rows}
    for row in table.rows:
        code = coded(table, row)
        if code.text not in above - {""} and is_total(table, row):
            total, total_place = maximum_in(table, row), code.place
        elif is_heading(table, row):
            continue
        else:
            nodes.append(read_node(table, row, code_in(code), keeps=keeps))
    top = rooted(table.name, nodes)
    notes = (*notes_on(table, keeps=keeps), *qualify(table.name, top))
    return Criteria(top, total, total_place, notes)


def refuse_lacking(table: Table) -> None:
    """Refuse a table without codes or maxima, or without any row."""
    for column in ("code", "maximum"):
        if column not in table.columns:
            raise refused_file(
                table.name,
                Sentence(
                    f"thiếu cột `{column}`. Bảng tiêu chí cần các cột {SHOWN}.",
                    f"the column `{column}` is missing. A criteria table has: {SHOWN}.",
                ),
            )
    if not table.rows:
        raise refused_file(
            table.name,
            Sentence(
                "không có tiêu chí nào. Thêm các dòng dưới dòng tiêu đề.",
                "there is no criterion. Add rows below the header.",
            ),
        )


def coded(table: Table, row: Row) -> Cell:
    """The code of a row; a date is refused, being what a spreadsheet makes of 1.2."""
    code = table.cell(row, "code")
    if isinstance(code.value, date):
        raise refused_cell(
            code.place,
            Sentence(
                "mã đã bị bảng tính đổi thành ngày. Định dạng cột mã là văn bản (Text) "
                "rồi nhập lại mã.",
                "the spreadsheet has turned the code into a date. Format the code column as text "
                "and enter the code again.",
            ),
        )
    return code


def is_total(table: Table, row: Row) -> bool:
    """Whether the row states the scale: its code, or its title where it has none, says so."""
    code = table.cell(row, "code").text
    return fold(code or table.cell(row, "name").text) in TOTALS


def is_heading(table: Table, row: Row) -> bool:
    """Whether the row has neither code nor points; one with points must have a code.

    Raises:
        UnreadableCell: it has points and no code.
    """
    code, maximum = table.cell(row, "code"), table.cell(row, "maximum")
    if not code.is_blank:
        return False
    if maximum.is_blank:
        return True
    raise refused_cell(
        code.place,
        Sentence(
            "dòng có điểm tối đa nhưng không có mã. Thêm mã hoặc bỏ dòng.",
            "the row has a maximum but no code. Add a code or remove the row.",
        ),
    )


def read_node(table: Table, row: Row, code: str, *, keeps: bool) -> Node:
    """One row; its children come later."""
    rule = table.cell(row, "rule")
    return Node(
        code,
        one_line(table.cell(row, "name").text) or code,
        english_title(table, row),
        maximum_in(table, row),
        method_in(table.cell(row, "method")),
        "" if keeps or rule.is_blank else rule.text,
        rule.text if keeps else "",
        table.cell(row, "code").place,
        rule,
        table.cell(row, "parent").text,
    )


def maximum_in(table: Table, row: Row) -> Decimal | None:
    """The maximum of a row; None where there is none."""
    return table.cell(row, "maximum").decimal()


def one_line(text: str) -> str:
    """The text without line breaks."""
    return " ".join(text.split())


def english_title(table: Table, row: Row) -> str:
    """The title in English, where the table has such a column."""
    for index, header in enumerate(table.headers):
        if fold(header) in ENGLISH_HEADERS:
            return one_line(table.cell_at(row, index).text)
    return ""


def is_prose(table: Table) -> bool:
    """Whether the column of rules holds the document's own words, by its header."""
    index = table.columns.get("rule")
    return index is not None and fold(table.headers[index]) in PROSE_HEADERS


def notes_on(table: Table, *, keeps: bool) -> tuple[Sentence, ...]:
    """What was left aside: columns that nobody asked for, rules in prose."""
    notes = list(table.notes)
    others = [h for h in table.unknown_headers(COLUMNS) if fold(h) not in ENGLISH_HEADERS]
    if others:
        listed = ", ".join(f"«{header}»" for header in others)
        notes.append(
            Sentence(
                f"{table.name}: không dùng đến cột {listed}.",
                f"{table.name}: the columns {listed} are not used.",
            )
        )
    if keeps and "rule" in table.columns:
        notes.append(
            Sentence(
                f"{table.name}: lời văn về cách tính điểm được giữ làm ghi chú, "
                "điểm nhập trực tiếp.",
                f"{table.name}: the wording of rules is kept as a note, "
                "points are entered directly.",
            )
        )
    return tuple(notes)

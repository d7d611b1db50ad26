"""Rows of a criteria table (code, parent, title, maximum, method, rule) as a tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thuocdo.cli.importing.codes import code_in, parent_by_code
from thuocdo.cli.importing.methods import method_in
from thuocdo.cli.importing.rule_notation import Document, UnreadableRule, rule_of
from thuocdo.cli.tables.refusals import UnreadableCell, refused_cell, refused_file
from thuocdo.cli.tables.table import Cell, Row, Table
from thuocdo.core.index_set.model import Method
from thuocdo.core.rounding import ZERO
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

COLUMNS = ("code", "parent", "name", "maximum", "method", "rule")
SHOWN = "code, parent, title, maximum, method, rule"
PROSE_HEADERS = frozenset({"rule_text", "rule text", "cach tinh diem"})
ENGLISH_HEADERS = frozenset({"title_en", "name_en"})
TOTALS = frozenset({"total", "tong", "tong cong", "tong diem", "tong so"})


@dataclass(slots=True)
class Node:
    """One row, with the rows below it."""

    code: str
    title: str
    title_en: str
    maximum: Decimal | None  # points; below zero for what is taken off
    method: Method
    rule: str
    prose: str
    place: Sentence
    rule_cell: Cell
    children: "list[Node]" = field(default_factory=list)

    def worth(self) -> Decimal:
        """What the row adds to the scale: its leaves without what is taken off."""
        if self.children:
            return sum((child.worth() for child in self.children), ZERO)
        return max(self.maximum or ZERO, ZERO)

    def taken_off(self) -> Decimal:
        """What the row can take off at most, below zero."""
        if self.children:
            return sum((child.taken_off() for child in self.children), ZERO)
        return min(self.maximum or ZERO, ZERO)

    def document(self) -> Document:
        """The rule's YAML form.

        Raises:
            UnreadableCell: the cell holds no rule.
        """
        try:
            return rule_of(self.rule)
        except UnreadableRule as wrong:
            raise self.rule_cell.refused(wrong) from wrong


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
        UnreadableTable: a column is missing, a code stands twice, a parent or rule is not known.
    """
    refuse_lacking(table)
    keeps = prose or is_prose(table)
    nodes: dict[str, Node] = {}
    parents: dict[str, str] = {}
    total, total_place = None, Sentence("", "")
    above = {table.cell(row, "parent").text for row in table.rows}
    for row in table.rows:
        code = coded(table, row)
        if code.text not in above - {""} and is_total(table, row):
            total, total_place = maximum_in(table, row), code.place
        elif is_heading(table, row):
            continue
        else:
            name = code_in(code)
            if name in nodes:
                raise twice(code, name)
            nodes[name] = read_node(table, row, name, keeps=keeps)
            parents[name] = table.cell(row, "parent").text
    top = rooted(table, nodes, parents)
    return Criteria(top, total, total_place, notes_on(table, keeps=keeps))


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


def rooted(table: Table, nodes: dict[str, Node], parents: dict[str, str]) -> list[Node]:
    """Hang each node below its parent and return those at the top."""
    is_stated = any(parents.values())
    top: list[Node] = []
    for code, node in nodes.items():
        above = parent_in(node, parents[code], nodes) if is_stated else parent_by_code(code, nodes)
        (nodes[above].children if above else top).append(node)
    if sum(1 for node in top for _ in walk(node)) != len(nodes):
        raise refused_file(
            table.name,
            Sentence(
                "các mã cha tạo thành vòng. Sửa cột `parent`.",
                "the parents form a circle. Correct `parent`.",
            ),
        )
    return top


def parent_in(node: Node, text: str, nodes: dict[str, Node]) -> str:
    """The stated parent; empty for a row at the top."""
    above = text if text in nodes else text.rstrip(".")
    if above in {"", "-"}:
        return ""
    if above not in nodes or above == node.code:
        raise refused_cell(
            node.place,
            Sentence(
                f"mã cha `{text}` của `{node.code}` không có trong bảng. "
                "Sửa mã cha hoặc thêm dòng.",
                f"the parent `{text}` of `{node.code}` is not in the table. "
                "Correct it or add its row.",
            ),
        )
    return above


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it."""
    yield node
    for child in node.children:
        yield from walk(child)


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


def twice(cell: Cell, code: str) -> UnreadableCell:
    """The refusal of a code that stands in two rows."""
    return refused_cell(
        cell.place,
        Sentence(
            f"mã `{code}` đã có ở dòng trước. Mỗi dòng một mã; sửa mã hoặc bỏ dòng.",
            f"the code `{code}` stands in a row above. Give each row its own code "
            "or remove the row.",
        ),
    )

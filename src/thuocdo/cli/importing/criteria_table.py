"""Rows of a criteria table (code, parent, title, maximum, method, rule) as a tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from thuocdo.cli.importing.rule_notation import Document, UnreadableRule, rule_of
from thuocdo.cli.tables.refusals import refused_cell, refused_file
from thuocdo.cli.tables.table import Cell, Row, Table
from thuocdo.core.index_set.model import Method
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

METHODS = {
    "self": Method.SELF, "tu cham": Method.SELF, "tu danh gia": Method.SELF,
    "tham dinh": Method.SELF,
    "survey": Method.SURVEY, "dieu tra": Method.SURVEY, "khao sat": Method.SURVEY,
    "dieu tra xa hoi hoc": Method.SURVEY, "xhh": Method.SURVEY,
    "data": Method.DATA, "du lieu": Method.DATA, "so lieu": Method.DATA,
    "council": Method.COUNCIL, "hoi dong": Method.COUNCIL,
}  # fmt: skip

COLUMNS = "code, parent, title, maximum, method, rule"


@dataclass(slots=True)
class Node:
    """One row, with the rows below it."""

    code: str
    title: str
    maximum: Decimal | None
    method: Method
    rule: Document
    prose: str
    place: Sentence
    children: "list[Node]" = field(default_factory=list)

    def total(self) -> Decimal:
        """The stated maximum, else what the rows below add up to."""
        if self.maximum is not None:
            return self.maximum
        return sum((child.total() for child in self.children), Decimal(0))


def read_nodes(table: Table, *, prose: bool) -> list[Node]:
    """The rows at the top, each with its tree.

    Args:
        table: With the columns code, title, maximum and, where there are, parent, method, rule.
        prose: Keep rule texts as notes and let points be entered directly.

    Raises:
        UnreadableTable: a column is missing, a code stands twice, a parent or rule is not known.
    """
    for column in ("code", "maximum"):
        if column not in table.columns:
            raise refused_file(
                table.name,
                Sentence(
                    f"thiếu cột `{column}`. Bảng tiêu chí cần các cột {COLUMNS}.",
                    f"the column `{column}` is missing. A criteria table has: {COLUMNS}.",
                ),
            )
    nodes: dict[str, tuple[Node, str]] = {}
    for row in table.rows:
        code = table.cell(row, "code")
        if not code.text:
            continue
        if code.text in nodes:
            raise refused(
                code, f"mã `{code.text}` đã có ở dòng trước", f"the code `{code.text}` stands twice"
            )
        nodes[code.text] = (read_node(table, row, prose=prose), parent_of(table, row, nodes))
    return rooted(table, nodes)


def read_node(table: Table, row: Row, *, prose: bool) -> Node:
    """One row; its children come later."""
    code, rule = table.cell(row, "code"), table.cell(row, "rule")
    is_note = prose or not is_rule_column(table)
    try:
        document = rule_of("" if is_note else rule.text)
    except UnreadableRule as wrong:
        raise rule.refused(wrong) from wrong
    return Node(
        code.text,
        table.cell(row, "name").text or code.text,
        table.cell(row, "maximum").decimal(),
        method_in(table.cell(row, "method")),
        document,
        rule.text if is_note else "",
        code.place,
    )


def is_rule_column(table: Table) -> bool:
    """Whether the column holds rules; ``rule_text`` holds the document's prose."""
    index = table.columns.get("rule")
    return index is not None and fold(table.headers[index]) not in {"rule_text", "cach tinh diem"}


def method_in(cell: Cell) -> Method:
    """The method named in a cell; the unit scores itself where nothing is named."""
    word = fold(cell.text)
    if not word:
        return Method.SELF
    if word not in METHODS:
        known = "self, survey, data, council"
        raise refused(
            cell,
            f"không có phương pháp `{cell.text}` ({known})",
            f"there is no method `{cell.text}` ({known})",
        )
    return METHODS[word]


def parent_of(table: Table, row: Row, before: dict[str, tuple[Node, str]]) -> str:
    """The code of the parent: as written, or by the beginning of the code without such a column."""
    parent, code = table.cell(row, "parent"), table.cell(row, "code").text
    if parent.text or "parent" in table.columns:
        return parent.text
    while "." in code:
        code = code.rpartition(".")[0]
        if code in before:
            return code
    return ""


def rooted(table: Table, nodes: dict[str, tuple[Node, str]]) -> list[Node]:
    """Hang each node below its parent and return those at the top."""
    top = []
    for node, parent in nodes.values():
        if not parent:
            top.append(node)
        elif parent not in nodes or parent == node.code:
            raise refused_place(
                node.place,
                f"mã cha `{parent}` của `{node.code}` không có trong bảng",
                f"the parent `{parent}` of `{node.code}` is not in the table",
            )
        else:
            nodes[parent][0].children.append(node)
    if sum(1 for node in top for _ in walk(node)) != len(nodes):
        raise refused_file(
            table.name,
            Sentence(
                "các mã cha tạo thành vòng. Sửa cột `parent`.",
                "the parents form a circle. Correct `parent`.",
            ),
        )
    return top


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it."""
    yield node
    for child in node.children:
        yield from walk(child)


def refused(cell: Cell, vi: str, en: str) -> Exception:
    """A refusal at a cell."""
    return refused_place(cell.place, vi, en)


def refused_place(place: Sentence, vi: str, en: str) -> Exception:
    """A refusal at a place, with the remedy."""
    return refused_cell(
        place,
        Sentence(f"{vi}. Sửa ô này hoặc bỏ dòng.", f"{en}. Correct this cell or remove the row."),
    )

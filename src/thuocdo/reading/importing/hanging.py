"""Rows of a table as a tree: by the stated parent, by the code, or by order and numbering."""

from collections.abc import Sequence

from thuocdo.reading.importing.codes import parent_by_code
from thuocdo.reading.importing.nodes import Node, walk
from thuocdo.reading.importing.numbering import depth_of, style_of
from thuocdo.reading.tables.refusals import UnreadableCell, refused_cell, refused_file
from thuocdo.vietnamese.sentence import Sentence


def rooted(file: str, nodes: Sequence[Node]) -> list[Node]:
    """Hang each node below its parent and return those at the top.

    Raises:
        UnreadableTable: a parent is not there or not clear, parents form a circle, or a code
            stands twice below one parent.
    """
    tree = Tree(nodes)
    for node in nodes:
        tree.hang(node)
    if sum(1 for node in tree.top for _ in walk(node)) != len(nodes):
        raise refused_file(
            file,
            Sentence(
                "các mã cha tạo thành vòng. Sửa cột `parent`.",
                "the parents form a circle. Correct `parent`.",
            ),
        )
    return tree.top


class Tree:
    """A tree that grows row by row."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.by_code: dict[str, list[Node]] = {}
        for node in nodes:
            self.by_code.setdefault(node.code, []).append(node)
        self.is_stated = any(node.parent for node in nodes)
        self.has_repeats = len(self.by_code) < len(nodes)
        self.top: list[Node] = []
        self.paths: dict[int, list[Node]] = {}  # identity of a row → those above it, and itself
        self.open: list[Node] = []  # the path of the row before

    def hang(self, node: Node) -> None:
        """Put a row below its parent.

        Raises:
            UnreadableCell: the parent is not there or not clear, or has such a child already.
        """
        parent = self.stated(node) if self.is_stated else self.inferred(node)
        siblings = self.top if parent is None else parent.children
        if any(sibling.code == node.code for sibling in siblings):
            raise twice(node)
        siblings.append(node)
        above = [] if parent is None else self.paths.get(id(parent), [parent])
        self.open = self.paths[id(node)] = [*above, node]

    def stated(self, node: Node) -> Node | None:
        """The parent that the row names; None for a row at the top."""
        text = node.parent
        code = text if text in self.by_code else text.rstrip(".")
        return None if code in {"", "-"} else self.named(node, code, text)

    def inferred(self, node: Node) -> Node | None:
        """The parent by the code; where codes repeat and this one continues none, by its style."""
        code = parent_by_code(node.code, self.by_code)
        if code:
            return self.named(node, code, code)
        return self.by_style(node) if self.has_repeats else None

    def named(self, node: Node, code: str, text: str) -> Node:
        """The row with a parent's code; of several the one below which this row stands."""
        fitting = [one for one in self.by_code.get(code, []) if one is not node]
        if not fitting:
            raise no_parent(node, text)
        if len(fitting) > 1:
            fitting = [one for one in self.open if one.code == code]
        if len(fitting) != 1:
            raise unclear_parent(node, text)
        return fitting[0]

    def by_style(self, node: Node) -> Node | None:
        """A style that is open goes on beside its row; a new one begins below the row before.

        Raises:
            UnreadableCell: a new style is one that stands above that of the row before.
        """
        style = style_of(node.code, self.by_code)
        for depth, row in enumerate(self.open):
            if style_of(row.code, self.by_code) == style:
                return self.open[depth - 1] if depth else None
        if self.open and depth_of(node.code) < depth_of(self.open[-1].code):
            raise unclear_level(node)
        return self.open[-1] if self.open else None


def no_parent(node: Node, text: str) -> UnreadableCell:
    """The refusal of a parent that is not in the table."""
    return refused_cell(
        node.place,
        Sentence(
            f"mã cha `{text}` của `{node.code}` không có trong bảng. Sửa mã cha hoặc thêm dòng.",
            f"the parent `{text}` of `{node.code}` is not in the table. Correct it or add its row.",
        ),
    )


def unclear_parent(node: Node, text: str) -> UnreadableCell:
    """The refusal of a parent that several rows could be."""
    return refused_cell(
        node.place,
        Sentence(
            f"mã cha `{text}` của `{node.code}` có ở nhiều dòng. Đặt dòng này ngay trong phần "
            "của nó, hoặc cho các dòng đó mã riêng.",
            f"the parent `{text}` of `{node.code}` stands in several rows. Move this row into "
            "its own part, or give those rows different codes.",
        ),
    )


def unclear_level(node: Node) -> UnreadableCell:
    """The refusal of a row that begins another numbering and may belong anywhere."""
    return refused_cell(
        node.place,
        Sentence(
            f"không rõ `{node.code}` thuộc phần nào. Thêm cột `parent` ghi mã cha của từng dòng.",
            f"it is not clear which part `{node.code}` belongs to. Add a column `parent` with "
            "the code of the row above each row.",
        ),
    )


def twice(node: Node) -> UnreadableCell:
    """The refusal of a code that stands in two rows of one part."""
    return refused_cell(
        node.place,
        Sentence(
            f"mã `{node.code}` đã có ở dòng trước. Mỗi dòng một mã; sửa mã hoặc bỏ dòng.",
            f"the code `{node.code}` stands in a row above. Give each row its own code "
            "or remove the row.",
        ),
    )

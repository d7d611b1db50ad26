"""Maxima that should add up: of a row and those below it, of the domains and the scale."""

from decimal import Decimal

from thuocdo.core.scoring.wording import number
from thuocdo.reading.importing.nodes import Node, walk
from thuocdo.reading.tables.refusals import UnreadableCell, refused_cell
from thuocdo.vietnamese.sentence import Sentence

MEND = Sentence(
    "Sửa cho khớp, hoặc để trống điểm tối đa của dòng này.",
    "Make them agree, or leave the maximum of this row empty.",
)
MEND_SCALE = Sentence(
    'Sửa cho khớp; nếu văn bản công bố đúng như vậy, thêm --as-published "lý do".',
    'Make them agree; if the document was published so, add --as-published "reason".',
)
WHOLE = Sentence("cả bộ", "the whole")


def refuse_wrong_sums(node: Node) -> None:
    """Refuse a row whose items do not add up to its own maximum, or that has a rule as well.

    Raises:
        UnreadableCell: at the row.
    """
    for group in walk(node):
        if not group.children:
            continue
        if group.rule:
            raise refused_cell(
                group.rule_cell.place,
                Sentence(
                    f"`{group.code}` có các mục con nên không có quy tắc riêng. "
                    "Xóa quy tắc này hoặc chuyển xuống mục con.",
                    f"`{group.code}` has items below it and no rule of its own. "
                    "Clear the rule or move it to an item.",
                ),
            )
        if group.maximum is not None:
            below = group.taken_off() if group.maximum < 0 else group.worth()
            if below != group.maximum:
                raise wrong_sum(group, group.children, below, group.maximum)


def wrong_sum(node: Node, children: list[Node], below: Decimal, stated: Decimal) -> UnreadableCell:
    """The refusal of items that do not add up to their row."""
    what = Sentence(f"`{node.code}`", f"`{node.code}`")
    return refused_cell(node.place, told(what, children, below, stated, MEND))


def wrong_scale(
    place: Sentence, domains: list[Node], below: Decimal, stated: Decimal
) -> UnreadableCell:
    """The refusal of domains that do not add up to the scale; a document may have it so."""
    return refused_cell(place, told(WHOLE, domains, below, stated, MEND_SCALE))


def told(
    what: Sentence, children: list[Node], below: Decimal, stated: Decimal, mend: Sentence
) -> Sentence:
    """What is stated, what the items give, and which of them have no maximum."""
    (stated_vi, stated_en), (below_vi, below_en) = number(stated), number(below)
    blank = [leaf.code for child in children for leaf in walk(child) if is_without_points(leaf)]
    codes = ", ".join(blank[:8]) + ("…" if len(blank) > 8 else "")
    vi = f" ({codes} chưa có điểm tối đa)" if blank else ""
    en = f" ({codes} without a maximum)" if blank else ""
    return Sentence(
        f"điểm tối đa của {what.vi} là {stated_vi} nhưng các mục con cộng được {below_vi}{vi}. "
        f"{mend.vi}",
        f"the maximum of {what.en} is {stated_en}, but its items add to {below_en}{en}. {mend.en}",
    )


def is_without_points(node: Node) -> bool:
    """Whether the row is a leaf without a maximum."""
    return not node.children and node.maximum is None

"""Which items of two editions belong together: the written mapping, then equal codes."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from thuocdo.core.errors import InvalidIndexSet, InvalidRequest
from thuocdo.core.index_set.model import Group, IndexSet, Leaf, Mapping

Node = Group | Leaf


class Nodes(NamedTuple):
    """The nodes of one edition by code, in the order of the document."""

    leaves: dict[str, Leaf]
    groups: dict[str, Group]

    def has(self, code: str) -> bool:
        """Whether any node has the code."""
        return code in self.leaves or code in self.groups

    def node(self, code: str) -> Node:
        """The node with a code that exists."""
        return self.leaves[code] if code in self.leaves else self.groups[code]


class Pairing(NamedTuple):
    """Codes that belong together; one side is empty for what is new or dropped."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    note: str = ""


class Pairings(NamedTuple):
    """All pairings of two editions."""

    leaves: tuple[Pairing, ...]
    groups: tuple[Pairing, ...]


def nodes_of(index_set: IndexSet) -> Nodes:
    """All nodes of an edition."""
    groups = {group.code: group for group in groups_of(index_set.domains)}
    return Nodes({leaf.code: leaf for leaf in index_set.leaves}, groups)


def groups_of(nodes: tuple[Node, ...]) -> Iterator[Group]:
    """All groups, each before those below it."""
    for node in nodes:
        if isinstance(node, Group):
            yield node
            yield from groups_of(node.children)


def pairings_of(old: IndexSet, new: IndexSet) -> Pairings:
    """Pair the items of two editions.

    Raises:
        InvalidRequest: the mapping of the new edition was written for another one.
        InvalidIndexSet: the mapping names an unknown code, or a code in two ways.
    """
    if new.mapping and new.replaces != old.name:
        raise InvalidRequest(
            f"bảng ánh xạ của {new.name} được lập cho {new.replaces}, không phải {old.name}. "
            f"So sánh {new.replaces} với {new.name}.",
            f"the mapping of {new.name} was written for {new.replaces}, not for {old.name}. "
            f"Compare {new.replaces} with {new.name}.",
        )
    before, after = nodes_of(old), nodes_of(new)
    lines = list(distinct_lines(new))
    for line in lines:
        refuse_unknown(line, (old, before), (new, after))
        refuse_mixed(line, new, before, after)
    leaf_lines = [line for line in lines if is_of_leaves(line, before, after)]
    group_lines = [line for line in lines if line not in leaf_lines]
    return Pairings(
        tuple(paired(leaf_lines, list(before.leaves), list(after.leaves), new)),
        tuple(paired(group_lines, list(before.groups), list(after.groups), new)),
    )


def distinct_lines(new: IndexSet) -> Iterator[Mapping]:
    """The lines of the mapping, each once; a code stands in one line on either side."""
    lines = {(line.old, line.new): line for line in new.mapping}
    for side in ("old", "new"):
        seen: set[str] = set()
        for code in chain.from_iterable(getattr(line, side) for line in lines.values()):
            if code in seen:
                raise unfit(
                    new,
                    f"mã `{code}` đứng ở `{side}` của nhiều dòng khác nhau. Gộp thành một "
                    "dòng ghi đủ các mã liên quan.",
                    f"the code `{code}` stands in `{side}` of several different lines. Write one "
                    "line with all the codes that belong together.",
                )
            seen.add(code)
    yield from lines.values()


def refuse_unknown(
    line: Mapping, before: tuple[IndexSet, Nodes], after: tuple[IndexSet, Nodes]
) -> None:
    """Every code of a line exists in its edition."""
    for codes, (index_set, nodes) in ((line.old, before), (line.new, after)):
        for code in codes:
            if not nodes.has(code):
                raise unfit(
                    after[0],
                    f"bảng ánh xạ nêu mã `{code}` nhưng {index_set.name} không có mã này. Sửa mã, "
                    f"hoặc xem các mã bằng `thuocdo index-sets show {index_set.name}`.",
                    f"the mapping names `{code}`, which {index_set.name} does not have. Correct "
                    f"the code, or list the codes with `thuocdo index-sets show {index_set.name}`.",
                )


def refuse_mixed(line: Mapping, new: IndexSet, before: Nodes, after: Nodes) -> None:
    """A line maps scored leaves to leaves, or groups to groups."""
    kinds = {code in before.leaves for code in line.old} | {c in after.leaves for c in line.new}
    if len(kinds) > 1:
        codes = ", ".join((*line.old, *line.new))
        raise unfit(
            new,
            f"một dòng ánh xạ vừa có mục chấm điểm vừa có nhóm: {codes}. Ánh xạ mục chấm điểm với "
            "mục chấm điểm, nhóm với nhóm.",
            f"a mapping line holds both scored leaves and groups: {codes}. Map leaves to leaves "
            "and groups to groups.",
        )


def is_of_leaves(line: Mapping, before: Nodes, after: Nodes) -> bool:
    """Whether the line speaks of leaves."""
    return any(code in before.leaves for code in line.old) or any(
        code in after.leaves for code in line.new
    )


def paired(
    lines: list[Mapping], old: list[str], new: list[str], edition: IndexSet
) -> Iterator[Pairing]:
    """Pairings in the order of the new document; dropped items follow."""
    of_new = {code: line for line in lines for code in line.new}
    of_old = {code: line for line in lines for code in line.old}
    refuse_taken_codes(edition, of_old.keys() ^ of_new.keys(), set(old) & set(new))
    told: set[tuple[str, ...]] = set()
    for code in new:
        line = of_new.get(code)
        if line is None:
            yield Pairing((code,) if code in old else (), (code,))
        elif line.new not in told:
            told.add(line.new)
            yield Pairing(line.old, line.new, line.note)
    for code in old:
        if code in of_old and not of_old[code].new:
            yield Pairing((code,), (), of_old[code].note)
        elif code not in of_old and code not in new:
            yield Pairing((code,), ())


def refuse_taken_codes(edition: IndexSet, on_one_side: set[str], in_both: set[str]) -> None:
    """A code of both editions is mapped on both sides or on none: nobody may guess the other."""
    for code in sorted(on_one_side & in_both):
        raise unfit(
            edition,
            f"mã `{code}` có ở cả hai phiên bản nhưng bảng ánh xạ chỉ nêu một phía. Ghi thêm một "
            f'dòng: `old: ["{code}"]` nếu mục cũ đã bỏ hoặc chuyển đi, `new: ["{code}"]` nếu '
            "mục mới khác mục cũ.",
            f"the code `{code}` stands in both editions, but the mapping speaks of one side only. "
            f'Add a line: `old: ["{code}"]` if the old item was dropped or moved, `new: ["{code}"]`'
            " if the new item is another one.",
        )


def unfit(new: IndexSet, vi: str, en: str) -> InvalidIndexSet:
    """A problem of the mapping, with the edition that holds it."""
    return InvalidIndexSet(
        f"{new.name}, `mapping` trong index_set.yaml: {vi}",
        f"{new.name}, `mapping` in index_set.yaml: {en}",
    )

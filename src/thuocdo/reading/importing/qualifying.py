"""Codes that come again in each part, made unique by the code of their part: I.1, II.1."""

from collections import Counter

from thuocdo.reading.importing.codes import continues
from thuocdo.reading.importing.hanging import twice
from thuocdo.reading.importing.nodes import Node, walk
from thuocdo.vietnamese.sentence import Sentence

SHOWN = 6  # codes that the note lists


def qualify(file: str, top: list[Node]) -> tuple[Sentence, ...]:
    """Change the codes in place; the note says which, and is lacking where all were unique.

    One code that repeats qualifies its whole level, so that I.2 stands beside I.1 and II.1.

    Raises:
        UnreadableCell: a code so made is that of another row.
    """
    written = {id(node): node.code for root in top for node in walk(root)}
    repeated = {code for code, times in Counter(written.values()).items() if times > 1}
    if not repeated:
        return ()
    parents = top
    while parents:
        pairs = [(parent, child) for parent in parents for child in parent.children]
        is_repeated = any(child.code in repeated for _, child in pairs)
        for parent, child in pairs:
            child.code = code_below(parent, written[id(parent)], child.code, is_whole=is_repeated)
        parents = [child for _, child in pairs]
    refuse_equal(top)
    changed = [n.code for root in top for n in walk(root) if n.code != written[id(n)]]
    return (qualified(file, changed),)


def code_below(parent: Node, written: str, code: str, *, is_whole: bool) -> str:
    """The code of a child: 1.1 below I.1, written 1, becomes I.1.1."""
    if continues(code, written):
        return parent.code + code.removeprefix(written)
    return f"{parent.code}.{code}" if is_whole else code


def refuse_equal(top: list[Node]) -> None:
    """Refuse a row whose code is that of another."""
    seen: set[str] = set()
    for node in (node for root in top for node in walk(root)):
        if node.code in seen:
            raise twice(node)
        seen.add(node.code)


def qualified(file: str, codes: list[str]) -> Sentence:
    """The note on changed codes."""
    listed = ", ".join(codes[:SHOWN]) + (f" (+{len(codes) - SHOWN})" if codes[SHOWN:] else "")
    return Sentence(
        f"{file}: mã lặp lại giữa các phần nên ghi kèm mã của phần: {listed}. "
        "Dùng các mã này trong bảng số liệu.",
        f"{file}: codes repeat between parts and carry the code of their part: {listed}. "
        "Use these in tables of figures.",
    )

"""The order in which leaves are scored: a leaf after those that its rule looks at."""

from graphlib import CycleError, TopologicalSorter

from thuocdo.core.index_set.model import Leaf


def evaluation_order(leaves: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
    """Leaves in an order that satisfies every dependency; stable for the same document.

    Raises:
        InvalidIndexSet: a leaf looks at an unknown leaf, or at itself through others.
    """
    known = {leaf.code: leaf for leaf in leaves}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for leaf in leaves:
        needs = leaf.rule.needs if leaf.rule else ()
        for code in needs:
            if code not in known:
                raise leaf.place.refusal(
                    f"quy tắc của {leaf.code} dựa vào mục `{code}` không có trong bộ. Sửa mã này.",
                    f"the rule of {leaf.code} looks at `{code}`, which is not in the set. "
                    "Correct the code.",
                )
        sorter.add(leaf.code, *needs)
    try:
        return tuple(known[code] for code in sorter.static_order())
    except CycleError as error:
        circle = error.args[1][::-1]  # graphlib names what is looked at before what looks
        told = " → ".join(circle)
        raise known[circle[0]].place.refusal(
            f"các mục dựa vào nhau thành vòng: {told}. Bỏ một liên kết.",
            f"these items look at each other in a circle: {told}. Remove one of the links.",
        ) from None

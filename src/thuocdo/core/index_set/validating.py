"""What the loader checks once an edition is read whole."""

from collections.abc import Iterator
from decimal import Decimal

from thuocdo.core.documents.located import Place
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.model import Group, IndexSet, Leaf, Status, ZeroDenominator
from thuocdo.core.rounding import ZERO


def problems_of(index_set: IndexSet, heading: Place) -> list[InvalidIndexSet]:
    """All problems of the whole: codes, sums, parts, and what each leaf must have."""
    return [
        *repeated_codes(index_set, heading),
        *unfit_parts(index_set, heading),
        *(problem for domain in index_set.domains for problem in unfit_sums(domain, heading)),
        *unfit_scale(index_set, heading),
        *(problem for leaf in index_set.leaves for problem in unfit_leaf(leaf, index_set.status)),
    ]


def repeated_codes(index_set: IndexSet, heading: Place) -> Iterator[InvalidIndexSet]:
    """A code names one node of the tree."""
    seen: set[str] = set()
    for code in codes(index_set.domains):
        if code in seen:
            yield heading.refusal(
                f"mã `{code}` được dùng hai lần. Mỗi mã chỉ dùng một lần trong cả bộ.",
                f"the code `{code}` is used twice. A code stands once in the whole set.",
            )
        seen.add(code)


def codes(nodes: "tuple[Group | Leaf, ...]") -> Iterator[str]:
    """All codes of the tree; a domain that is scored as a whole is its own leaf."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield node.code
        else:
            if [child.code for child in node.children] != [node.code]:
                yield node.code
            yield from codes(node.children)


def unfit_parts(index_set: IndexSet, heading: Place) -> Iterator[InvalidIndexSet]:
    """Each domain belongs to exactly one part."""
    named = sorted(code for part in index_set.parts for code in part.domains)
    there = sorted(domain.code for domain in index_set.domains)
    if named != there:
        yield heading.refusal(
            f"các phần (`parts`) gồm các lĩnh vực {', '.join(named)} nhưng bộ có {', '.join(there)}. "
            "Mỗi lĩnh vực thuộc đúng một phần.",
            f"the `parts` name the domains {', '.join(named)}, but the set has {', '.join(there)}. "
            "Each domain belongs to one part.",
        )


def unfit_sums(group: Group, heading: Place) -> Iterator[InvalidIndexSet]:
    """The maxima of the children add up to that of the group."""
    total = sum((child.maximum for child in group.children), ZERO)
    if total != group.maximum:
        yield InvalidIndexSet(
            f"{heading.file}: điểm tối đa của {group.code} là {group.maximum} nhưng các mục con cộng được "
            f"{total}. Sửa `maximum` của {group.code} hoặc của mục con.",
            f"{heading.file}: the maximum of {group.code} is {group.maximum}, but its items add to {total}. "
            f"Correct the `maximum` of {group.code} or of an item.",
        )
    for child in group.children:
        if isinstance(child, Group):
            yield from unfit_sums(child, heading)


def scale_of(index_set: IndexSet) -> Decimal:
    """What the capped maxima of all parts in the scale add up to."""
    total = ZERO
    for part in index_set.parts:
        if part.in_scale:
            maxima = sum((d.maximum for d in index_set.domains if d.code in part.domains), ZERO)
            total += maxima if part.cap is None else min(maxima, part.cap)
    return total


def unfit_scale(index_set: IndexSet, heading: Place) -> Iterator[InvalidIndexSet]:
    """The parts add up to the scale, unless the document itself was published otherwise."""
    total = scale_of(index_set)
    if (total != index_set.scale) != bool(index_set.scale_note.vi):
        yield heading.refusal(
            f"điểm tối đa các phần cộng được {total}, thang điểm là {index_set.scale}. Sửa cho khớp; nếu văn "
            "bản công bố đúng như vậy thì ghi lý do ở `scale_as_published`, nếu đã khớp thì bỏ mục đó.",
            f"the parts' maxima add to {total}, the scale is {index_set.scale}. Make them agree; if the "
            "document was published so, give the reason in `scale_as_published`; if they agree, remove it.",
        )


def unfit_leaf(leaf: Leaf, status: Status) -> Iterator[InvalidIndexSet]:
    """What one scored leaf must have: reachable points, a policy for zero, a worked case."""
    if leaf.rule is None:
        return
    low, high = leaf.rule.bounds()
    if high != leaf.maximum:
        yield unfit(
            leaf,
            f"quy tắc cho tối đa {high} điểm, điểm tối đa ghi {leaf.maximum}. Sửa một trong hai.",
            f"the rule gives at most {high} points, the maximum says {leaf.maximum}. Correct one.",
        )
    if leaf.minimum is not None and (low is None or low < leaf.minimum):
        yield unfit(
            leaf,
            f"quy tắc có thể cho {low} điểm, thấp hơn mức thấp nhất {leaf.minimum}. Thêm `minimum:`.",
            f"the rule can give {low} points, below the lowest {leaf.minimum}. Add `minimum:`.",
        )
    if leaf.rule.may_lack_denominator != (leaf.zero_denominator is not None):
        yield unfit(
            leaf,
            f"`zero_denominator` phải có khi quy tắc có mẫu số và chỉ khi đó. Chọn: {ZERO_CHOICES}.",
            f"`zero_denominator` must stand where the rule divides, and only there. Choose: {ZERO_CHOICES}.",
        )
    if not leaf.cases and status is not Status.DRAFT:
        yield unfit(
            leaf,
            "chưa có ví dụ tính điểm. Thêm ít nhất một mục trong `cases`.",
            "there is no worked case. Add at least one under `cases`.",
        )


ZERO_CHOICES = ", ".join(ZeroDenominator)


def unfit(leaf: Leaf, vi: str, en: str) -> InvalidIndexSet:
    """A problem of one leaf, with its file and line."""
    return InvalidIndexSet(f"{leaf.place}: {leaf.code}: {vi}", f"{leaf.place}: {leaf.code}: {en}")

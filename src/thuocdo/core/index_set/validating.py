"""What the loader checks once an edition is read whole."""

from collections.abc import Iterator
from decimal import Decimal

from thuocdo.core.documents.located import Mapping
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.model import (
    Group,
    IndexSet,
    Leaf,
    NotApplicable,
    Part,
    Status,
    ZeroDenominator,
)
from thuocdo.core.rounding import ZERO
from thuocdo.core.scoring import wording

Problems = Iterator[InvalidIndexSet]

ZERO_CHOICES = ", ".join(ZeroDenominator)


def problems_of(index_set: IndexSet, heading: Mapping) -> list[InvalidIndexSet]:
    """All problems of the whole: codes, sums, parts, and what each leaf must have."""
    return [
        *unfit_parts(index_set, heading),
        *unfit_scale(index_set, heading),
        *repeated_codes(index_set),
        *(problem for domain in index_set.domains for problem in unfit_sums(domain)),
        *(problem for leaf in index_set.leaves for problem in unfit_leaf(leaf, index_set.status)),
    ]


def repeated_codes(index_set: IndexSet) -> Problems:
    """A code names one node of the tree; a domain that is scored as a whole is its own leaf."""
    seen: set[str] = set()
    for domain in index_set.domains:
        for node in domain.children if is_scored_whole(domain) else (domain,):
            for each in nodes_of(node):
                if each.code in seen:
                    yield each.place.refusal(
                        f"mã `{each.code}` được dùng hai lần. "
                        "Mỗi mã chỉ dùng một lần trong cả bộ. Đổi một mã.",
                        f"the code `{each.code}` is used twice. "
                        "A code stands once in the whole set. Change one.",
                    )
                seen.add(each.code)


def is_scored_whole(domain: Group) -> bool:
    """Whether the domain has one leaf, under its own code."""
    child = domain.children[0]
    return len(domain.children) == 1 and isinstance(child, Leaf) and child.code == domain.code


def nodes_of(node: Group | Leaf) -> Iterator[Group | Leaf]:
    """The node and all below it."""
    yield node
    if isinstance(node, Group):
        for child in node.children:
            yield from nodes_of(child)


def unfit_parts(index_set: IndexSet, heading: Mapping) -> Problems:
    """Parts have codes of their own, each domain is in one of them, and main ones count."""
    place = heading.place_of("parts")
    codes = [part.code for part in index_set.parts]
    if len(set(codes)) < len(codes):
        yield place.refusal(
            f"các phần (`parts`) có mã trùng nhau: {', '.join(codes)}. Mỗi phần một mã.",
            f"the `parts` share a code: {', '.join(codes)}. Give each its own.",
        )
    named = ", ".join(sorted(code for part in index_set.parts for code in part.domains))
    there = ", ".join(sorted(domain.code for domain in index_set.domains))
    if named != there:
        yield place.refusal(
            f"các phần (`parts`) gồm các lĩnh vực {named} nhưng bộ có {there}. "
            "Ghi mỗi lĩnh vực vào đúng một phần.",
            f"the `parts` name the domains {named}, but the set has {there}. "
            "Write each domain into one part.",
        )


def unfit_sums(group: Group) -> Problems:
    """The maxima of the children add up to that of the group."""
    total = sum((child.maximum for child in group.children), ZERO)
    if total != group.maximum:
        added, stated = wording.number(total), wording.number(group.maximum)
        yield group.place.refusal(
            f"điểm tối đa của {group.code} là {stated.vi} nhưng các mục con cộng được {added.vi}. "
            f"Sửa `maximum` của {group.code} hoặc của mục con.",
            f"the maximum of {group.code} is {stated.en}, but its items add to {added.en}. "
            f"Correct the `maximum` of {group.code} or of an item.",
        )
    for child in group.children:
        if isinstance(child, Group):
            yield from unfit_sums(child)


def scale_of(index_set: IndexSet) -> Decimal:
    """What the capped maxima of all parts in the scale add up to."""
    return sum((maximum_of(p, index_set) for p in index_set.parts if p.in_scale), ZERO)


def maximum_of(part: Part, index_set: IndexSet) -> Decimal:
    """The most that a part can give."""
    total = sum((d.maximum for d in index_set.domains if d.code in part.domains), ZERO)
    return total if part.cap is None else min(total, part.cap)


def unfit_scale(index_set: IndexSet, heading: Mapping) -> Problems:
    """The parts add up to the scale, unless the document itself was published otherwise."""
    total, scale = scale_of(index_set), index_set.scale
    added, stated = wording.number(total), wording.number(scale)
    if total != scale and not index_set.scale_note.vi:
        yield heading.place_of("scale").refusal(
            f"điểm tối đa các phần cộng được {added.vi}, thang điểm là {stated.vi}. Sửa cho khớp; "
            "nếu văn bản công bố đúng như vậy thì ghi lý do ở `scale_as_published`.",
            f"the parts' maxima add to {added.en}, the scale is {stated.en}. Make them agree; "
            "if the document was published so, give the reason in `scale_as_published`.",
        )
    if total == scale and index_set.scale_note.vi:
        yield heading.place_of("scale_as_published").refusal(
            f"điểm tối đa các phần khớp với thang điểm {stated.vi}. Bỏ `scale_as_published`.",
            f"the parts' maxima do add to the scale {stated.en}. Remove `scale_as_published`.",
        )


def unfit_leaf(leaf: Leaf, status: Status) -> Problems:
    """What one scored leaf must have: reachable points, a policy for zero, a worked case."""
    if leaf.rule is None:
        return
    yield from unfit_bounds(leaf, *leaf.rule.bounds())
    if leaf.rule.may_lack_denominator != (leaf.zero_denominator is not None):
        yield unfit(
            leaf,
            "`zero_denominator` phải có khi quy tắc có mẫu số và chỉ khi đó. "
            f"Chọn một trong: {ZERO_CHOICES}; nếu không có mẫu số thì bỏ khóa này.",
            "`zero_denominator` must stand where the rule divides, and only there. "
            f"Choose one of: {ZERO_CHOICES}; without a denominator remove it.",
        )
    if (leaf.zero_denominator, leaf.not_applicable) == (
        ZeroDenominator.NOT_APPLICABLE,
        NotApplicable.REFUSED,
    ):
        yield unfit(
            leaf,
            "mẫu số bằng 0 là «không áp dụng» (`zero_denominator`) nhưng mục này không nhận "
            "«không áp dụng». Ghi chính sách ở `not_applicable`.",
            "a denominator of 0 is not applicable (`zero_denominator`), but the item refuses that. "
            "Write the policy under `not_applicable`.",
        )
    if not leaf.cases and status is not Status.DRAFT:
        yield unfit(
            leaf,
            "chưa có ví dụ tính điểm. Thêm ít nhất một mục trong `cases`.",
            "there is no worked case. Add at least one under `cases`.",
        )


def unfit_bounds(leaf: Leaf, low: Decimal | None, high: Decimal) -> Problems:
    """The rule reaches the maximum, passes neither end, and the maximum is not below zero."""
    if leaf.maximum < 0:
        yield unfit(
            leaf,
            "điểm tối đa không được âm. Với điểm trừ, ghi `maximum: 0` và `minimum:`.",
            "the maximum must not be negative. For penalties write `maximum: 0` and `minimum:`.",
        )
    if high != leaf.maximum:
        given, stated = wording.points(high), wording.points(leaf.maximum)
        yield unfit(
            leaf,
            f"quy tắc cho tối đa {given.vi}, điểm tối đa ghi {stated.vi}. Sửa một trong hai.",
            f"the rule gives at most {given.en}, the maximum says {stated.en}. Correct one.",
        )
    if leaf.minimum is not None and (low is None or low < leaf.minimum):
        stated = wording.points(leaf.minimum)
        yield unfit(
            leaf,
            f"quy tắc có thể cho ít hơn mức thấp nhất {stated.vi}. Sửa quy tắc hoặc `minimum:`.",
            f"the rule can give less than the minimum of {stated.en}. Correct it or `minimum:`.",
        )


def unfit(leaf: Leaf, vi: str, en: str) -> InvalidIndexSet:
    """A problem of one leaf, with its file and line."""
    return leaf.place.refusal(f"{leaf.code}: {vi}", f"{leaf.code}: {en}")

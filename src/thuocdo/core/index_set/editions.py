"""Compare two editions: what was kept, changed, split, merged, added and dropped."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from thuocdo.core.index_set.edition_mapping import (
    Node,
    Pairing,
    nodes_of,
    pairings_of,
)
from thuocdo.core.index_set.model import IndexSet, Leaf
from thuocdo.core.index_set.rule_likeness import Difference, Setting, rule_differences
from thuocdo.core.rounding import ZERO
from thuocdo.vietnamese.numbers import write_change, write_number
from thuocdo.vietnamese.sentence import Sentence


class Change(StrEnum):
    """What happened to an item; several may hold at once, KEPT stands alone."""

    KEPT = "kept"
    CHANGED_WORDING = "changed_wording"
    CHANGED_RULE = "changed_rule"
    CHANGED_MAXIMUM = "changed_maximum"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


WORDS = {
    Change.KEPT: Sentence("giữ nguyên", "kept"),
    Change.CHANGED_WORDING: Sentence("đổi cách diễn đạt", "changed wording"),
    Change.CHANGED_RULE: Sentence("đổi quy tắc tính điểm", "changed rule"),
    Change.CHANGED_MAXIMUM: Sentence("đổi điểm tối đa", "changed maximum"),
    Change.SPLIT: Sentence("tách", "split"),
    Change.MERGED: Sentence("gộp", "merged"),
    Change.NEW: Sentence("mới", "new"),
    Change.DROPPED: Sentence("bỏ", "dropped"),
}


class ItemComparison(NamedTuple):
    """Leaves (or groups) of two editions that belong together."""

    old: tuple[Node, ...]  # none for a new item
    new: tuple[Node, ...]  # none for a dropped item
    changes: frozenset[Change]
    note: str  # from the mapping

    @property
    def old_maximum(self) -> Decimal:
        """Points at stake before."""
        return sum((node.maximum for node in self.old), ZERO)

    @property
    def new_maximum(self) -> Decimal:
        """Points at stake now."""
        return sum((node.maximum for node in self.new), ZERO)

    @property
    def sentence(self) -> Sentence:
        """All that happened to the item, in words."""
        told = [said_of(self, change) for change in Change if change in self.changes]
        codes = "/".join(dict.fromkeys(node.code for node in self.new or self.old))
        title = (self.new or self.old)[0].title
        return Sentence(
            f"{codes} «{title.vi}»: {'; '.join(s.vi for s in told)}.",
            f"{codes} “{title.en}”: {'; '.join(s.en for s in told)}.",
        )


class DomainShift(NamedTuple):
    """Points that a domain won or lost in the new edition."""

    old: str | None  # code; None for a new domain
    new: str | None  # code; None for a dropped domain
    title: Sentence
    old_maximum: Decimal  # points
    new_maximum: Decimal  # points

    @property
    def change(self) -> Decimal:
        """Points moved in (positive) or out."""
        return self.new_maximum - self.old_maximum

    @property
    def sentence(self) -> Sentence:
        """The shift in words."""
        vi, en = (
            (
                write_number(self.old_maximum, None, language),
                write_number(self.new_maximum, None, language),
                write_change(self.change, None, language),
            )
            for language in ("vi", "en")
        )
        return Sentence(
            f"{self.title.vi}: {vi[0]} → {vi[1]} điểm ({vi[2]}).",
            f"{self.title.en}: {en[0]} → {en[1]} points ({en[2]}).",
        )


@dataclass(frozen=True, slots=True)
class EditionComparison:
    """Everything that differs between two editions."""

    old: IndexSet
    new: IndexSet
    leaves: tuple[ItemComparison, ...]  # in the order of the new document; dropped ones last
    groups: tuple[ItemComparison, ...]
    domains: tuple[DomainShift, ...]

    def count(self, change: Change) -> int:
        """How many items of leaves show this change."""
        return sum(change in item.changes for item in self.leaves)

    @property
    def sentence(self) -> Sentence:
        """The counts in words; changes that did not happen are left out."""
        counts = {change: self.count(change) for change in Change}
        told = [(WORDS[change], n) for change, n in counts.items() if n]
        return Sentence(
            f"Từ {self.old.name} sang {self.new.name}: "
            + ", ".join(f"{words.vi} {n} mục" for words, n in told)
            + ".",
            f"From {self.old.name} to {self.new.name}: "
            + ", ".join(f"{words.en} {n}" for words, n in told)
            + ".",
        )


def compare_editions(old: IndexSet, new: IndexSet) -> EditionComparison:
    """Compare two editions by the mapping of the new one, then by equal codes.

    A rule counts as changed when the same figures earn another share of the maximum, or when the
    method or a policy of the leaf changed.

    Raises:
        InvalidRequest: the new edition was mapped from another one.
        InvalidIndexSet: the mapping names unknown codes, or a code in two ways.
    """
    pairings = pairings_of(old, new)
    before, after = nodes_of(old), nodes_of(new)
    renamed = {p.old[0]: p.new[0] for p in pairings.leaves if len(p.old) == len(p.new) == 1}
    years_later = first_year(new) - first_year(old)

    def compared(pairing: Pairing) -> ItemComparison:
        olds = tuple(before.node(code) for code in pairing.old)
        news = tuple(after.node(code) for code in pairing.new)
        changes = changes_of(olds, news, renamed, years_later)
        return ItemComparison(olds, news, changes, pairing.note)

    leaves = tuple(map(compared, pairings.leaves))
    groups = tuple(map(compared, pairings.groups))
    return EditionComparison(old, new, leaves, groups, domain_shifts(old, new, groups))


def first_year(index_set: IndexSet) -> int:
    """The first year assessed with the edition; that of its coming into force if none is named."""
    return min(index_set.years, default=index_set.in_force_from.year)


def changes_of(
    old: tuple[Node, ...], new: tuple[Node, ...], renamed: dict[str, str], years_later: int
) -> frozenset[Change]:
    """What happened between the old and the new nodes of one item."""
    if not old or not new:
        return frozenset({Change.DROPPED if old else Change.NEW})
    if len(old) > 1 or len(new) > 1:
        return frozenset(regrouped(old, new))
    found = single_changes(old[0], new[0], renamed, years_later)
    return frozenset(found or {Change.KEPT})


def regrouped(old: tuple[Node, ...], new: tuple[Node, ...]) -> set[Change]:
    """A split, a merger, or both at once; and whether points were moved in or out."""
    found = {Change.SPLIT} if len(new) > 1 else set()
    if len(old) > 1:
        found.add(Change.MERGED)
    if sum(node.maximum for node in old) != sum(node.maximum for node in new):
        found.add(Change.CHANGED_MAXIMUM)
    return found


def single_changes(old: Node, new: Node, renamed: dict[str, str], years_later: int) -> set[Change]:
    """What happened to one item that stayed one item."""
    found = {Change.CHANGED_WORDING} if old.title != new.title else set()
    if old.maximum != new.maximum:
        found.add(Change.CHANGED_MAXIMUM)
    if isinstance(old, Leaf) and isinstance(new, Leaf):
        setting = Setting(old.maximum, new.maximum, years_later, renamed)
        differing = rule_differences(old.rule, new.rule, setting)
        if Difference.SUBSTANCE in differing or policies_of(old) != policies_of(new):
            found.add(Change.CHANGED_RULE)
        elif differing:
            found.add(Change.CHANGED_WORDING)
    return found


def policies_of(leaf: Leaf) -> tuple[object, ...]:
    """What the leaf lays down beside its rule."""
    return leaf.method, leaf.not_applicable, leaf.zero_denominator


def domain_shifts(
    old: IndexSet, new: IndexSet, groups: tuple[ItemComparison, ...]
) -> tuple[DomainShift, ...]:
    """The maxima of the domains side by side; a split or merged one stands with its first code."""
    domains = {domain.code for domain in (*old.domains, *new.domains)}
    rows = []
    for item in groups:
        node = (item.new or item.old)[0]
        if node.code in domains:
            rows.append(
                DomainShift(
                    item.old[0].code if item.old else None,
                    item.new[0].code if item.new else None,
                    node.title,
                    item.old_maximum,
                    item.new_maximum,
                )
            )
    return tuple(rows)


def said_of(item: ItemComparison, change: Change) -> Sentence:
    """One change of an item in words."""
    old, new = ", ".join(n.code for n in item.old), ", ".join(n.code for n in item.new)
    words = WORDS[change]
    if change is Change.KEPT and old != new:
        return Sentence(f"{words.vi}, đổi mã từ {old}", f"{words.en}, was coded {old}")
    if change is Change.CHANGED_WORDING and item.old[0].title != item.new[0].title:
        title = item.old[0].title
        return Sentence(f"{words.vi}, trước là «{title.vi}»", f"{words.en}, was “{title.en}”")
    if change in {Change.CHANGED_MAXIMUM, Change.NEW, Change.DROPPED}:
        return told_in_points(item, change)
    if change is Change.SPLIT:
        return Sentence(f"{words.vi} {old} thành {new}", f"{words.en}: {old} into {new}")
    if change is Change.MERGED:
        return Sentence(f"{words.vi} từ {old}", f"{words.en} from {old}")
    return words


def told_in_points(item: ItemComparison, change: Change) -> Sentence:
    """A change with the points that came, went or moved."""
    vi, en = (
        (write_number(item.old_maximum, None, lang), write_number(item.new_maximum, None, lang))
        for lang in ("vi", "en")
    )
    if change is Change.NEW:
        if not item.new_maximum:  # a penalty, or an item that is shown and not scored
            return Sentence("mục mới", "new")
        return Sentence(f"mục mới, {vi[1]} điểm", f"new, worth {counted(item.new_maximum)}")
    if change is Change.DROPPED:
        return Sentence(
            f"bỏ, trước đây {vi[0]} điểm", f"dropped, was worth {counted(item.old_maximum)}"
        )
    return Sentence(
        f"đổi điểm tối đa từ {vi[0]} thành {vi[1]}", f"changed maximum from {en[0]} to {en[1]}"
    )


def counted(points: Decimal) -> str:
    """``1 point``, ``0.5 points``: the English noun with its number."""
    return f"{write_number(points, None, 'en')} {'point' if points == 1 else 'points'}"

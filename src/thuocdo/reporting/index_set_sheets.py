"""Index sets as sheets: the list, the tree with its rules in words, one leaf, two editions."""

from thuocdo.core.index_set.editions import WORDS, Change, EditionComparison, ItemComparison
from thuocdo.core.index_set.model import Case, Group, IndexSet, Leaf, Status
from thuocdo.core.scoring import wording
from thuocdo.core.tracing.phrases import capitalised, figure_text
from thuocdo.reporting.sheets import Column, Sheet, Value
from thuocdo.vietnamese.sentence import Sentence

STATUSES = {
    Status.OFFICIAL: Sentence("theo văn bản", "from a document"),
    Status.DEMO: Sentence("minh họa", "demonstration"),
    Status.DRAFT: Sentence("nháp", "draft"),
}
LIST = (
    Column("set", Sentence("Bộ chỉ số", "Index set")),
    Column("title", Sentence("Tên", "Title")),
    Column("status", Sentence("Tình trạng", "Status")),
    Column("leaves", Sentence("Số mục", "Items")),
    Column("scale", Sentence("Thang điểm", "Scale"), 0),
    Column("hash", Sentence("Mã băm", "Hash")),
)
TREE = (
    Column("code", Sentence("Mã", "Code")),
    Column("title", Sentence("Tên", "Title")),
    Column("maximum", Sentence("Tối đa", "Maximum"), 2),
    Column("method", Sentence("Cách chấm", "Method")),
    Column("rule", Sentence("Quy tắc", "Rule")),
)
LEAF = (
    Column("item", Sentence("Mục", "Item")),
    Column("text", Sentence("Nội dung", "What it says")),
)
DIFF = (
    Column("code", Sentence("Mã", "Code")),
    Column("change", Sentence("Thay đổi", "Change")),
    Column("old_maximum", Sentence("Trước", "Before"), 2),
    Column("new_maximum", Sentence("Nay", "Now"), 2),
    Column("sentence", Sentence("Nội dung", "What it says")),
)
METHODS = {
    "self": Sentence("tự chấm", "self-assessed"),
    "survey": Sentence("điều tra", "survey"),
    "data": Sentence("dữ liệu", "data"),
    "council": Sentence("hội đồng", "council"),
}


def list_sheet(index_sets: list[IndexSet]) -> Sheet:
    """All sets that are there."""
    rows: list[tuple[Value, ...]] = [
        (s.name, s.title, STATUSES[s.status], len(s.leaves), s.scale, s.content_hash[:12])
        for s in index_sets
    ]
    return Sheet(Sentence("Các bộ chỉ số", "Index sets"), LIST, rows)


def tree_sheet(index_set: IndexSet) -> Sheet:
    """The whole tree; groups first, then their leaves with the rule in words."""
    rows = [row for domain in index_set.domains for row in rows_of(domain, 0)]
    notes = [Sentence(f"Căn cứ: {index_set.legal_basis}", f"Legal basis: {index_set.legal_basis}")]
    notes += [note for note in (index_set.caveat, index_set.scale_note) if note.vi]
    title = Sentence(
        f"{index_set.title.vi} ({index_set.name}, {STATUSES[index_set.status].vi})",
        f"{index_set.title.en} ({index_set.name}, {STATUSES[index_set.status].en})",
    )
    return Sheet(title, TREE, rows, tuple(notes))


def rows_of(node: Group | Leaf, depth: int) -> list[tuple[Value, ...]]:
    """A node and all below it, indented by depth."""
    indent = "  " * depth
    title = Sentence(f"{indent}{node.title.vi}", f"{indent}{node.title.en}")
    if isinstance(node, Leaf):
        maximum = None if node.rule is None else node.maximum
        return [(node.code, title, maximum, METHODS[node.method.value], rule_in_words(node))]
    below = [row for child in node.children for row in rows_of(child, depth + 1)]
    return [(node.code, title, node.maximum, None, None), *below]


def rule_in_words(leaf: Leaf) -> Sentence:
    """The rule's sentence; an informational leaf says that it is not scored."""
    if leaf.rule is None:
        return Sentence("Chỉ hiển thị, không tính điểm.", "Shown only, not scored.")
    words = capitalised(leaf.rule.sentence())
    return Sentence(f"{words.vi}.", f"{words.en}.")


def leaf_sheet(index_set: IndexSet, leaf: Leaf) -> Sheet:
    """One leaf: rule, evidence, source, and its worked cases."""
    top = wording.points(leaf.maximum)
    rows: list[tuple[Value, ...]] = [
        (Sentence("Tối đa", "Maximum"), top),
        (Sentence("Cách chấm", "Method"), METHODS[leaf.method.value]),
        (Sentence("Quy tắc", "Rule"), rule_in_words(leaf)),
        *about(leaf),
        *((Sentence("Ví dụ", "Worked case"), case_in_words(case)) for case in leaf.cases),
    ]
    title = Sentence(
        f"{leaf.code}. {leaf.title.vi} ({index_set.name})",
        f"{leaf.code}. {leaf.title.en} ({index_set.name})",
    )
    return Sheet(title, LEAF, rows)


def about(leaf: Leaf) -> list[tuple[Value, ...]]:
    """What the document says around the rule, as far as it does."""
    texts = [
        (Sentence("Lời văn bản", "Document's wording"), leaf.rule_text),
        (Sentence("Hướng dẫn", "Guidance"), leaf.guidance),
        (Sentence("Minh chứng", "Evidence"), leaf.evidence),
    ]
    rows: list[tuple[Value, ...]] = [(label, text) for label, text in texts if text]
    for source in leaf.sources:
        doubt = (
            Sentence("", "")
            if source.is_confirmed
            else Sentence(" (chưa xác nhận)", " (unconfirmed)")
        )
        told = ", ".join(filter(None, (source.title, source.article, source.note)))
        rows.append((Sentence("Nguồn", "Source"), Sentence(told + doubt.vi, told + doubt.en)))
    return rows


def case_in_words(case: Case) -> Sentence:
    """Figures and points of a worked case."""
    figures = {name: figure_text(value) for name, value in case.entry.values.items()}
    vi = ", ".join(f"{name} = {text.vi}" for name, text in figures.items()) or "không áp dụng"
    en = ", ".join(f"{name} = {text.en}" for name, text in figures.items()) or "not applicable"
    points = (
        Sentence("không tính điểm", "no points")
        if case.points is None
        else wording.points(case.points)
    )
    return Sentence(f"{case.name}: {vi} → {points.vi}", f"{case.name}: {en} → {points.en}")


def comparison_sheet(comparison: EditionComparison) -> Sheet:
    """What differs between two editions; items that were kept are only counted."""
    changed = [item for item in comparison.leaves if item.changes != {Change.KEPT}]
    rows: list[tuple[Value, ...]] = [
        (
            "/".join(dict.fromkeys(node.code for node in item.new or item.old)),
            changes_in_words(item),
            item.old_maximum if item.old else None,
            item.new_maximum if item.new else None,
            item.sentence,
        )
        for item in changed
    ]
    shifts = tuple(shift.sentence for shift in comparison.domains if shift.change)
    return Sheet(comparison.sentence, DIFF, rows, shifts)


def changes_in_words(item: ItemComparison) -> Sentence:
    """The kinds of change of an item."""
    words = [WORDS[change] for change in Change if change in item.changes]
    return wording.joined(words, ", ")

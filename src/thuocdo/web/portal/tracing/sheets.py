"""The chain of a number and the number itself, as sheets for files."""

from decimal import Decimal

from thuocdo.reporting.sheets import Column, Sheet, Value
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.tracing import words
from thuocdo.web.portal.tracing.subject import Subject

CHAIN = (
    Column("id", Sentence("Mã trích dẫn", "Number")),
    Column("code", Sentence("Mã", "Code")),
    Column("title", Sentence("Nội dung", "Item")),
    Column("points", Sentence("Điểm", "Points"), 2),
    Column("maximum", Sentence("Tối đa", "Maximum"), 2),
    Column("state", Sentence("Trạng thái", "State")),
    Column("rule", Sentence("Quy tắc", "Rule")),
    Column("figures", Sentence("Số liệu", "Figures")),
    Column("explanation", Sentence("Cách tính", "How")),
    Column("document", Sentence("Văn bản", "Document")),
    Column("page", Sentence("Trang", "Page")),
    Column("layer", Sentence("Lớp", "Layer")),
    Column("role", Sentence("Vai trò", "Role")),
    Column("gap", Sentence("Còn thiếu", "What is lacking")),
)
NUMBER = (
    Column("id", Sentence("Mã trích dẫn", "Number")),
    Column("unit", Sentence("Mã đơn vị", "Unit code")),
    Column("name", Sentence("Đơn vị", "Unit")),
    Column("index", Sentence("Chỉ số", "Index")),
    Column("year", Sentence("Năm", "Year"), 0),
    Column("code", Sentence("Mã", "Code")),
    Column("title", Sentence("Nội dung", "Item")),
    Column("value", Sentence("Điểm", "Points"), 2),
    Column("maximum", Sentence("Tối đa", "Maximum"), 2),
    Column("percent", Sentence("Chỉ số (%)", "Index (%)"), 2),
    Column("rank", Sentence("Hạng", "Rank"), 0),
    Column("out_of", Sentence("Số đơn vị xếp hạng", "Units ranked"), 0),
    Column("state", Sentence("Trạng thái", "State")),
    Column("version_number", Sentence("Phiên bản", "Version"), 0),
    Column("sha256", Sentence("SHA-256", "SHA-256")),
    Column("decision", Sentence("Quyết định", "Decision")),
    Column("old_value", Sentence("Giá trị trước đính chính", "Value before the erratum")),
    Column("corrected_on", Sentence("Ngày đính chính", "Erratum of")),
    Column("reason", Sentence("Lý do đính chính", "Reason of the erratum")),
)


def chain_sheet(subject: Subject) -> Sheet:
    """The number and all below it, one row each."""
    rows = [chain_row(subject), *(chain_row(part) for _, part in subject.below())]
    return Sheet(words.heading(subject), CHAIN, rows)


def chain_row(subject: Subject) -> tuple[Value, ...]:
    """One number with what explains it."""
    leaf, node = subject.leaf, subject.node
    return (
        subject.id,
        subject.code,
        subject.title,
        subject.value,
        subject.maximum,
        words.state_of(subject),
        node.rule if node and node.rule.vi else None,
        figures_told(subject),
        leaf.explanation if leaf else words.sum_sentence(subject),
        (leaf.document or None) if leaf else None,
        (leaf.page or None) if leaf else None,
        words.layer_of(subject),
        words.role_of(subject),
        leaf.gap if leaf else None,
    )


def figures_told(subject: Subject) -> Sentence | None:
    """The figures of a leaf in one line."""
    if subject.leaf is None or not subject.leaf.figures:
        return None
    return Sentence(
        "; ".join(f"{figure.label.vi}: {figure.text.vi}" for figure in subject.leaf.figures),
        "; ".join(f"{figure.label.en}: {figure.text.en}" for figure in subject.leaf.figures),
    )


def number_sheet(subject: Subject) -> Sheet:
    """The number in one row; a row each where errata changed several things of it."""
    one, whole = subject.published, subject.node is None
    snapshot = one.snapshot
    told: tuple[Value, ...] = (
        subject.id,
        subject.unit.code,
        subject.unit.title,
        snapshot.title,
        Decimal(one.year),
        subject.code,
        subject.title,
        subject.value,
        subject.maximum,
        subject.percent,
        subject.score.rank if whole else None,
        subject.score.out_of if whole else None,
        words.state_of(subject),
        snapshot.version,
        one.content_hash,
        snapshot.decision.number,
    )
    nothing: tuple[Value, ...] = (None, None, None)
    on = snapshot.erratum_on.isoformat() if snapshot.erratum_on else None
    errata: list[tuple[Value, ...]] = [
        (change.old, on, snapshot.reason) for change in subject.corrections
    ]
    rows = [(*told, *erratum) for erratum in errata or [nothing]]
    return Sheet(words.heading(subject), NUMBER, rows)

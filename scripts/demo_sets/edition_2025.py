"""What edition 2025 of the demonstration sets changes against 2024, as data."""

from dataclasses import replace

from demo_sets.building import COMMUNES, DEPARTMENTS, Leaf, Rule, line, ratio_of, rising, tiers
from demo_sets.domains_3_4 import DOSSIERS, PROCEDURES_COUNTED

REUSE = Leaf(
    "7.1.5",
    ("Tái sử dụng dữ liệu đã số hóa", "Digitised data used again"),
    {DEPARTMENTS: "0.5", COMMUNES: "0.5"},
    "data",
    line("rate", "50"),
    ratio_of(
        ("Hồ sơ tái sử dụng dữ liệu số hóa", "Dossiers using data again"),
        ("Hồ sơ đã giải quyết", "Dossiers settled"),
    ),
    DOSSIERS,
    not_applicable="reduce_maximum",
    zero_denominator="not_applicable",
    evidence="Hệ thống thông tin giải quyết thủ tục hành chính",
    ease=0.7,
    size=1.0,
)


def late_submission(days: str) -> Leaf:
    """The new penalty for handing in the self-assessment late, counted in days of this kind."""
    return Leaf(
        "10.3",
        ("Nộp chậm hồ sơ tự đánh giá", "Self-assessment handed in late"),
        {DEPARTMENTS: "0", COMMUNES: "0"},
        "data",
        {
            "kind": "lateness",
            "days": days,
            "due_on": "2025-12-15",
            "first_days": "2",
            "first": "0.5",
            "each_further_day": "0.25",
            "accepted_until": "2025-12-20",
            "not_accepted": "-2",
        },
        {"done_on": ("Ngày nộp hồ sơ tự đánh giá", "Day it was handed in")},
        minimum="-2",
        evidence="Thời điểm hệ thống ghi nhận",
        ease=0.93,
    )


PUBLISHED = Leaf(
    "3.1.3",
    ("Công bố danh mục thủ tục hành chính đúng hạn", "Lists of procedures issued in time"),
    {DEPARTMENTS: "0.5"},
    "self",
    tiers("rate", rising(("100", "1"), ("90", "0.5"))),
    ratio_of(
        ("Danh mục công bố đúng hạn", "Lists issued in time"),
        ("Danh mục phải công bố", "Lists to issue"),
    ),
    ("danh mục", "lists"),
    zero_denominator="award_maximum",
    evidence="Quyết định công bố danh mục",
    ease=0.93,
    size=(10, 30),
)
DISPLAYED = replace(
    PUBLISHED,
    code="3.1.4",
    title=("Công khai thủ tục hành chính đúng hạn", "Procedures displayed in time"),
    inputs=ratio_of(
        ("Thủ tục công khai đúng hạn", "Procedures displayed in time"),
        ("Thủ tục phải công khai", "Procedures to display"),
    ),
    counted=PROCEDURES_COUNTED,
    evidence="Ảnh chụp niêm yết; Cơ sở dữ liệu quốc gia về TTHC",
    ease=0.95,
    size=(20, 180),
)

INSPECTED: Rule = {
    "name": "inspected",
    "label": "Đơn vị, bộ phận được kiểm tra",
    "label_en": "Sub-units inspected",
    "of": "0.5",
    "inputs": {"numerator": "Được kiểm tra", "denominator": "Đơn vị, bộ phận"},
    "inputs_en": {"numerator": "Inspected", "denominator": "Sub-units"},
    "rule": line("rate", "30"),
}
HANDLED: Rule = {
    "name": "handled",
    "label": "Vấn đề được xử lý",
    "label_en": "Problems handled",
    "of": "0.5",
    "zero_denominator": "award_maximum",
    "inputs": {"total": "Phải xử lý", "done": "Đã xử lý xong", "begun": "Đang xử lý"},
    "inputs_en": {"total": "To handle", "done": "Handled", "begun": "Begun"},
    "rule": {
        "kind": "weighted_fraction",
        "shares": [{"input": "done", "weight": "1"}, {"input": "begun", "weight": "0.5"}],
    },
}
INSPECTION = Leaf(
    "1.3.3",
    ("Kiểm tra CCHC và xử lý sau kiểm tra", "Inspection of reform work and follow-up"),
    {COMMUNES: "2"},
    "self",
    {"kind": "composite", "combine": "sum", "parts": [INSPECTED, HANDLED]},
    not_applicable="reduce_maximum",
    zero_denominator="not_applicable",
    evidence="Kế hoạch, kết luận kiểm tra; báo cáo khắc phục",
    size=(10, 24),
)

DROPPED = "1.2.2"
DISCIPLINE = (
    "Chấp hành kỷ luật, kỷ cương hành chính và đạo đức công vụ",
    "Administrative discipline and ethics of service",
)


def changed(leaf: Leaf) -> Leaf:
    """The leaf as edition 2025 has it; most are kept."""
    if leaf.code == "1.4":
        return replace(leaf, rule={"kind": "per_item", "each": "0.5"})
    if leaf.code == "5.3":
        return replace(leaf, title=DISCIPLINE)
    if leaf.code == "7.1.1":
        return replace(leaf, worth={DEPARTMENTS: "3", COMMUNES: "3"})
    if leaf.code == "7.1.2":
        return replace(leaf, rule=tiers("rate", rising(("50", "1"), ("30", "0.5"))))
    return leaf


def leaves_2025(leaves: list[Leaf], scheme: str) -> list[Leaf]:
    """The leaves of edition 2025 of one scheme, from those of 2024."""
    kept: list[Leaf] = []
    for leaf in leaves:
        if leaf.code == DROPPED:
            continue
        if scheme == DEPARTMENTS and leaf.code == "3.1.1":
            kept += [PUBLISHED, DISPLAYED]
        elif scheme == COMMUNES and leaf.code in {"1.3.1", "1.3.2"}:
            kept += [INSPECTION] if leaf.code == "1.3.1" else []
        else:
            kept.append(changed(leaf))
        if leaf.code == "7.1.4":
            kept.append(REUSE)
        if leaf.code == "10.2":
            kept.append(late_submission(WORKING if scheme == DEPARTMENTS else CALENDAR))
    return kept


WORKING, CALENDAR = "working_days", "calendar_days"

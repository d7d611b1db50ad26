"""What stands in index_set.yaml and CHANGES.md of the demonstration sets."""

from typing import Any, NamedTuple

from demo_sets.building import COMMUNES, DEPARTMENTS, Words
from demo_sets.domains import DOMAINS


class Scheme(NamedTuple):
    """One of the two demonstration schemes."""

    name: str  # folder and scheme
    title: Words
    who: Words


SCHEMES = {
    DEPARTMENTS: Scheme(
        "demo-province-departments",
        ("Bộ chỉ số CCHC các sở, ngành (trình diễn)", "Reform index of departments (demo)"),
        ("các sở, ban, ngành của Tỉnh mẫu", "the departments of Tỉnh mẫu"),
    ),
    COMMUNES: Scheme(
        "demo-province-communes",
        ("Bộ chỉ số CCHC các xã, phường (trình diễn)", "Reform index of communes (demo)"),
        ("các xã, phường, đặc khu của Tỉnh mẫu", "the communes and wards of Tỉnh mẫu"),
    ),
}
LEGAL_BASIS = "Không có: bộ chỉ số trình diễn, không phải quyết định của cơ quan nào"
CAVEAT = (
    (
        "Bộ chỉ số trình diễn để thử phần mềm. Điểm tối đa, quy tắc và ngưỡng do nhóm phát "
        "triển đặt ra theo tám lĩnh vực của mô hình quốc gia, không lấy từ quyết định của cơ "
        "quan nào."
    ),
    (
        "A demonstration set for trying the software. Maxima, rules and marks were made up by"
        " the developers along the eight domains of the national model; they are no "
        "authority's decision."
    ),
)
POLICIES = {
    DEPARTMENTS: {
        "missing": "incomplete",
        "reduced_maximum": "rescale",
        "no_survey": "rescale",
        "floor": "0",
        "ceiling": "100",
        "ties": "competition",
        "ranked_value": "exact",
        "standing": "percent",
        "decimals": "2",
    },
}
POLICIES[COMMUNES] = POLICIES[DEPARTMENTS] | {
    "reduced_maximum": "keep",
    "no_survey": "reduce_maximum",
    "ranked_value": "published",
}
BANDS = [
    ("A", "Xuất sắc", "Excellent", "90"),
    ("B", "Tốt", "Good", "80"),
    ("C", "Khá", "Fair", "70"),
    ("D", "Trung bình", "Medium", "50"),
    ("E", "Yếu", "Weak", "0"),
]


class Change(NamedTuple):
    """One line of the mapping from edition 2024 to 2025."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    note: Words


SHARED_CHANGES = [
    Change(
        ("1.4",),
        ("1.4",),
        (
            (
                "Đổi quy tắc, giữ điểm tối đa: trước chấm theo bậc (2 sáng kiến, 1 sáng "
                "kiến), nay mỗi sáng kiến được 0,5 điểm đến hết điểm tối đa"
            ),
            (
                "Rule changed, same maximum: steps for two initiatives and one become 0.5 "
                "points for each initiative up to the maximum"
            ),
        ),
    ),
    Change(
        ("5.3",),
        ("5.3",),
        ("Sửa tên mục: thêm đạo đức công vụ", "Wording changed: ethics of service added"),
    ),
    Change(
        ("7.1.1",),
        ("7.1.1",),
        ("Tăng điểm tối đa từ 2,5 lên 3", "Maximum raised from 2.5 to 3"),
    ),
    Change(
        ("7.1.2",),
        ("7.1.2",),
        (
            "Nâng ngưỡng thanh toán trực tuyến: 40% và 20% thành 50% và 30%",
            "Marks for online payment raised: 40% and 20% become 50% and 30%",
        ),
    ),
    Change(
        ("1.2.2",),
        (),
        (
            "Bỏ điểm nộp hồ sơ tự đánh giá đúng hạn; việc nộp chậm chuyển sang điểm trừ mới 10.3",
            "Points for handing in on time dropped; lateness is now taken off by the new 10.3",
        ),
    ),
    Change(
        (), ("7.1.5",), ("Mục mới: tái sử dụng dữ liệu đã số hóa", "New: digitised data used again")
    ),
    Change((), ("10.3",), ("Mục mới: điểm trừ nộp chậm", "New: points off for handing in late")),
]
OWN_CHANGES = {
    DEPARTMENTS: Change(
        ("3.1.1",),
        ("3.1.3", "3.1.4"),
        (
            "Tách công bố và công khai thủ tục thành hai mục, mỗi mục 0,5 điểm",
            "Issuing lists and displaying procedures are split into two items of 0.5 points each",
        ),
    ),
    COMMUNES: Change(
        ("1.3.1", "1.3.2"),
        ("1.3.3",),
        (
            "Gộp tỷ lệ kiểm tra và xử lý sau kiểm tra thành một mục 2 điểm",
            "Share inspected and follow-up are merged into one item of 2 points",
        ),
    ),
}


def changes_of(scheme: str) -> list[Change]:
    """The mapping of one scheme: five changes, one dropped, two new."""
    return [OWN_CHANGES[scheme], *SHARED_CHANGES]


def heading_of(scheme: str, edition: str) -> dict[str, Any]:
    """The content of index_set.yaml."""
    own = SCHEMES[scheme]
    years = ["2022", "2023", "2024"] if edition == "2024" else ["2025"]
    heading: dict[str, Any] = {
        "scheme": own.name,
        "edition": edition,
        "title": own.title[0],
        "title_en": own.title[1],
        "status": "demo",
        "in_force_from": "2022-01-01" if edition == "2024" else "2025-01-01",
        "years": years,
        "legal_basis": LEGAL_BASIS,
        "caveat": CAVEAT[0],
        "caveat_en": CAVEAT[1],
        "scale": "100",
        "parts": parts(),
        "bands": [
            {"code": code, "title": vi, "title_en": en, "from": floor}
            for code, vi, en, floor in BANDS
        ],
        "policies": POLICIES[scheme],
    }
    if edition == "2025":
        heading["replaces"] = f"{own.name}/2024"
        heading["mapping"] = [mapping_line(change) for change in changes_of(scheme)]
    return heading


def parts() -> list[dict[str, Any]]:
    """Main points make the scale; bonus and penalty stand outside it."""
    main = [code for code in DOMAINS if code not in {"9", "10"}]
    return [
        {
            "code": "main",
            "kind": "main",
            "title": "Điểm các lĩnh vực",
            "title_en": "Points of the domains",
            "domains": main,
        },
        {
            "code": "bonus",
            "kind": "bonus",
            "title": "Điểm thưởng",
            "title_en": "Bonus",
            "cap": "3",
            "in_scale": False,
            "domains": ["9"],
        },
        {
            "code": "penalty",
            "kind": "penalty",
            "title": "Điểm trừ",
            "title_en": "Penalties",
            "floor": "-5",
            "in_scale": False,
            "domains": ["10"],
        },
    ]


def mapping_line(change: Change) -> dict[str, Any]:
    """One line of ``mapping:``."""
    line: dict[str, Any] = {"old": list(change.old)} if change.old else {}
    line |= {"new": list(change.new)} if change.new else {}
    return {**line, "note": change.note[0]}


def changes_text(scheme: str) -> str:
    """CHANGES.md, Vietnamese first."""
    own = SCHEMES[scheme]
    return "\n\n".join(
        [
            f"# {own.title[0]}: ấn bản 2025 so với 2024",
            (
                f"Áp dụng cho {own.who[0]}, từ kỳ đánh giá năm 2025. Kết quả các năm 2022–2024"
                " giữ nguyên, tính theo ấn bản 2024. Đổi năm mục, thêm hai mục, bỏ một mục; "
                "tổng vẫn là 100 điểm (lĩnh vực 1 bớt 1 điểm, lĩnh vực 7 thêm 1 điểm). Mục "
                "không nêu ở đây giữ nguyên."
            ),
            table(scheme, 0, ("Mã cũ", "Mã mới", "Nội dung thay đổi")),
            "Đây là bộ chỉ số trình diễn, không phải quyết định của cơ quan nào.",
            f"## {own.title[1]}: edition 2025 against 2024",
            (
                f"For {own.who[1]}, from the assessment of 2025 on. The results of 2022–2024 "
                "stay as they are, under edition 2024. Five items change, two are new, one is"
                " dropped; the total stays 100 points (domain 1 loses 1 point, domain 7 gains"
                " 1). Items not named here are kept."
            ),
            table(scheme, 1, ("Old code", "New code", "What changes")),
            "This is a demonstration set; it is no authority's decision.",
        ]
    )


def table(scheme: str, language: int, head: tuple[str, str, str]) -> str:
    """The mapping as a table."""
    rows = [
        (", ".join(c.old) or "–", ", ".join(c.new) or "–", c.note[language])
        for c in changes_of(scheme)
    ]
    ruled = [head, ("---", "---", "---"), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in ruled)

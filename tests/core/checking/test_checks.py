"""The five published cases, and all checks together."""

from decimal import Decimal

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.published import Part, PublishedTable, Statement

DONG_PHU = Statement(
    unit="Đồng Phú",
    level="huyện",
    year=2022,
    total=Decimal("93.91"),
    maximum=Decimal(100),
    rank=5,
    out_of=11,
    rank_change=6,
    claims_all_parts=True,
    parts=tuple(
        Part(name=name, points=Decimal(points), maximum=Decimal(maximum), change=Decimal(change))
        for name, points, maximum, change in (
            ("Khảo sát lãnh đạo qua thư công vụ", "21.5", "23", "4"),
            ("Công tác chỉ đạo, điều hành", "14.24", "16.5", "1.06"),
            ("Văn bản quy phạm pháp luật", "8.28", "8.5", "0.56"),
            ("Thủ tục hành chính", "13.96", "14.50", "4.21"),
            ("Tổ chức bộ máy", "8.4", "9.5", "0.3"),
            ("Đội ngũ cán bộ, công chức", "14.24", "14.5", "4.02"),
            ("Tài chính công", "9.51", "10", "1.19"),
            ("Chính quyền điện tử, chính quyền số", "16.29", "16.5", "1.98"),
        )
    ),
)
DONG_HOI = Statement(
    unit="Đồng Hới", level="thành phố", year=2023, total=Decimal("90.99"), rank=2, out_of=8,
    change=Decimal("4.09"), rank_change=3,
)  # fmt: skip
KON_TUM = Statement(
    unit="Kon Tum", level="tỉnh", year=2023, rank=43, out_of=63, change=Decimal("4.79"),
    rank_change=12,
)  # fmt: skip
KON_TUM_AGAIN = Statement(unit="Kon Tum", level="tỉnh", year=2023, rank=43)
HA_NOI_DISTRICT = Statement(unit="Một quận của Hà Nội", level="quận", year=2023)
HA_LONG = Statement(unit="Hạ Long", level="thành phố", year=2019)


def test_dong_phu_is_found_by_its_total_and_by_its_scale():
    total, scale = number_checks(PublishedTable((DONG_PHU,)))

    assert (total.check, total.severity) == ("parts_total", "error")
    assert (total.expected, total.found) == (Decimal("106.42"), Decimal("93.91"))
    assert total.difference == Decimal("-12.51")
    assert total.message.vi.startswith(
        "Số công bố không khớp: tổng 8 phần là 106,42/113, tổng công bố là 93,91/100; "
        "chênh 12,51 điểm."
    )
    assert "điều tra xã hội học" in total.message.vi
    assert (scale.check, scale.expected, scale.found) == ("maxima_scale", 113, 100)
    assert scale.difference == -13


def test_dong_phu_without_its_survey_leaves_room_for_one_part():
    parts = DONG_PHU.parts[1:]
    one = Statement(unit="Đồng Phú", total=DONG_PHU.total, maximum=DONG_PHU.maximum, parts=parts)

    total, scale = number_checks(PublishedTable((one,)))

    assert (total.expected, total.difference) == (Decimal("84.92"), Decimal("8.99"))
    assert (scale.expected, scale.difference) == (Decimal(90), Decimal(10))
    assert {total.severity, scale.severity} == {"warning"}


def test_dong_phu_with_a_survey_of_ten_adds_up():
    survey = Part(name="Khảo sát", points=Decimal("8.99"), maximum=Decimal(10))
    one = Statement(
        unit="Đồng Phú",
        total=DONG_PHU.total,
        maximum=DONG_PHU.maximum,
        parts=(survey, *DONG_PHU.parts[1:]),
    )

    assert number_checks(PublishedTable((one,))) == ()


def test_the_other_four_cases_have_nothing_to_find():
    table = PublishedTable((DONG_HOI, HA_NOI_DISTRICT, KON_TUM, KON_TUM_AGAIN, HA_LONG))

    assert number_checks(table) == ()


def test_the_totals_of_a_group_share_the_precision_of_their_column():
    parts = (Part(name="a", points=Decimal("50.41")), Part(name="b", points=Decimal("40.52")))
    rounded = Statement(unit="U", year=2023, total=Decimal("90.9"), parts=parts)
    beside = Statement(unit="V", year=2023, total=Decimal("88.45"))

    assert number_checks(PublishedTable((rounded,))) == ()
    assert [one.severity for one in number_checks(PublishedTable((rounded, beside)))] == ["warning"]


def test_ranks_are_compared_within_a_level_and_year_only():
    def unit(name, level, year, total, rank):
        return Statement(
            unit=name, level=level, year=year, total=Decimal(total), rank=rank, out_of=9
        )

    table = PublishedTable(
        (
            unit("A", "xã", 2023, 90, 2),
            unit("B", "phường", 2023, 80, 1),
            unit("C", "xã", 2022, 70, 1),
        )
    )

    assert number_checks(table) == ()

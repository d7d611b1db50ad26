"""Đồng Hới, Đồng Phú and a district of Hà Nội."""

from datetime import date
from decimal import Decimal

from thuocdo.apps.indexsets.services import Names
from thuocdo.apps.publications.selectors import stated_from
from thuocdo.config.demo.cases.case import Case, derived, unit
from thuocdo.reading.library import shipped
from thuocdo.reading.tables.published_rows import published_table
from thuocdo.reading.tables.reading import read_table
from thuocdo.reporting.snapshots.stating import StatedUnit
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence

DONG_HOI = Case(
    folder="quangbinh-district",
    names=Names(
        "cchc-quang-binh-cap-huyen",
        "Chỉ số cải cách hành chính cấp huyện, tỉnh Quảng Bình",
        "Administrative reform index of districts, Quảng Bình province",
        "CCHC cấp huyện Quảng Bình",
        "Reform of districts, Quảng Bình",
        order=11,
    ),
    authority="44",
    year=2023,
    announced_on=date(2024, 3, 20),
    decision="Tin công bố ngày 20/3/2024",
    decided_by="Tỉnh Quảng Bình",
    source="Tin trên cổng thông tin thành phố Đồng Hới, ngày 20/3/2024",
    units=(
        StatedUnit(
            unit=unit("450", "Thành phố Đồng Hới", "Dong Hoi City", "district", "huyện"),
            total=Decimal("90.99"),
            rank=2,
            out_of=8,
            points_change=Decimal("4.09"),
            places_change=3,
            facts=(
                derived("năm 2022 đạt 86,90 điểm.", "86.90 points in 2022."),
                derived("năm 2022 đứng thứ 5/8.", "rank 5/8 in 2022."),
                Sentence(
                    "Mục tiêu: thanh toán trực tuyến từ 50% trở lên.",
                    "Target: 50 % or more of payments online.",
                ),
                Sentence(
                    "Mục tiêu: số hóa hồ sơ từ 80% trở lên.",
                    "Target: 80 % or more of dossiers digitised.",
                ),
            ),
        ),
    ),
)

HA_NOI = Case(
    folder="hanoi-district",
    names=Names(
        "cchc-ha-noi-quan-huyen",
        "Cải cách hành chính quận, huyện, thành phố Hà Nội",
        "Administrative reform of districts, Hà Nội",
        "CCHC quận, huyện Hà Nội",
        "Reform of districts, Hà Nội",
        order=13,
    ),
    authority="01",
    year=2023,
    announced_on=date(2023, 3, 1),
    decision="35/KH-UBND",
    decided_by="Ủy ban nhân dân huyện",
    source="Kế hoạch 35/KH-UBND ngày 19/01/2023; tin ngày 01/3/2023 của một huyện thuộc Hà Nội",
    caveat=Sentence(
        "Văn bản nêu mục tiêu và nhiệm vụ, không nêu điểm hay hạng.",
        "The document states targets and tasks, no points and no rank.",
    ),
    units=(
        StatedUnit(
            unit=unit(
                "HN-1", "Một huyện của Hà Nội", "A district of Hà Nội", "district", "quận, huyện"
            ),
            facts=(
                Sentence(
                    "Kế hoạch 35/KH-UBND ngày 19/01/2023 có 21 mục tiêu, nhiệm vụ.",
                    "Plan 35/KH-UBND of 19/01/2023 has 21 targets and tasks.",
                ),
                Sentence(
                    "Mục tiêu: 100% hồ sơ giải quyết đúng hạn.",
                    "Target: 100 % of dossiers on time.",
                ),
                Sentence(
                    "Mục tiêu: từ 90% người dân, tổ chức hài lòng trở lên.",
                    "Target: satisfaction of 90 % or more.",
                ),
                Sentence(
                    "Mục tiêu: 100% phản ánh, kiến nghị được xử lý, trả lời đúng hạn.",
                    "Target: 100 % of feedback handled and answered in time.",
                ),
                Sentence(
                    "Đánh giá chất lượng cán bộ, công chức cấp xã qua báo cáo và khảo sát "
                    "trực tiếp, xong trước ngày 05/3/2023.",
                    "Commune officials evaluated by report and direct survey before 05/3/2023.",
                ),
                Sentence(
                    "Họp trực tuyến với 20 xã; mỗi đơn vị lập kế hoạch riêng năm 2023.",
                    "Online meeting with 20 communes; each unit makes its own plan for 2023.",
                ),
            ),
        ),
    ),
)

PHU = unit("695", "Huyện Đồng Phú", "Dong Phu District", "district", "huyện")
PHU_FACTS = (
    derived("năm 2021 đứng thứ 11/11.", "rank 11/11 in 2021."),
    Sentence("Cả tám tiêu chí đều tăng so với năm 2021.", "All eight criteria rose against 2021."),
    Sentence(
        "Hạn chế: hồ sơ trễ hạn ở lĩnh vực đất đai, lao động.",
        "Weak spots: late dossiers in land and labour.",
    ),
    Sentence(
        "Hạn chế: chưa xin lỗi bằng văn bản khi trễ hạn nên mức hài lòng chưa đạt 100%.",
        "Weak spots: no written apologies for late dossiers, so satisfaction is below 100 %.",
    ),
    Sentence(
        "Hạn chế: ít sáng kiến; ít dùng bưu chính công ích; chữ ký số và thư điện tử công vụ "
        "chưa dùng nghiêm.",
        "Weak spots: few initiatives, low use of public post, digital signature and official "
        "e-mail not used strictly.",
    ),
)


def dong_phu() -> Case:
    """The published table of the repository, with what the text says beside it."""
    path = shipped() / "demo" / "published" / "dong-phu-2022-table.csv"
    table = published_table(read_table(str(path), decimal=DecimalMark.POINT))
    names = Names(
        "cchc-binh-phuoc-cap-huyen",
        "Chỉ số cải cách hành chính cấp huyện, tỉnh Bình Phước",
        "Administrative reform index of districts, Bình Phước province",
        "CCHC cấp huyện Bình Phước",
        "Reform of districts, Bình Phước",
        order=12,
    )
    title = Sentence(names.title, names.title_en)
    folder = "binhphuoc-dongphu-district"
    stated = stated_from(table, scheme=folder, title=title, unit=PHU).units[0]
    full = stated._replace(rank=5, out_of=11, places_change=6, facts=PHU_FACTS)
    return Case(
        folder=folder,
        names=names,
        authority="70",
        year=2022,
        announced_on=date(2023, 3, 10),
        decision="Tin công bố ngày 10/3/2023",
        decided_by="Tỉnh Bình Phước",
        source="Tin trên cổng thông tin huyện Đồng Phú, ngày 10/3/2023",
        units=(full,),
        scale=Decimal(100),
        accepted="Giữ nguyên như văn bản đã công bố. Có thể điểm điều tra xã hội học (23) được "
        "tính hai lần hoặc điểm tối đa in nhầm (10 thành 23); nguồn không nói rõ.",
    )

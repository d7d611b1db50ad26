"""Kon Tum and Hạ Long."""

from datetime import date
from decimal import Decimal

from thuocdo.apps.indexsets.services import Names
from thuocdo.config.demo.cases.case import Case, derived, unit
from thuocdo.reporting.snapshots.stating import StatedUnit
from thuocdo.vietnamese.sentence import Sentence

KON_TUM = Case(
    folder="par-index-province",
    names=Names(
        "par-index-cap-tinh",
        "Chỉ số cải cách hành chính cấp tỉnh (PAR INDEX)",
        "Administrative reform index of provinces (PAR INDEX)",
        "PAR INDEX cấp tỉnh",
        "PAR INDEX of provinces",
        order=10,
    ),
    authority="VN",
    year=2023,
    announced_on=date(2024, 6, 22),
    decision="Tin hội nghị ngày 22/6/2024",
    decided_by="Bộ Nội vụ",
    source="Tin hội nghị sơ kết của tỉnh Kon Tum, ngày 22/6/2024",
    caveat=Sentence(
        "Văn bản nêu hạng và mức tăng, không nêu tổng điểm.",
        "The document states rank and rise, not the total.",
    ),
    units=(
        StatedUnit(
            unit=unit("62", "Tỉnh Kon Tum", "Kon Tum Province", "province", "tỉnh", "Tây Nguyên"),
            rank=43,
            out_of=63,
            points_change=Decimal("4.79"),
            places_change=12,
            facts=(
                derived("năm 2022 đứng thứ 55/63.", "rank 55/63 in 2022."),
                Sentence("Đứng thứ 2 vùng Tây Nguyên.", "Second in the Central Highlands."),
                Sentence(
                    "Chỉ số thành phần tác động của cải cách: tăng 30 bậc.",
                    "Sub-index on the impact of reform: up 30 places.",
                ),
                Sentence(
                    "Chỉ số thành phần thể chế: tăng 21 bậc.",
                    "Sub-index on institutions: up 21 places.",
                ),
                Sentence(
                    "Chỉ số thành phần công vụ: tăng 17 bậc.",
                    "Sub-index on the civil service: up 17 places.",
                ),
                Sentence(
                    "Chỉ số thành phần thủ tục hành chính: tăng 15 bậc.",
                    "Sub-index on procedures: up 15 places.",
                ),
                Sentence(
                    "Chỉ số thành phần tổ chức bộ máy: tăng 14 bậc.",
                    "Sub-index on organisation: up 14 places.",
                ),
                Sentence(
                    "Chỉ số hài lòng (SIPAS) năm 2023: hạng 35/63, tăng 7 bậc, thứ 2 trong vùng.",
                    "Satisfaction index (SIPAS) 2023: rank 35/63, up 7 places, 2nd in the region.",
                ),
                Sentence(
                    "Đạt và vượt mục tiêu của Nghị quyết; bốn tập thể được tặng Bằng khen.",
                    "Target of the Resolution met and exceeded; four collectives honoured.",
                ),
            ),
        ),
    ),
)

HA_LONG = Case(
    folder="quangninh-halong",
    names=Names(
        "cchc-ha-long",
        "Cải cách hành chính phòng ban và phường, thành phố Hạ Long",
        "Administrative reform of divisions and wards, Hạ Long city",
        "CCHC Hạ Long",
        "Reform of Hạ Long",
        order=14,
    ),
    authority="193",
    year=2019,
    announced_on=date(2020, 6, 18),
    decision="Tin công bố ngày 18/6/2020",
    decided_by="Ủy ban nhân dân thành phố Hạ Long",
    source="Tin trên cổng thông tin thành phố Hạ Long, ngày 18/6/2020",
    caveat=Sentence(
        "Văn bản nêu cách xếp loại theo khối, không nêu điểm của từng đơn vị.",
        "The document states how blocks are classed, not the points of each unit.",
    ),
    units=(
        StatedUnit(
            unit=unit("193", "Thành phố Hạ Long", "Ha Long City", "district", "thành phố"),
            facts=(
                Sentence(
                    "Xếp hạng năm 2019 theo hai khối riêng: phòng ban và phường.",
                    "Ranking of 2019 in two separate blocks: divisions and wards.",
                ),
                Sentence(
                    "Xếp loại: từ khá lên tốt, xuất sắc.",
                    "Bands: from fair to good and excellent.",
                ),
                Sentence(
                    "Sáu nội dung cải cách; hơn 370 văn bản chỉ đạo trong mười năm.",
                    "Six reform contents; more than 370 directives in ten years.",
                ),
                Sentence(
                    "Cắt giảm thời gian hơn 38% thủ tục cấp thành phố, hơn 41% cấp phường.",
                    "Time cut on more than 38 % of city and 41 % of ward procedures.",
                ),
                Sentence(
                    "16 tập thể và 20 cá nhân được khen thưởng.",
                    "16 collectives and 20 individuals rewarded.",
                ),
                Sentence(
                    "Cần điều chỉnh những nội dung còn bất cập trong các bộ chỉ số.",
                    "What is unfit in the index sets must be revised.",
                ),
            ),
        ),
    ),
)

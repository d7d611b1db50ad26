"""What is out of the ordinary in the made-up figures, each for something to be shown."""

from typing import NamedTuple

from demo_sets.building import COMMUNES, DEPARTMENTS

NO_DOSSIERS = "Không có thủ tục hành chính phát sinh hồ sơ"
NO_SERVICE_UNITS = "Không có đơn vị sự nghiệp trực thuộc"
NO_INVESTMENT = "Không được giao kế hoạch vốn đầu tư công"
NO_SUB_UNITS = "Không có đơn vị, bộ phận trực thuộc"
NO_COUNTER = "Không bố trí quầy riêng, tiếp nhận tại Trung tâm Phục vụ hành chính công"
STORM = "Không điều tra được do bão"
NO_LINE = "Chưa có đường truyền"
NO_POOR = "Không còn hộ nghèo"

# (scheme, unit, item) → the reason why the item does not apply, in every year
NOT_APPLICABLE = {
    (DEPARTMENTS, "S15", "3.1.2"): NO_DOSSIERS,
    (DEPARTMENTS, "S15", "3.2.1"): NO_DOSSIERS,
    (DEPARTMENTS, "S15", "7.1.1"): NO_DOSSIERS,
    (DEPARTMENTS, "S15", "7.1.2"): NO_DOSSIERS,
    (DEPARTMENTS, "S15", "7.1.3"): NO_DOSSIERS,
    (DEPARTMENTS, "S15", "7.1.4"): NO_DOSSIERS,
    (DEPARTMENTS, "S15", "7.1.5"): NO_DOSSIERS,
    (DEPARTMENTS, "S15", "3.3.2"): NO_COUNTER,
    (DEPARTMENTS, "S19", "3.3.2"): NO_COUNTER,
    (DEPARTMENTS, "S20", "1.3.1"): NO_SUB_UNITS,
    (DEPARTMENTS, "S14", "6.1"): NO_INVESTMENT,
    (DEPARTMENTS, "S13", "6.1"): NO_INVESTMENT,
    **{
        (DEPARTMENTS, code, "6.2"): NO_SERVICE_UNITS
        for code in ("S01", "S14", "S15", "S18", "S19", "S20")
    },
    (COMMUNES, "C014", "6.1"): NO_INVESTMENT,
    (COMMUNES, "C026", "8.4"): NO_POOR,
    (COMMUNES, "C040", "8.4"): NO_POOR,
}
# (scheme, unit, year, item) → the reason in one year
IN_ONE_YEAR = {
    (COMMUNES, "C053", 2022, "7.2.2"): NO_LINE,
    (COMMUNES, "C053", 2023, "7.2.2"): NO_LINE,
    (COMMUNES, "C053", 2024, "8.5"): STORM,
}
# the one incomplete unit: Tiên Lữ in 2024
MISSING = {(COMMUNES, "C043", 2024): ("5.4", "6.4", "8.2")}


class Zero(NamedTuple):
    """Nothing arose: figures of nothing, for the policy of a zero denominator."""

    scheme: str
    unit: str
    item: str


ZEROS = {
    Zero(COMMUNES, "C006", "2.2"),
    Zero(COMMUNES, "C053", "2.2"),
    Zero(COMMUNES, "C013", "1.3.2"),
    Zero(DEPARTMENTS, "S20", "3.4"),
    Zero(DEPARTMENTS, "S14", "2.1.2"),
    Zero(DEPARTMENTS, "S15", "3.2.3"),
    Zero(DEPARTMENTS, "S15", "3.2.2"),
}
# figures that are not drawn, by scheme, unit, year and item
FIXED = {
    # Đồng Phú: 870 of 2,004 is 43.4 %, so 132 more make 50 %
    (COMMUNES, "C029", 2025, "7.1.2"): {"numerator": "870", "denominator": "2004"},
    # Mỹ Lộc: bonus of four points, held at three
    (COMMUNES, "C036", 2025, "9.1"): {"count": "4"},
    (COMMUNES, "C036", 2025, "9.2"): {"outcome": "national"},
    # the food safety authority: penalties of five and a half points, held at five
    (DEPARTMENTS, "S18", 2024, "10.1"): {"count": "2"},
    (DEPARTMENTS, "S18", 2024, "10.2"): {"overdue": "4", "unsent": "5"},
    # the investment centre: three working days late
    (DEPARTMENTS, "S20", 2025, "10.3"): {"done_on": "2025-12-18"},
}
DOSSIERS = {("C029", 2025): 5726}
# by block and year: (from which place on, how many neighbours) are to have equal totals
TIES = {
    ("xã", 2022): [(9, 2)],
    ("xã", 2023): [(5, 2), (18, 3)],
    ("xã", 2024): [(13, 2)],
    ("xã", 2025): [(7, 2), (12, 3)],
    ("phường", 2023): [(4, 2)],
    ("phường", 2025): [(3, 2)],
}

"""What a line of totals is refused for."""

from dataclasses import dataclass

from thuocdo.vietnamese.sentence import Sentence


@dataclass(frozen=True)
class Fault:
    """Why a line of totals is refused."""

    code: str
    reason: Sentence


UNIT = Fault(
    "unknown_unit",
    Sentence(
        "mã đơn vị chưa có hoặc không còn dùng; sửa mã",
        "no such unit then; correct the code",
    ),
)
FIELD = Fault(
    "unknown_field",
    Sentence(
        "mã lĩnh vực chưa có hoặc không còn dùng; sửa mã",
        "no such field then; correct the code",
    ),
)
MONTH = Fault(
    "unreadable_month",
    Sentence(
        "không đọc được tháng; viết mm/yyyy",
        "no month; write mm/yyyy",
    ),
)
FUTURE = Fault(
    "month_not_over",
    Sentence(
        "tháng chưa kết thúc; nộp lại sau khi hết tháng",
        "the month is not over; hand it in afterwards",
    ),
)
NUMBER = Fault(
    "unreadable_count",
    Sentence(
        "phải là số nguyên từ 0 đến 1 triệu; sửa số",
        "must be a whole number from 0 to a million; correct it",
    ),
)
PART = Fault(
    "part_over_whole",
    Sentence(
        "lớn hơn số bao gồm nó; sửa một trong hai",
        "more than what it is a part of; correct one of the two",
    ),
)
TWICE = Fault(
    "said_twice",
    Sentence(
        "đơn vị, lĩnh vực, tháng này đã có ở dòng trên; giữ một dòng",
        "an earlier line says unit, field and month; keep one",
    ),
)
COUNTED = Fault(
    "has_dossiers",
    Sentence(
        "đơn vị đã có hồ sơ chi tiết trong tháng này; bỏ dòng tổng hợp",
        "the unit has dossiers in this month; remove the line of totals",
    ),
)

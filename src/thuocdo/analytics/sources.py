"""Where definitions and targets come from, as far as the project has seen them."""

from datetime import date
from decimal import Decimal

from thuocdo.analytics.kpi import Source, Target
from thuocdo.vietnamese.sentence import Sentence

CHECKED_ON = date(2026, 11, 22)
REVIEW_ON = date(2027, 6, 30)

BY_RECEIPT = Sentence("theo ngày tiếp nhận", "by day of receipt")
BY_END = Sentence("theo ngày kết thúc", "by day of settlement")
BY_STATE = Sentence("tại ngày chốt", "as of the day")
BY_OVERDUE = Sentence("theo ngày bắt đầu quá hạn", "by the day it became overdue")

PORTAL = "Quyết định 766/QĐ-TTg ngày 23/6/2022"
REBUILT = "dựng lại từ tài liệu công thức hiển thị trên Cổng Dịch vụ công quốc gia"


def portal(article: str, note: str = "") -> Source:
    """Rebuilt from what the national portal displays; no legal text confirms the formula."""
    return Source(PORTAL, f"{article}; {REBUILT}", CHECKED_ON, is_confirmed=False, note=note)


def practice(title: str, note: str = "") -> Source:
    """From the follow-up sheets of provinces; names its own denominator."""
    return Source(title, "", CHECKED_ON, is_confirmed=False, note=note)


def target(percent: int, source: Source) -> Target:
    """A line at so many percent."""
    return Target(Decimal(percent), source)


SHEETS = "Biểu theo dõi giải quyết hồ sơ của các tỉnh"
PLAN = Source(
    "Kế hoạch cải cách hành chính của các địa phương",
    "chỉ tiêu thanh toán trực tuyến từ 50%, số hóa từ 80%, đúng hạn 100%, hài lòng từ 90%",
    CHECKED_ON,
    is_confirmed=True,
    note="Kiểm tra lại với kế hoạch năm của địa phương mình.",
)

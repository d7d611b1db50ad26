"""KPI: on time of those settled and those overdue and still open together."""

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import OPEN_OVERDUE, SETTLED_LATE, SETTLED_WITH_LIMIT
from thuocdo.analytics.sources import BY_END, REVIEW_ON, SHEETS, practice
from thuocdo.vietnamese.sentence import Sentence

KPI = Kpi(
    code="on_time_with_open",
    title=Sentence(
        "Đúng hạn trên hồ sơ đã giải quyết và quá hạn còn mở",
        "On time, of settled and overdue open",
    ),
    numerator=Count((SETTLED_WITH_LIMIT,), minus=(SETTLED_LATE,)),
    population=Count((SETTLED_WITH_LIMIT, OPEN_OVERDUE)),
    direction=Direction.MORE,
    by_date=BY_END,
    source=practice(SHEETS, "Tử số của cách tính trên hồ sơ đã giải quyết, mẫu số đủ hơn."),
    review_on=REVIEW_ON,
)

"""KPI: on time of those settled; says nothing of what is overdue and still open."""

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import SETTLED_LATE, SETTLED_WITH_LIMIT
from thuocdo.analytics.sources import BY_END, REVIEW_ON, SHEETS, practice
from thuocdo.vietnamese.sentence import Sentence

KPI = Kpi(
    code="on_time_settled",
    title=Sentence("Đúng hạn trên hồ sơ đã giải quyết", "On time, of dossiers settled"),
    numerator=Count((SETTLED_WITH_LIMIT,), minus=(SETTLED_LATE,)),
    population=Count((SETTLED_WITH_LIMIT,)),
    direction=Direction.MORE,
    by_date=BY_END,
    source=practice(SHEETS),
    review_on=REVIEW_ON,
    note=Sentence(
        "Không kể hồ sơ quá hạn còn mở; xem thêm hai cách tính kia.",
        "Leaves out dossiers overdue and still open; see the other two definitions.",
    ),
)

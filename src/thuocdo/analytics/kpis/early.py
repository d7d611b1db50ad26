"""KPI: settled on a day before the last one."""

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import SETTLED_EARLY, SETTLED_WITH_LIMIT
from thuocdo.analytics.sources import BY_END, REVIEW_ON, SHEETS, practice
from thuocdo.vietnamese.sentence import Sentence

KPI = Kpi(
    code="early",
    title=Sentence("Giải quyết trước hạn", "Settled early"),
    numerator=Count((SETTLED_EARLY,)),
    population=Count((SETTLED_WITH_LIMIT,)),
    direction=Direction.MORE,
    by_date=BY_END,
    source=practice(SHEETS, "Trước hạn: xong từ ngày hôm trước của ngày hẹn."),
    review_on=REVIEW_ON,
)

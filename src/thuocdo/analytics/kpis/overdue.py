"""KPI: settled late; grouped by cause it says why."""

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import SETTLED_LATE, SETTLED_WITH_LIMIT
from thuocdo.analytics.sources import BY_END, REVIEW_ON, SHEETS, practice
from thuocdo.vietnamese.sentence import Sentence

KPI = Kpi(
    code="overdue",
    title=Sentence("Giải quyết quá hạn", "Settled late"),
    numerator=Count((SETTLED_LATE,)),
    population=Count((SETTLED_WITH_LIMIT,)),
    direction=Direction.LESS,
    by_date=BY_END,
    source=practice(SHEETS),
    review_on=REVIEW_ON,
)

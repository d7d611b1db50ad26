"""Count: dossiers overdue and not ended."""

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import OPEN_OVERDUE
from thuocdo.analytics.sources import BY_STATE, REVIEW_ON, SHEETS, practice
from thuocdo.vietnamese.sentence import Sentence

KPI = Kpi(
    code="open_overdue",
    title=Sentence("Hồ sơ quá hạn chưa giải quyết", "Dossiers overdue and still open"),
    numerator=Count((OPEN_OVERDUE,)),
    population=None,
    direction=Direction.LESS,
    by_date=BY_STATE,
    source=practice(SHEETS),
    review_on=REVIEW_ON,
)

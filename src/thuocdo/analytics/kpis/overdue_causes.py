"""Count: dossiers that became overdue; group it by cause and field."""

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import BECAME_OVERDUE
from thuocdo.analytics.sources import BY_OVERDUE, REVIEW_ON, SHEETS, practice
from thuocdo.vietnamese.sentence import Sentence

KPI = Kpi(
    code="overdue_causes",
    title=Sentence("Hồ sơ phát sinh quá hạn", "Dossiers that became overdue"),
    numerator=Count((BECAME_OVERDUE,)),
    population=None,
    direction=Direction.LESS,
    by_date=BY_OVERDUE,
    source=practice(SHEETS),
    review_on=REVIEW_ON,
)

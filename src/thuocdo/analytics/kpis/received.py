"""Count: dossiers received."""

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import RECEIVED
from thuocdo.analytics.sources import BY_RECEIPT, REVIEW_ON, SHEETS, practice
from thuocdo.vietnamese.sentence import Sentence

KPI = Kpi(
    code="received",
    title=Sentence("Hồ sơ tiếp nhận", "Dossiers received"),
    numerator=Count((RECEIVED,)),
    population=None,
    direction=Direction.NEITHER,
    by_date=BY_RECEIPT,
    source=practice(SHEETS),
    review_on=REVIEW_ON,
)

"""Count: dossiers received and not ended."""

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import OPEN
from thuocdo.analytics.sources import BY_STATE, REVIEW_ON, SHEETS, practice
from thuocdo.vietnamese.sentence import Sentence

KPI = Kpi(
    code="open",
    title=Sentence("Hồ sơ đang giải quyết", "Dossiers being handled"),
    numerator=Count((OPEN,)),
    population=None,
    direction=Direction.NEITHER,
    by_date=BY_STATE,
    source=practice(SHEETS),
    review_on=REVIEW_ON,
)

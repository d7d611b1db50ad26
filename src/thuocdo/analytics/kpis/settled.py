"""Count: dossiers that ended, with a result or without."""

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import SETTLED
from thuocdo.analytics.sources import BY_END, REVIEW_ON, SHEETS, practice
from thuocdo.vietnamese.sentence import Sentence

KPI = Kpi(
    code="settled",
    title=Sentence("Hồ sơ đã giải quyết", "Dossiers settled"),
    numerator=Count((SETTLED,)),
    population=None,
    direction=Direction.NEITHER,
    by_date=BY_END,
    source=practice(SHEETS, "Gồm cả hồ sơ dừng, từ chối, rút."),
    review_on=REVIEW_ON,
)

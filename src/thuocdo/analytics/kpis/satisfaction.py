"""KPI: people content with how their dossier was handled, of those who said."""

from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_END, PLAN, REVIEW_ON, SHEETS, portal, practice, target
from thuocdo.vietnamese.sentence import Sentence

SATISFIED_FROM = 4  # of 5 grades
RATED = Measure("rated", _.rating.notnull(), at="finished")
SATISFIED = Measure("satisfied", _.rating >= SATISFIED_FROM, at="finished")
KPI = Kpi(
    code="satisfaction",
    title=Sentence("Hài lòng về giải quyết hồ sơ", "Satisfied, of those who rated"),
    numerator=Count((SATISFIED,)),
    population=Count((RATED,)),
    direction=Direction.MORE,
    by_date=BY_END,
    source=practice(SHEETS, "Hài lòng: mức 4 và 5 trên 5."),
    review_on=REVIEW_ON,
    counted=Sentence("lượt đánh giá", "ratings"),
    targets=(target(90, PLAN), target(90, portal("mục 5.4", "Ngưỡng chưa được xác nhận."))),
)

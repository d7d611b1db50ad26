"""KPI: results issued electronically."""

from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_END, REVIEW_ON, portal
from thuocdo.analytics.tables import Status
from thuocdo.vietnamese.sentence import Sentence

HAS_RESULT = _.status.isin([Status.PROCESSED, Status.RETURNED])
WITH_RESULT = Measure("with_result", HAS_RESULT & _.result_electronic.notnull(), at="finished")
ELECTRONIC = Measure("electronic", HAS_RESULT & (_.result_electronic == 1), at="finished")
KPI = Kpi(
    code="electronic_results",
    title=Sentence("Cấp kết quả điện tử", "Electronic results"),
    numerator=Count((ELECTRONIC,)),
    population=Count((WITH_RESULT,)),
    direction=Direction.MORE,
    by_date=BY_END,
    source=portal("nhóm Số hóa hồ sơ, mục 4.1"),
    review_on=REVIEW_ON,
)

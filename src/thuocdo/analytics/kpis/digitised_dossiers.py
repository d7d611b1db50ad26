"""KPI: dossiers with all components and the result digitised, of those with a result."""

from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_END, REVIEW_ON, portal
from thuocdo.analytics.tables import Status
from thuocdo.vietnamese.sentence import Sentence

HAS_RESULT = _.status.isin([Status.PROCESSED, Status.RETURNED])
KNOWN = _.components.notnull() & _.digitised.notnull() & _.result_electronic.notnull()
TO_DIGITISE = Measure("to_digitise", HAS_RESULT & KNOWN, at="finished")
WHOLLY_DIGITISED = Measure(
    "wholly_digitised",
    HAS_RESULT & (_.digitised == _.components) & (_.result_electronic == 1),
    at="finished",
)
KPI = Kpi(
    code="digitised_dossiers",
    title=Sentence("Hồ sơ số hóa đủ thành phần và kết quả", "Components and result digitised"),
    numerator=Count((WHOLLY_DIGITISED,)),
    population=Count((TO_DIGITISE,)),
    direction=Direction.MORE,
    by_date=BY_END,
    source=portal("nhóm Số hóa hồ sơ, mục 4.2"),
    review_on=REVIEW_ON,
)

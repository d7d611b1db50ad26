"""KPI: components of dossiers that were digitised."""

import ibis
from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_RECEIPT, PLAN, REVIEW_ON, portal, target
from thuocdo.vietnamese.sentence import Sentence

COMPONENTS = Measure("components", ibis.ifelse(_.digitised.notnull(), _.components, 0))
DIGITISED = Measure("digitised", ibis.ifelse(_.components.notnull(), _.digitised, 0))
KPI = Kpi(
    code="digitised",
    title=Sentence("Thành phần hồ sơ được số hóa", "Components digitised"),
    numerator=Count((DIGITISED,)),
    population=Count((COMPONENTS,)),
    direction=Direction.MORE,
    by_date=BY_RECEIPT,
    source=portal("nhóm Số hóa hồ sơ"),
    review_on=REVIEW_ON,
    counted=Sentence("thành phần hồ sơ", "components"),
    targets=(target(80, PLAN), target(80, portal("mục 4.2", "Ngưỡng chưa được xác nhận."))),
)

"""KPI: components taken from data digitised before."""

import ibis
from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_RECEIPT, REVIEW_ON, portal, target
from thuocdo.vietnamese.sentence import Sentence

REUSABLE = Measure("reusable", ibis.ifelse(_.reused.notnull(), _.components, 0))
REUSED = Measure("reused", ibis.ifelse(_.components.notnull(), _.reused, 0))
KPI = Kpi(
    code="reused_data",
    title=Sentence("Tái sử dụng dữ liệu đã số hóa", "Digitised data reused"),
    numerator=Count((REUSED,)),
    population=Count((REUSABLE,)),
    direction=Direction.MORE,
    by_date=BY_RECEIPT,
    source=portal("nhóm Số hóa hồ sơ, mục 4.3"),
    review_on=REVIEW_ON,
    counted=Sentence("thành phần hồ sơ", "components"),
    targets=(target(80, portal("mục 4.3", "Ngưỡng chưa được xác nhận.")),),
)

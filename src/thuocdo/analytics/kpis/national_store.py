"""KPI: components taken from the national store of documents."""

import ibis
from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_RECEIPT, REVIEW_ON, SHEETS, practice
from thuocdo.vietnamese.sentence import Sentence

STORABLE = Measure("storable", ibis.ifelse(_.from_store.notnull(), _.components, 0))
FROM_STORE = Measure("from_store", ibis.ifelse(_.components.notnull(), _.from_store, 0))
KPI = Kpi(
    code="national_store",
    title=Sentence("Thành phần lấy từ kho quốc gia", "Components from the national store"),
    numerator=Count((FROM_STORE,)),
    population=Count((STORABLE,)),
    direction=Direction.MORE,
    by_date=BY_RECEIPT,
    source=practice(SHEETS),
    review_on=REVIEW_ON,
    counted=Sentence("thành phần hồ sơ", "components"),
)

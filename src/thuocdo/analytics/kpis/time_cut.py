"""KPI: time taken off the legal limit by promise, weighted by dossiers; by procedure its cut."""

import ibis
from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_RECEIPT, REVIEW_ON, SHEETS, practice
from thuocdo.vietnamese.sentence import Sentence

BOTH = _.legal_limit.notnull() & _.promised_limit.notnull()
LEGAL_TIME = Measure("legal_time", ibis.ifelse(BOTH, _.legal_limit, 0))
PROMISED_TIME = Measure("promised_time", ibis.ifelse(BOTH, _.promised_limit, 0))
WITH_LIMITS = Measure("with_limits", BOTH)
KPI = Kpi(
    code="time_cut",
    title=Sentence("Cắt giảm so với thời hạn quy định", "Time cut against the legal limit"),
    numerator=Count((LEGAL_TIME,), minus=(PROMISED_TIME,)),
    population=Count((LEGAL_TIME,)),
    direction=Direction.MORE,
    by_date=BY_RECEIPT,
    source=practice(SHEETS),
    review_on=REVIEW_ON,
    counted=Sentence("phút làm việc", "working minutes"),
    n=Count((WITH_LIMITS,)),
    minimum_n=1,
    has_interval=False,
)

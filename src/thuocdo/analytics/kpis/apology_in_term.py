"""KPI: letters of apology sent within their term."""

from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_OVERDUE, REVIEW_ON, practice
from thuocdo.vietnamese.sentence import Sentence

APOLOGY = "Quy định của địa phương về thời hạn gửi thư xin lỗi"
APOLOGY_DUE = Measure("apology_due", _.past_at.notnull() & _.apology_due.notnull(), at="past_at")
APOLOGY_IN_TERM = Measure(
    "apology_in_term",
    _.past_at.notnull() & (_.apology_sent <= _.apology_due),
    at="past_at",
    since="apology_at",
)
KPI = Kpi(
    code="apology_in_term",
    title=Sentence("Thư xin lỗi gửi đúng thời hạn", "Letters of apology sent in time"),
    numerator=Count((APOLOGY_IN_TERM,)),
    population=Count((APOLOGY_DUE,)),
    direction=Direction.MORE,
    by_date=BY_OVERDUE,
    source=practice(APOLOGY),
    review_on=REVIEW_ON,
    minimum_n=1,
    counted=Sentence("hồ sơ quá hạn", "overdue dossiers"),
)

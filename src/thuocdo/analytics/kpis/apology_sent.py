"""KPI: letters of apology sent, of dossiers that became overdue; the rest is missing."""

from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import BECAME_OVERDUE, Measure
from thuocdo.analytics.sources import BY_OVERDUE, REVIEW_ON, practice, target
from thuocdo.vietnamese.sentence import Sentence

APOLOGY = "Nghị định 118/2025/NĐ-CP và quy định của địa phương về thư xin lỗi"
APOLOGY_SENT = Measure(
    "apology_sent",
    _.past_at.notnull() & _.apology_sent.notnull(),
    at="past_at",
    since="apology_at",
)
KPI = Kpi(
    code="apology_sent",
    title=Sentence("Đã gửi thư xin lỗi", "Letters of apology sent"),
    numerator=Count((APOLOGY_SENT,)),
    population=Count((BECAME_OVERDUE,)),
    direction=Direction.MORE,
    by_date=BY_OVERDUE,
    source=practice(APOLOGY),
    review_on=REVIEW_ON,
    minimum_n=1,
    counted=Sentence("hồ sơ quá hạn", "overdue dossiers"),
    targets=(target(100, practice(APOLOGY)),),
)

"""KPI: received online, at any level of service."""

from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import RECEIVED, Measure
from thuocdo.analytics.sources import BY_RECEIPT, REVIEW_ON, portal
from thuocdo.analytics.tables import Channel
from thuocdo.vietnamese.sentence import Sentence

ONLINE = Measure("online", _.channel == Channel.ONLINE)
KPI = Kpi(
    code="online",
    title=Sentence("Hồ sơ nộp trực tuyến", "Received online"),
    numerator=Count((ONLINE,)),
    population=Count((RECEIVED,)),
    direction=Direction.MORE,
    by_date=BY_RECEIPT,
    source=portal("nhóm Dịch vụ công trực tuyến, kênh 2"),
    review_on=REVIEW_ON,
)

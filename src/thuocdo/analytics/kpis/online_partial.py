"""KPI: online, of dossiers whose procedure can be done partly online."""

from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_RECEIPT, REVIEW_ON, portal
from thuocdo.analytics.tables import Channel, OnlineLevel
from thuocdo.vietnamese.sentence import Sentence

PARTIAL = Measure("partial_service", _.online_level == OnlineLevel.PARTIAL)
ONLINE_PARTIAL = Measure(
    "online_partial", (_.online_level == OnlineLevel.PARTIAL) & (_.channel == Channel.ONLINE)
)
KPI = Kpi(
    code="online_partial",
    title=Sentence("Nộp trực tuyến một phần", "Online, of partial online services"),
    numerator=Count((ONLINE_PARTIAL,)),
    population=Count((PARTIAL,)),
    direction=Direction.MORE,
    by_date=BY_RECEIPT,
    source=portal("nhóm Dịch vụ công trực tuyến"),
    review_on=REVIEW_ON,
)

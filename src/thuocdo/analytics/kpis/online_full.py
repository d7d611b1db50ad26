"""KPI: online, of dossiers whose procedure can be done wholly online."""

from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_RECEIPT, REVIEW_ON, portal, target
from thuocdo.analytics.tables import Channel, OnlineLevel
from thuocdo.vietnamese.sentence import Sentence

FULL = Measure("full_service", _.online_level == OnlineLevel.FULL)
ONLINE_FULL = Measure(
    "online_full", (_.online_level == OnlineLevel.FULL) & (_.channel == Channel.ONLINE)
)
KPI = Kpi(
    code="online_full",
    title=Sentence("Nộp trực tuyến toàn trình", "Online, of full online services"),
    numerator=Count((ONLINE_FULL,)),
    population=Count((FULL,)),
    direction=Direction.MORE,
    by_date=BY_RECEIPT,
    source=portal("nhóm Dịch vụ công trực tuyến"),
    review_on=REVIEW_ON,
    targets=(target(80, portal("mục 3.1", "Ngưỡng chưa được xác nhận.")),),
)

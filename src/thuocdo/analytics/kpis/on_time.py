"""KPI: on time of all received; the official definition. An open dossier not yet due is on time."""

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import RECEIVED_LATE, RECEIVED_WITH_LIMIT
from thuocdo.analytics.sources import BY_RECEIPT, PLAN, REVIEW_ON, portal, target
from thuocdo.vietnamese.sentence import Sentence

KPI = Kpi(
    code="on_time",
    title=Sentence("Đúng hạn trên hồ sơ tiếp nhận", "On time, of dossiers received"),
    numerator=Count((RECEIVED_WITH_LIMIT,), minus=(RECEIVED_LATE,)),
    population=Count((RECEIVED_WITH_LIMIT,)),
    direction=Direction.MORE,
    by_date=BY_RECEIPT,
    source=portal("nhóm Tiến độ giải quyết, mục 2.1"),
    review_on=REVIEW_ON,
    is_official=True,
    targets=(target(100, PLAN),),
    note=Sentence(
        "Hồ sơ chưa xong so hạn với ngày chốt; hồ sơ không rõ hạn không tính.",
        "An open dossier is compared with the as-of day; one without a known limit is left out.",
    ),
)

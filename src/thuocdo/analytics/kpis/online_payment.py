"""KPI: paid online, of dossiers with a fee to pay."""

from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_RECEIPT, PLAN, REVIEW_ON, portal, target
from thuocdo.analytics.tables import Payment
from thuocdo.vietnamese.sentence import Sentence

FEE_DUE = Measure("fee_due", _.fee_due == 1)
PAID_ONLINE = Measure("paid_online", (_.fee_due == 1) & (_.paid_online > Payment.NOT_ONLINE))
KPI = Kpi(
    code="online_payment",
    title=Sentence("Thanh toán trực tuyến", "Paid online"),
    numerator=Count((PAID_ONLINE,)),
    population=Count((FEE_DUE,)),
    direction=Direction.MORE,
    by_date=BY_RECEIPT,
    source=portal("nhóm Thanh toán trực tuyến, tỷ lệ A"),
    review_on=REVIEW_ON,
    targets=(target(50, PLAN), target(50, portal("mục 3.3", "Ngưỡng chưa được xác nhận."))),
    note=Sentence("Chỉ hồ sơ có khoản phí, lệ phí lớn hơn 0.", "Only dossiers with a fee above 0."),
)

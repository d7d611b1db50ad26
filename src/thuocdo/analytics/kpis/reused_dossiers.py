"""KPI: dossiers with at least one component taken from data digitised before."""

from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_RECEIPT, REVIEW_ON, portal
from thuocdo.vietnamese.sentence import Sentence

REUSE_KNOWN = Measure("reuse_known", _.reused.notnull())
WITH_REUSE = Measure("with_reuse", _.reused > 0)
KPI = Kpi(
    code="reused_dossiers",
    title=Sentence("Hồ sơ tái sử dụng dữ liệu", "Dossiers with data reused"),
    numerator=Count((WITH_REUSE,)),
    population=Count((REUSE_KNOWN,)),
    direction=Direction.MORE,
    by_date=BY_RECEIPT,
    source=portal("nhóm Số hóa hồ sơ, mục 4.3"),
    review_on=REVIEW_ON,
)

"""KPI: came in or went out by public post."""

from ibis import _

from thuocdo.analytics.kpi import Count, Direction, Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.sources import BY_RECEIPT, REVIEW_ON, SHEETS, practice
from thuocdo.vietnamese.sentence import Sentence

POST_KNOWN = Measure("post_known", _.intake_by_post.notnull() | _.result_by_post.notnull())
BY_POST = Measure("by_post", (_.intake_by_post == 1) | (_.result_by_post == 1))
KPI = Kpi(
    code="public_post",
    title=Sentence("Qua bưu chính công ích", "By public post"),
    numerator=Count((BY_POST,)),
    population=Count((POST_KNOWN,)),
    direction=Direction.MORE,
    by_date=BY_RECEIPT,
    source=practice(SHEETS),
    review_on=REVIEW_ON,
)

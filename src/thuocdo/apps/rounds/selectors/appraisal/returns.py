"""What is with the units, and what has come back or stayed away past its day."""

from thuocdo.apps.rounds.models import Return, Round
from thuocdo.apps.rounds.permissions import domain_of
from thuocdo.apps.rounds.selectors.appraisal.reach import Reach
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.lib.prepared import Prepared

WAITING = Prepared(
    lambda key: (
        Return.objects.filter(entry__participant__round=key, answered_at__isnull=True)
        .select_related("entry__participant__unit", "reason", "by")
        .order_by("due_on", "pk")
    ),
    int,
)


def returns_of(round_: Round, reach: Reach) -> list[Return]:
    """Returns not yet answered that the person may see, the earliest day first. One query."""
    index_set = index_set_of(round_)
    return [
        row
        for row in WAITING.objects(round_.pk)
        if reach.covers(row.entry.participant.unit, domain_of(index_set, row.entry.code))
    ]

"""What every indicator asks of a dossier: its clock, its last day in time, since when it is late.

The rules are those of the national portal as far as they are known (domain.md 6.2 of the project's
papers): the clock stops at the end, or at the one supplement request that nobody answered; time
spent waiting for supplements is taken off; a second request makes the dossier overdue; without an
appointment the legal maximum counts; an unfinished dossier is compared with the as-of moment.
"""

import ibis
from ibis import _

from thuocdo.analytics.tables import DAY

MANY_REQUESTS = 1  # supplement requests beyond which a dossier counts as overdue


def prepared(rows: ibis.Table) -> ibis.Table:
    """The lake's columns and six more; nothing runs until an engine executes it.

    ``stopped``  moment at which the clock stopped; null while it runs
    ``deadline`` last minute in time, waiting included; null where no limit is known
    ``has_limit`` whether being late can be said at all
    ``past_at``  first minute after the deadline, if the clock still ran then
    ``late_at``  moment since which it counts as overdue: ``past_at``, or receipt where a supplement
                 was asked for more than once; null while and as long as it is in time
    ``apology_at`` first minute of the day on which the letter of apology was sent
    """
    timed = rows.mutate(
        stopped=ibis.coalesce(_.supplement_open, _.finished),
        deadline=ibis.coalesce(_.due, _.legal_due) + _.waiting,
        asked_often=_.supplements > MANY_REQUESTS,
        apology_at=_.apology_sent * DAY,
    )
    ran = timed.deadline.notnull() & (timed.stopped.isnull() | (timed.stopped > timed.deadline))
    after = ibis.greatest(timed.deadline + 1, timed.received)
    past = timed.mutate(
        past_at=ibis.ifelse(ran, after, ibis.null("int32")),
        has_limit=timed.deadline.notnull() | timed.asked_often,
    )
    return past.mutate(late_at=ibis.ifelse(past.asked_often, past.received, past.past_at))

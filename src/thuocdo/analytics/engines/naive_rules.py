"""The indicators once more, a dossier at a time in plain Python, to compare engines with.

Written from the definitions, not from the expressions: each rule says what one dossier adds to the
numerator, the population and n of its indicator in one part of a period.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from thuocdo.analytics.tables import DAY, Channel, OnlineLevel, Payment, Status

Added: TypeAlias = tuple[int, int, int]  # numerator, population, n

NOTHING: Added = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Seen:
    """A dossier, looked at over some minutes and as of a minute."""

    row: dict[str, Any]
    first: int
    last: int  # not after ``now``
    now: int

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (a column of any kind)
        return self.row[name]

    def has(self, moment: int | None) -> bool:
        """Whether a moment lies in the part looked at."""
        return moment is not None and self.first <= moment <= self.last

    @property
    def stopped(self) -> int | None:
        """When its clock stopped."""
        asked: int | None = self.row["supplement_open"]
        ended: int | None = self.row["finished"]
        return ended if asked is None else asked

    @property
    def deadline(self) -> int | None:
        """The last minute in time."""
        limit = self.row["due"] if self.row["due"] is not None else self.row["legal_due"]
        return None if limit is None else limit + self.row["waiting"]

    @property
    def past(self) -> int | None:
        """The first minute after the deadline, if the clock still ran."""
        received: int = self.row["received"]
        if self.deadline is None:
            return None
        if self.stopped is not None and self.stopped <= self.deadline:
            return None
        return max(self.deadline + 1, received)

    @property
    def late(self) -> int | None:
        """Since when it counts as overdue."""
        return self.row["received"] if self.row["supplements"] >= 2 else self.past

    @property
    def is_judged(self) -> bool:
        """Whether it can be on time or late."""
        return self.deadline is not None or self.row["supplements"] >= 2

    @property
    def is_settled(self) -> bool:
        """Whether it ended in the part."""
        return self.has(self.row["finished"])

    @property
    def is_overdue_at_the_end(self) -> bool:
        """Whether it is overdue and open when the part ends."""
        if self.late is None or self.late > self.last:
            return False
        return self.row["finished"] is None or self.row["finished"] > self.last

    @property
    def has_result(self) -> bool:
        """Whether it was processed, not broken off."""
        return self.row["status"] in (Status.PROCESSED, Status.RETURNED)


def share(*, of: bool, hits: bool | None) -> Added:
    """One dossier of a population, or none."""
    return (int(bool(hits)), 1, 1) if of else NOTHING


def plain(count: bool) -> Added:  # noqa: FBT001
    """One dossier of a count without a population."""
    return (int(count), 0, 0)


def on_time(d: Seen) -> Added:
    """Received, and not late by now."""
    is_late = d.late is not None and d.late <= d.now
    return share(of=d.has(d.received) and d.is_judged, hits=not is_late)


def on_time_settled(d: Seen) -> Added:
    """Settled, and not late."""
    return share(of=d.is_settled and d.is_judged, hits=d.late is None)


def on_time_with_open(d: Seen) -> Added:
    """Settled on time, of those and the overdue that are open."""
    return (0, 1, 1) if d.is_overdue_at_the_end else on_time_settled(d)


def early(d: Seen) -> Added:
    """Settled on a day before the last."""
    hits = False
    if d.late is None and d.deadline is not None and d.stopped is not None:
        hits = d.stopped // DAY < d.deadline // DAY
    return share(of=d.is_settled and d.is_judged, hits=hits)


def overdue(d: Seen) -> Added:
    """Settled late."""
    return share(of=d.is_settled and d.is_judged, hits=d.late is not None)


def open_dossiers(d: Seen) -> Added:
    """Received and not ended when the part ends."""
    return plain(d.received <= d.last and (d.finished is None or d.finished > d.last))


def apology_sent(d: Seen) -> Added:
    """A letter was sent by now."""
    sent = d.apology_sent is not None and d.apology_sent * DAY <= d.now
    return share(of=d.has(d.past), hits=sent)


def apology_in_term(d: Seen) -> Added:
    """A letter was sent by the day on which it was due."""
    if d.apology_due is None:
        return NOTHING
    sent = d.apology_sent is not None and d.apology_sent * DAY <= d.now
    return share(of=d.has(d.past), hits=sent and d.apology_sent <= d.apology_due)


def online_at(level: OnlineLevel) -> Callable[[Seen], Added]:
    """Online, of the dossiers of a level of service."""

    def rule(d: Seen) -> Added:
        of = d.has(d.received) and d.online_level == level
        return share(of=of, hits=d.channel == Channel.ONLINE)

    return rule


def online_payment(d: Seen) -> Added:
    """Paid through a gateway, of those with a fee."""
    paid = d.paid_online in (Payment.NATIONAL, Payment.LOCAL)
    return share(of=d.has(d.received) and d.fee_due == 1, hits=paid)


def components_in(name: str) -> Callable[[Seen], Added]:
    """Components of one kind, of all; nothing where one of the two is not known."""

    def rule(d: Seen) -> Added:
        part = d.row[name]
        if part is None or d.components is None or not d.has(d.received):
            return NOTHING
        return (part, d.components, d.components)

    return rule


def reused_dossiers(d: Seen) -> Added:
    """At least one component reused, where that is known."""
    return share(of=d.has(d.received) and d.reused is not None, hits=bool(d.reused))


def digitised_dossiers(d: Seen) -> Added:
    """All components and the result digitised, of those with a result."""
    known = None not in (d.components, d.digitised, d.result_electronic)
    hits = d.digitised == d.components and d.result_electronic == 1
    return share(of=d.is_settled and d.has_result and known, hits=hits)


def electronic_results(d: Seen) -> Added:
    """An electronic result, of those with a result."""
    of = d.is_settled and d.has_result and d.result_electronic is not None
    return share(of=of, hits=d.result_electronic == 1)


def public_post(d: Seen) -> Added:
    """By post in or out, where that is known."""
    ways = (d.intake_by_post, d.result_by_post)
    return share(of=d.has(d.received) and ways != (None, None), hits=1 in ways)


def time_cut(d: Seen) -> Added:
    """Minutes promised away, of the legal limit."""
    if None in (d.legal_limit, d.promised_limit) or not d.has(d.received):
        return NOTHING
    return (d.legal_limit - d.promised_limit, d.legal_limit, 1)


def satisfaction(d: Seen) -> Added:
    """The two best grades, of those that rated."""
    if d.rating is None:
        return NOTHING
    return share(of=d.is_settled, hits=d.rating in (4, 5))


RULES = MappingProxyType(
    {
        "received": lambda d: plain(d.has(d.received)),
        "settled": lambda d: plain(d.is_settled),
        "open": open_dossiers,
        "on_time": on_time,
        "on_time_settled": on_time_settled,
        "on_time_with_open": on_time_with_open,
        "early": early,
        "overdue": overdue,
        "overdue_causes": lambda d: plain(d.has(d.past)),
        "open_overdue": lambda d: plain(d.is_overdue_at_the_end),
        "apology_sent": apology_sent,
        "apology_in_term": apology_in_term,
        "online": lambda d: share(of=d.has(d.received), hits=d.channel == Channel.ONLINE),
        "online_full": online_at(OnlineLevel.FULL),
        "online_partial": online_at(OnlineLevel.PARTIAL),
        "online_payment": online_payment,
        "digitised": components_in("digitised"),
        "digitised_dossiers": digitised_dossiers,
        "electronic_results": electronic_results,
        "reused_data": components_in("reused"),
        "reused_dossiers": reused_dossiers,
        "national_store": components_in("from_store"),
        "public_post": public_post,
        "time_cut": time_cut,
        "satisfaction": satisfaction,
    }
)

"""What is due: each app registers a provider, the workspace and the reminders ask them all.

An app registers in ``ready`` of its config: ``work.register("rounds", waiting_for)`` with
``def waiting_for(person: User, today: date) -> Iterable[WorkItem]``. A provider costs a constant
number of queries, whatever it finds.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from thuocdo.lib.status import Status
from thuocdo.vietnamese.sentence import Sentence


class Label(NamedTuple):
    """A kind of work or a round to filter by."""

    code: str  # part of an address
    title: Sentence


class WorkItem(NamedTuple):
    """One thing that one person has to do."""

    key: str  # the matter, the same every day: "rounds.assessment:12"
    title: Sentence  # what to do
    why: Sentence  # why it is this person's
    url: str  # where it is done
    kind: Label
    place: Label  # the round or edition it belongs to
    due_on: date | None = None
    state: Status = Status.DOING
    is_returned: bool = False
    peek_url: str = ""  # a fragment that shows it inside the list; "" shows what stands here


Provider = Callable[[Any, date], Iterable[WorkItem]]  # asked with a User of the site
providers: dict[str, Provider] = {}


def register(name: str, provider: Provider) -> None:
    """Ask this provider from now on; another one of the same name replaces it."""
    providers[name] = provider


def everything(person: object, today: date) -> list[WorkItem]:
    """All that is due from one person: returned first, then by due date, undated last."""
    return sorted(collected(person, today), key=order)


def collected(person: object, today: date) -> Iterator[WorkItem]:
    """What each provider knows, in the order in which they registered."""
    for provider in providers.values():
        yield from provider(person, today)


def order(item: WorkItem) -> tuple[bool, bool, date, str]:
    """Returned first; what has no date comes after all that has one."""
    return (not item.is_returned, item.due_on is None, item.due_on or date.max, item.key)

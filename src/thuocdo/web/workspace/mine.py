"""The one list of everything that is due from a person: what to show of it, and in which order."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from thuocdo.apps.accounts.models import User
from thuocdo.apps.notifications.models import Snooze
from thuocdo.apps.notifications.selectors import snoozes
from thuocdo.lib import work
from thuocdo.lib.deadlines import is_late
from thuocdo.lib.work import Label, WorkItem
from thuocdo.vietnamese.sentence import Refusal, Sentence


class NoSuchWork(Refusal):
    """It was done, or given to somebody else, since the page was opened."""

    status = 410

    def __init__(self) -> None:
        super().__init__(
            "Việc này đã xong hoặc không còn giao cho tài khoản này. Mở lại Việc của tôi.",
            "This was done or is no longer this account's. Open My work again.",
        )


class Shown(NamedTuple):
    """A piece of work in the list."""

    item: WorkItem
    is_late: bool
    snooze: Snooze | None = None


class Choice(NamedTuple):
    """One entry of a filter."""

    label: Label
    times: int
    is_chosen: bool


class Mine(NamedTuple):
    """What the page shows."""

    finding: Sentence
    rows: list[Shown]
    put_off: list[Shown]
    kinds: list[Choice]
    places: list[Choice]
    hidden: int  # left out by the filter


def list_for(person: User, today: date, *, kind: str = "", place: str = "") -> Mine:
    """Returned first, then by due date; what was put off stands apart."""
    kept = {each.key: each for each in snoozes(person, today)}
    found = [shown(item, kept, today) for item in work.everything(person, today)]
    waiting = [row for row in found if row.snooze is None]
    rows = [
        row
        for row in waiting
        if kind in ("", row.item.kind.code) and place in ("", row.item.place.code)
    ]
    return Mine(
        finding(waiting),
        rows,
        [row for row in found if row.snooze is not None],
        choices((row.item.kind for row in waiting), kind),
        choices((row.item.place for row in waiting), place),
        len(waiting) - len(rows),
    )


def shown(item: WorkItem, kept: dict[str, Snooze], today: date) -> Shown:
    """A row; what was returned or has become late is not put off any more."""
    late = item.due_on is not None and is_late(today, item.due_on)
    snooze = None if late or item.is_returned else kept.get(item.key)
    return Shown(item, late, snooze)


def choices(labels: Iterable[Label], chosen: str) -> list[Choice]:
    """Each label once, in order of its name, with how often it stands in the list."""
    counted: dict[str, tuple[Label, int]] = {}
    for label in labels:
        counted[label.code] = (label, counted.get(label.code, (label, 0))[1] + 1)
    ordered = sorted(counted.values(), key=lambda pair: pair[0].title.vi)
    return [Choice(label, count, label.code == chosen) for label, count in ordered]


def finding(rows: list[Shown]) -> Sentence:
    """What the list says in one sentence."""
    if not rows:
        return Sentence("Không có việc nào đang chờ", "Nothing is waiting")
    late = sum(row.is_late for row in rows)
    returned = sum(row.item.is_returned for row in rows)
    vi, en = [f"{len(rows)} việc đang chờ"], [f"{len(rows)} waiting"]
    if returned:
        vi.append(f"{returned} bị trả lại")
        en.append(f"{returned} returned")
    if late:
        vi.append(f"{late} trễ hạn")
        en.append(f"{late} late")
    return Sentence(", ".join(vi), ", ".join(en))


def one_of(person: User, key: str, today: date) -> Shown:
    """The piece of work with this key.

    Raises:
        NoSuchWork: it is not, or no longer, in the person's list.
    """
    kept = {each.key: each for each in snoozes(person, today)}
    for item in work.everything(person, today):
        if item.key == key:
            return shown(item, kept, today)
    raise NoSuchWork

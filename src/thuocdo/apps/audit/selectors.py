"""Reading the log and checking that nobody changed it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Q, QuerySet

from thuocdo.apps.audit.models import GENESIS, ChainHead, Event
from thuocdo.vietnamese.sentence import Sentence

STREAMED = 2000  # events held in memory at once


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events to show; what is empty leaves nothing out."""

    by: str = ""  # part of the name, or "-" for the system itself
    action: str = ""  # the whole action, or its first word with a dot: "publication."
    subject: str = ""  # part of the key or of the name
    since: date | None = None
    until: date | None = None  # the last day itself counts


SYSTEM = "-"


def events(which: Filter | None = None) -> QuerySet[Event]:
    """Events that fit, the latest first. One query."""
    which = which or Filter()
    wanted = Q()
    if which.by:
        wanted &= Q(by=None) if which.by == SYSTEM else Q(by_name__icontains=which.by)
    if which.action:
        wanted &= Q(action__startswith=which.action)
    if which.subject:
        wanted &= Q(subject__icontains=which.subject) | Q(subject_name__icontains=which.subject)
    if which.since:
        wanted &= Q(at__date__gte=which.since)
    if which.until:
        wanted &= Q(at__date__lte=which.until)
    return Event.objects.filter(wanted).order_by("-number")


def actions() -> list[str]:
    """Every action that the log knows, in order."""
    return list(Event.objects.order_by("action").values_list("action", flat=True).distinct())


class Kind(StrEnum):
    """What can be wrong with a number of the chain."""

    CHANGED = "changed"
    MISSING = "missing"
    INSERTED = "inserted"
    CUT = "cut"  # from the end
    HEAD = "head"  # the end of the chain itself does not fit


class Fault(NamedTuple):
    """Something wrong with a run of numbers."""

    kind: Kind
    first: int
    last: int

    @property
    def sentence(self) -> Sentence:
        """What is wrong, for people."""
        vi, en = SAID[self.kind]
        one = self.first == self.last
        vi_which = f"số {self.first}" if one else f"từ số {self.first} đến số {self.last}"
        en_which = f"event {self.first}" if one else f"events {self.first} to {self.last}"
        return Sentence(vi.format(which=vi_which), en.format(which=en_which))


SAID = {
    Kind.CHANGED: ("Sự kiện {which} đã bị sửa.", "Changed: {which}."),
    Kind.MISSING: ("Sự kiện {which} đã bị xóa.", "Missing: {which}."),
    Kind.INSERTED: (
        "Sự kiện {which} bị chèn thêm ngoài chuỗi.",
        "Inserted outside the chain: {which}.",
    ),
    Kind.CUT: ("Cuối nhật ký bị cắt: thiếu sự kiện {which}.", "Cut from the end: {which}."),
    Kind.HEAD: (
        "Điểm cuối của chuỗi không khớp với sự kiện {which}: một trong hai đã bị sửa.",
        "The end of the chain does not fit {which}: one of the two was changed.",
    ),
}


class Verdict(NamedTuple):
    """What checking the whole chain found."""

    read: int  # events
    faults: tuple[Fault, ...]  # by number

    @property
    def is_whole(self) -> bool:
        """Whether nothing was changed, taken out, put in or cut off."""
        return not self.faults


def verify() -> Verdict:
    """Recompute every hash, from the end back to the beginning; memory stays constant.

    The end is trusted first: it vouches for the last event, and each event that is as it was
    vouches for the one before it. So a changed event is named itself, never its neighbours.
    """
    head = ChainHead.objects.first() or ChainHead()
    inserted = [*beyond_the_end(), *before_the_beginning()]
    walk = Walk(head.number, head.content_hash)
    rows = Event.objects.filter(number__range=(1, head.number)).order_by("-number")
    read = len(inserted)
    for event in rows.iterator(chunk_size=STREAMED):
        walk.step(event)
        read += 1
    walk.finish()
    faults = [*inserted, *walk.faults]
    return Verdict(read, tuple(sorted(faults, key=lambda fault: (fault.first, fault.kind))))


def beyond_the_end() -> Iterator[Fault]:
    """Events after the end of the chain; asked in one statement, for others may be writing."""
    ends = ChainHead.objects.values("number")[:1]
    beyond = Event.objects.filter(number__gt=ends) if ChainHead.objects.exists() else events()
    for number in beyond.order_by("number").values_list("number", flat=True):
        yield Fault(Kind.INSERTED, number, number)


def before_the_beginning() -> Iterator[Fault]:
    """Events with a number that no event can have."""
    if Event.objects.filter(number__lt=1).exists():
        yield Fault(Kind.INSERTED, 0, 0)


class Walk:
    """Goes back through the chain and notes what does not fit."""

    def __init__(self, end: int, content_hash: str) -> None:
        self.top = self.following = end + 1  # one above the last event
        self.expected: str | None = content_hash  # None: nothing vouches for the next event
        self.faults: list[Fault] = []

    def step(self, event: Event) -> None:
        """Look at the event with the next smaller number."""
        self.gap(down_to=event.number + 1)
        is_sound = event.computed_hash() == event.content_hash
        is_vouched = self.expected in {None, event.content_hash}
        if not is_sound or not is_vouched:
            is_last = is_sound and event.number + 1 == self.top
            self.note(Kind.HEAD if is_last else Kind.CHANGED, event.number, event.number)
        self.expected = event.previous_hash if is_sound and is_vouched else None
        self.following = event.number

    def finish(self) -> None:
        """Look at what lies before the smallest number: nothing may."""
        self.gap(down_to=1)
        if self.expected not in {None, GENESIS}:
            is_empty = self.following == self.top
            number = 0 if is_empty else self.following
            self.note(Kind.HEAD if is_empty else Kind.CHANGED, number, number)

    def gap(self, *, down_to: int) -> None:
        """Note the numbers between two events; nothing vouches beyond a gap."""
        if down_to < self.following:
            kind = Kind.CUT if self.following == self.top else Kind.MISSING
            self.note(kind, down_to, self.following - 1)
            self.expected = None

    def note(self, kind: Kind, first: int, last: int) -> None:
        """Keep a fault."""
        self.faults.append(Fault(kind, first, last))

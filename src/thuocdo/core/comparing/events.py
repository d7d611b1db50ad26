"""Dated events that change units, and what is refused among them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.rounding import ONE, ZERO
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.numbers import write_number


class EventKind(StrEnum):
    """What a decision does to units."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    ABOLISH = "abolish"
    TRANSFER = "transfer"  # a part moves between units that both go on


class Edge(NamedTuple):
    """Which part of an old unit went to a new one.

    A unit that goes on under its code has an edge to itself.
    """

    old: str
    new: str | None  # None: abolished without a successor
    share_of_old: Decimal | None = None  # from 0 to 1; None: unknown


class Event(NamedTuple):
    """One event of one decision."""

    on: date  # the first day of the new units
    kind: EventKind
    edges: tuple[Edge, ...]
    basis: str = ""  # of the shares: population, dossiers, equal
    document: str = ""  # number and symbol of the decision

    @property
    def name(self) -> str:
        """The event as refusals cite it."""
        return f"{self.kind} {write_date(self.on)} {self.document}".rstrip()


def refuse_unfit(events: Iterable[Event]) -> None:
    """Check each event, the events of each day together, and the whole.

    Raises:
        InvalidRequest: shapes, shares, dates or order contradict each other.
    """
    days: dict[date, list[Event]] = {}
    for event in events:
        refuse_unfit_shape(event)
        days.setdefault(event.on, []).append(event)
    for day in days.values():
        refuse_chains(day)
        refuse_unfit_shares(day)
    refuse_returns(event for on in sorted(days) for event in days[on])


def refuse_unfit_shape(event: Event) -> None:
    """The edges are those of the event's kind."""
    if not has_shape(event):
        vi, en = SHAPES[event.kind]
        raise InvalidRequest(
            f"sự kiện {event.name}: {vi}. Sửa các cạnh hoặc loại sự kiện.",
            f"the event {event.name}: {en}. Correct its edges or its kind.",
        )


SHAPES = {
    EventKind.RENAME: (
        "đổi tên cần đúng một cạnh, từ mã cũ sang mã mới, với tỷ phần 1",
        "a rename has one edge, from the old code to the new one, with a share of 1",
    ),
    EventKind.MERGE: (
        "sáp nhập cần một đơn vị mới nhận từ hai đơn vị cũ, kể cả chính nó nếu giữ nguyên mã",
        "a merge needs a new unit with two old ones, itself among them if it keeps its code",
    ),
    EventKind.SPLIT: (
        "chia tách cần một đơn vị cũ chuyển cho hai đơn vị mới trở lên",
        "a split needs an old unit with two or more new ones",
    ),
    EventKind.ABOLISH: (
        "giải thể không có đơn vị mới",
        "an abolished unit has no new unit",
    ),
    EventKind.TRANSFER: (
        "điều chuyển là giữa các đơn vị tiếp tục tồn tại; mỗi đơn vị cần một cạnh tới chính nó",
        "a transfer is between units that go on; each needs an edge to itself",
    ),
}


def has_shape(event: Event) -> bool:
    """Whether the edges fit the kind; no edge stands twice."""
    edges, old = event.edges, [edge.old for edge in event.edges]
    new = [edge.new for edge in edges if edge.new is not None]
    if not edges or len({(edge.old, edge.new) for edge in edges}) < len(edges):
        return False
    if event.kind is EventKind.ABOLISH:
        return not new
    if len(new) < len(edges):
        return False
    if event.kind is EventKind.RENAME:
        return len(edges) == 1 and old != new and edges[0].share_of_old == ONE
    if event.kind is EventKind.TRANSFER:
        staying = {edge.old for edge in edges if edge.old == edge.new}
        return len(edges) > len(staying) and staying == {*old, *new}
    many = new if event.kind is EventKind.MERGE else old
    return len(set(many)) < len(many)


def refuse_chains(day: list[Event]) -> None:
    """On one day a unit can't begin in one event and change in another: the order is unknown."""
    changing: dict[str, set[int]] = {}
    for place, event in enumerate(day):
        for edge in event.edges:
            changing.setdefault(edge.old, set()).add(place)
    for place, event in enumerate(day):
        begun = {edge.new for edge in event.edges if edge.new}
        following = {at for code in begun for at in changing.get(code, ())} - {place}
        if following:
            refuse_chain(event, day[min(following)])


def refuse_chain(event: Event, other: Event) -> None:
    """Refuse two events of which the second changes what the first begins."""
    code = min({edge.new for edge in event.edges if edge.new} & {edge.old for edge in other.edges})
    raise InvalidRequest(
        f"đơn vị {code} có mặt ở hai sự kiện nối nhau trong cùng ngày: {event.name} và "
        f"{other.name}. Gộp thành một sự kiện.",
        f"the unit {code} stands in two events of one day that follow each other: "
        f"{event.name} and {other.name}. Write them as one event.",
    )


def refuse_unfit_shares(day: list[Event]) -> None:
    """What leaves an old unit on a day is the whole of it, as far as the shares are known."""
    shares: dict[str, list[Decimal | None]] = {}
    for event in day:
        for edge in event.edges:
            shares.setdefault(edge.old, []).append(edge.share_of_old)
            refuse_unfit_share(edge, event)
    for old, parts in shares.items():
        known = sum((part for part in parts if part is not None), ZERO)
        if known > ONE or (None not in parts and known != ONE):
            total = (write_number(known, None), write_number(known, None, "en"))
            raise InvalidRequest(
                f"các tỷ phần của đơn vị {old} ngày {write_date(day[0].on)} cộng được {total[0]}, "
                "phải bằng 1. Sửa tỷ phần, hoặc để trống nếu chưa biết.",
                f"the shares of the unit {old} on {write_date(day[0].on)} add to {total[1]} and "
                "must add to 1. Correct them, or leave out what is unknown.",
            )


def refuse_unfit_share(edge: Edge, event: Event) -> None:
    """A share lies above 0 and up to 1."""
    share = edge.share_of_old
    if share is not None and not ZERO < share <= ONE:
        vi, en = write_number(share, None), write_number(share, None, "en")
        raise InvalidRequest(
            f"sự kiện {event.name}: tỷ phần từ {edge.old} sang {edge.new} là {vi}, phải lớn hơn "
            "0 và không quá 1. Sửa tỷ phần.",
            f"the event {event.name}: the share from {edge.old} to {edge.new} is {en}; it must be "
            "above 0 and at most 1. Correct it.",
        )


def refuse_returns(events: Iterable[Event]) -> None:
    """A unit that has ended takes no part in later events, so that none succeeds itself."""
    ended: dict[str, date] = {}
    for on, day in groupby(events, key=lambda event: event.on):
        edges = [edge for event in day for edge in event.edges]
        old, new = {edge.old for edge in edges}, {edge.new for edge in edges if edge.new}
        for code in sorted((old | new) & ended.keys()):
            raise InvalidRequest(
                f"đơn vị {code} đã kết thúc ngày {write_date(ended[code])} nhưng lại có trong sự "
                f"kiện ngày {write_date(on)}. Dùng mã khác cho đơn vị lập lại sau này.",
                f"the unit {code} ended on {write_date(ended[code])} but stands in an event of "
                f"{write_date(on)}. Use another code for a unit that was set up again.",
            )
        ended |= dict.fromkeys(old - new, on)

"""Where a unit comes from and what became of it, as published."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.rounding import HUNDRED
from thuocdo.reporting.snapshots.model import EventLine
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.shelf import Shelf

KINDS = {
    "merge": Sentence("Sáp nhập", "Merger"),
    "split": Sentence("Chia tách", "Split"),
    "rename": Sentence("Đổi tên", "Change of name"),
    "abolish": Sentence("Giải thể", "Abolition"),
    "transfer": Sentence("Điều chỉnh địa giới", "Change of boundaries"),
}
OTHER = Sentence("Sắp xếp", "Reorganisation")


class Kin(NamedTuple):
    """A unit before or after this one."""

    code: str
    name: Sentence
    share: Decimal | None  # percent of the old unit; none: not known
    last_year: int | None  # with published results, which its own page shows

    @property
    def year_text(self) -> str:
        """The last year, which is no number to be grouped."""
        return "" if self.last_year is None else str(self.last_year)


class Descent(NamedTuple):
    """One event that made or ended the unit."""

    kind: Sentence
    on: date
    document: str
    basis: str  # of the shares
    kin: tuple[Kin, ...]


def predecessors(shelf: Shelf, lines: Iterable[EventLine], code: str) -> list[Descent]:
    """The events that made the unit, with the units it was made from."""
    made = [line for line in lines if line.new == code and line.old != code]
    return grouped(shelf, [(line, line.old) for line in made])


def successors(shelf: Shelf, lines: Iterable[EventLine], code: str) -> list[Descent]:
    """The events that ended or reduced the unit, with the units that took over."""
    ended = [line for line in lines if line.old == code and line.new != code]
    return grouped(shelf, [(line, line.new) for line in ended])


def grouped(shelf: Shelf, edges: Iterable[tuple[EventLine, str]]) -> list[Descent]:
    """The edges event by event, in the order of days."""
    events: dict[tuple[date, str, str], list[tuple[EventLine, str]]] = {}
    for line, other in edges:
        events.setdefault((line.on, line.kind, line.document), []).append((line, other))
    return [
        Descent(
            KINDS.get(kind, OTHER),
            on,
            document,
            of_event[0][0].basis,
            tuple(kin_of(shelf, line, other) for line, other in of_event if other),
        )
        for (on, kind, document), of_event in sorted(events.items(), key=lambda item: item[0])
    ]


def kin_of(shelf: Shelf, line: EventLine, code: str) -> Kin:
    """The other unit of an edge, with the last year in which it was assessed."""
    known = shelf.units.get(code)
    years = [one.year for one, _ in shelf.of_unit(code)]
    share = None if line.share is None else line.share * HUNDRED
    name = known.title if known else Sentence(code, code)
    return Kin(code, name, share, max(years, default=None))


def arrival(shelf: Shelf, lines: Iterable[EventLine], old: str, code: str) -> Sentence | None:
    """What to tell a reader whom an old code led here; none where they have no tie."""
    line = next((line for line in lines if line.old == old and line.new == code), None)
    known = shelf.units.get(old)
    if line is None or known is None:
        return None
    day, now = write_date(line.on), shelf.units[code].title if code in shelf.units else None
    name = now or Sentence(code, code)
    by = Sentence(f" theo {line.document}", f" under {line.document}") if line.document else None
    vi, en = by or Sentence("", "")
    return Sentence(
        f"{known.title.vi} (mã {old}) đã nhập vào {name.vi} từ ngày {day}{vi}.",
        f"{known.title.en} (code {old}) became part of {name.en} on {day}{en}.",
    )

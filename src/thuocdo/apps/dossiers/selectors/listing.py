"""Dossiers one by one for a page: names in place of codes, days left, letters beside them."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import ceil
from typing import Generic, NamedTuple, TypeVar

from thuocdo.analytics.catalogue import named
from thuocdo.analytics.listing import Listed, Listing, Row, listed
from thuocdo.analytics.question import Question
from thuocdo.apps.dossiers.models import ApologyLetter
from thuocdo.apps.dossiers.selectors.asking import narrowed
from thuocdo.apps.dossiers.selectors.boards import names_of
from thuocdo.apps.dossiers.selectors.lakes import known, lake
from thuocdo.apps.dossiers.selectors.remembering import counted_rows, rows_listed
from thuocdo.apps.dossiers.selectors.scopes import Scope
from thuocdo.lib import deadlines
from thuocdo.vietnamese.sentence import Sentence

PAGE = 50  # rows
WARNED = 3  # working days before the last day in time


class Line(NamedTuple):
    """One dossier as a page shows it."""

    row: Row
    unit: str
    procedure: str
    field: str
    cause: str
    left: Sentence  # how long until the last day, or since
    letter: ApologyLetter | None  # written here

    @property
    def hash(self) -> str:
        """What stands for the dossier's code, in the letters and digits of its hash."""
        return hash_of(self.row.dossier)


Shown = TypeVar("Shown")


class Page(NamedTuple, Generic[Shown]):
    """Some of the lines of a long list."""

    lines: list[Shown]
    total: int
    number: int  # from 1

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, ceil(self.total / PAGE))

    @property
    def before(self) -> int:
        """The page before."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The page after."""
        return self.number + 1


def hash_of(dossier: int) -> str:
    """Sixteen hexadecimal digits in four groups."""
    digits = f"{dossier:016x}"
    return "-".join(digits[n : n + 4] for n in range(0, 16, 4))


def dossier_of(text: str) -> int | None:
    """The number of such a text; none where it is none."""
    digits = text.replace("-", "")
    return int(digits, 16) if len(digits) == 16 and digits.isalnum() and is_hex(digits) else None


def is_hex(digits: str) -> bool:
    """Whether all are hexadecimal digits."""
    return set(digits.lower()) <= set("0123456789abcdef")


def page_of(scope: Scope, what: Listed, number: int = 1) -> Page[Line]:
    """One page of the list. One query, and one read of rows."""
    total, rows = rows_listed(
        scope.listing(what, warned_until(scope)), limit=PAGE, offset=(number - 1) * PAGE
    )
    return Page(lines_of(rows, scope.as_of, scope.side), total, number)


def warned_until(scope: Scope) -> date:
    """The last deadline of the early warning."""
    return deadlines.due_after(scope.as_of, WARNED)


def all_lines(scope: Scope, what: Listed, most: int) -> list[Line]:
    """The list for a file."""
    _, rows = listed(lake(), scope.listing(what, warned_until(scope)), limit=most)
    return lines_of(rows, scope.as_of, scope.side)


def lines_of(rows: Iterable[Row], as_of: date, side: str) -> list[Line]:
    """Rows with names and letters. One query."""
    listed_rows = list(rows)
    units, fields = names_of("units"), names_of("fields")
    procedures, causes = names_of("procedures"), names_of("causes")
    letters = letters_of(row.dossier for row in listed_rows)
    return [
        Line(
            row,
            units.get(getattr(row, side), getattr(row, side)),
            procedures.get(row.procedure, row.procedure),
            fields.get(row.field, row.field),
            causes.get(row.cause, row.cause),
            deadlines.in_words(as_of, row.due_on) if row.due_on else NO_LIMIT,
            letters.get((row.dossier, row.due_on)),
        )
        for row in listed_rows
    ]


NO_LIMIT = Sentence("không có hạn", "no limit")


def letters_of(dossiers: Iterable[int]) -> Mapping[tuple[int, date | None], ApologyLetter]:
    """The letters about dossiers, by dossier and first due day. One query."""
    found = ApologyLetter.objects.filter(dossier__in=list(dossiers))
    return {(letter.dossier, letter.due_on): letter for letter in found}


def one_dossier(scope: Scope, dossier: int) -> Line | None:
    """A dossier that is overdue, without a letter or still open; none where it is neither."""
    for what in (Listed.UNSENT, Listed.OVERDUE):
        asked = scope.listing(what)
        alone = Listing(**{**asked.__dict__, "dossier": dossier, "field": "", "group": ""})
        _, rows = rows_listed(alone, limit=1)
        if rows:
            return lines_of(rows, scope.as_of, scope.side)[0]
    return None


class Cause(NamedTuple):
    """Why dossiers became overdue."""

    name: str
    number: int


def causes_of(scope: Scope) -> list[Cause]:
    """Dossiers that became overdue by cause, the most frequent first; counts rows."""
    kpis = named(["overdue_causes"])
    wide = Question(
        scope.period, scope.as_of, tuple(dict.fromkeys(["cause", *scope.narrowed])), None, kpis
    )
    counts = narrowed(counted_rows(wide).counts, ("cause",), scope.narrowed)
    names = {str(row["code"]): str(row["name"]) for row in known("causes").rows}
    found = [
        Cause(names.get(row["cause"], row["cause"]), row["overdue_causes.count"])
        for row in counts.to_pylist()
        if row["overdue_causes.count"]
    ]
    return sorted(found, key=lambda one: (-one.number, one.name))

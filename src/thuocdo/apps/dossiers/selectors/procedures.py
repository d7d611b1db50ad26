"""Procedures with their legal and promised limits, before and after each cut."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Q

from thuocdo.analytics.catalogue import named
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.manifest import Version, version_of
from thuocdo.apps.dossiers.models import Procedure
from thuocdo.apps.dossiers.selectors.asking import counted
from thuocdo.apps.dossiers.selectors.boards import by_group
from thuocdo.apps.dossiers.selectors.lakes import lake
from thuocdo.apps.dossiers.selectors.rates import Shown, shown
from thuocdo.apps.dossiers.selectors.scopes import Scope
from thuocdo.lib.language import language, name_for

HOURS = 8  # of a working day
USED = ("received", "on_time")
COLUMNS = (
    "pk",
    "code",
    "name",
    "name_en",
    "limits__from_on",
    "limits__document",
    "limits__legal_hours",
    "limits__promised_hours",
)


class Cut(NamedTuple):
    """One limit of a procedure, with the one before it."""

    from_on: date
    document: str
    legal_hours: int
    promised_hours: int
    hours_before: int | None  # promised before the last change

    @property
    def is_less(self) -> bool:
        """Whether anything is taken off the legal limit."""
        return self.promised_hours < self.legal_hours

    @property
    def percent(self) -> Decimal | None:
        """How much is taken off the legal limit; none where the law gives no time."""
        if not self.legal_hours:
            return None
        return Decimal(100 * (self.legal_hours - self.promised_hours)) / self.legal_hours

    @property
    def legal_days(self) -> Decimal:
        """Working days by the law."""
        return Decimal(self.legal_hours) / HOURS

    @property
    def promised_days(self) -> Decimal:
        """Working days promised."""
        return Decimal(self.promised_hours) / HOURS

    @property
    def days_before(self) -> Decimal | None:
        """Working days promised before the last change."""
        return None if self.hours_before is None else Decimal(self.hours_before) / HOURS


class Line(NamedTuple):
    """A procedure with its limit, and what it came to in the period."""

    code: str
    name: str  # in the reader's language
    cut: Cut | None
    received: Shown
    on_time: Shown


def procedures_of(scope: Scope) -> list[Line]:
    """Procedures in use on the as-of day that had dossiers, the most used first. One query."""
    used, standing = used_by(scope), standing_on(scope.as_of)
    lines = [
        Line(code, *standing[code], *cells) for code, cells in used.items() if code in standing
    ]
    return sorted(lines, key=lambda line: (-line.received.number, line.code))


def standing_on(day: date) -> dict[str, tuple[str, Cut | None]]:
    """Code → name and limit of the procedures in use on a day. One query."""
    rows = Procedure.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    ordered = rows.order_by("code", "valid_from", "limits__from_on")
    reader = language()
    found: dict[str, tuple[str, Cut | None]] = {}
    last = None
    for key, code, name, name_en, from_on, *limit in ordered.values_list(*COLUMNS):
        cut = found[code][1] if key == last else None
        if from_on is not None and from_on <= day:
            document, legal, promised = limit
            cut = Cut(from_on, document, legal, promised, cut.promised_hours if cut else None)
        found[code], last = (name_for(name, name_en, reader), cut), key
    return found


def used_by(scope: Scope) -> Mapping[str, tuple[Shown, Shown]]:
    """Code → dossiers received and the share on time, of each procedure that had any."""
    version = version_of(lake().root)
    return counted_use(scope) if version is None else kept_use(lake(), version, scope)


@lru_cache(maxsize=32)
def kept_use(_lake: Lake, _version: Version, scope: Scope) -> Mapping[str, tuple[Shown, Shown]]:
    """Counted once a process for each state of the lake."""
    return counted_use(scope)


def counted_use(scope: Scope) -> Mapping[str, tuple[Shown, Shown]]:
    """The same, counted anew."""
    cells = by_group(counted(scope, ("procedure",), kpis=named(USED)))
    found = {code: shown(own, USED) for code, own in cells.items()}
    return {code: (received, on_time) for code, (received, on_time) in found.items()}

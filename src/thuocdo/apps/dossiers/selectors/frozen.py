"""The counts of closed periods: read from their files, compared with the lake of today."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from thuocdo.analytics.frozen import Frozen
from thuocdo.analytics.periods import Period as Days
from thuocdo.analytics.periods import read_period
from thuocdo.analytics.question import Question
from thuocdo.analytics.table import KpiTable
from thuocdo.apps.dossiers.errors import UnsoundPeriod
from thuocdo.apps.dossiers.models import Period
from thuocdo.apps.dossiers.selectors.asking import counted, narrowed
from thuocdo.apps.dossiers.selectors.lakes import last_import, period_path
from thuocdo.apps.dossiers.selectors.rates import THREE, Shown, shown
from thuocdo.apps.dossiers.selectors.scopes import Scope, codes_below
from thuocdo.apps.units.models import Unit

HEADLINES = (*THREE, "received", "settled", "open_overdue", "online_payment", "digitised")


def frozen_now(authority: Unit, period: Days, as_of: "object") -> Frozen:
    """What closing a period would freeze now. One query."""
    scope = Scope(authority, codes_below(authority), period, as_of)  # type: ignore[arg-type]

    def ask(question: Question) -> KpiTable:
        side = question.by[0]
        asked = Scope(authority, scope.units, period, scope.as_of, side)
        return counted(asked, question.by, question.every, question.kpis)

    return Frozen.counted(period, scope.as_of, last_import(), ask)


def frozen_of(period: Period) -> Frozen:
    """The counts of a closed period; no query.

    Raises:
        UnsoundPeriod: its file is missing or was changed.
    """
    return read(period_path(period.content_hash), period.content_hash)


@lru_cache(maxsize=8)
def read(path: Path, content_hash: str) -> Frozen:
    """Read a file once a process; what is kept can no longer change.

    Raises:
        UnsoundPeriod: it is missing or was changed.
    """
    if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != content_hash:
        raise UnsoundPeriod(
            f"Tệp của kỳ đã chốt ({content_hash[:12]}) thiếu hoặc đã bị thay đổi. "
            "Phục hồi từ bản sao lưu.",
            f"The file of the closed period ({content_hash[:12]}) is missing or was changed. "
            "Restore it from a backup.",
        )
    return Frozen.read(path)


def closed_table(
    period: Period, side: str, units: frozenset[str], by: tuple[str, ...] = ()
) -> KpiTable:
    """Counts of a closed period for some units; by "field", by the side itself, or in all."""
    return closed(period_path(period.content_hash), period.content_hash, side, units, by)


@lru_cache(maxsize=16)
def closed(
    path: Path, content_hash: str, side: str, units: frozenset[str], by: tuple[str, ...]
) -> KpiTable:
    """The same, added up once a process for the same units."""
    table = read(path, content_hash).table(side, by_field="field" in by)
    wide = table.question
    question = Question(wide.period, wide.as_of, by, None, wide.kpis)
    return KpiTable(question, narrowed(table.counts, by, {side: units}))


class Changed(NamedTuple):
    """One number that the lake of today gives otherwise."""

    then: Shown
    now: Shown


def changes(period: Period) -> list[Changed]:
    """Headlines that would differ were the period closed now; none where nothing was imported.

    One query, and one question to the counts.
    """
    if period.batch == last_import():
        return []
    units = codes_below(period.authority)
    days = read_period(period.code)
    scope = Scope(period.authority, units, days, period.as_of)
    then = shown(closed_table(period, scope.side, units).cells(), HEADLINES)
    now = shown(counted(scope).cells(), HEADLINES)
    pairs = zip(then, now, strict=True)
    return [Changed(*pair) for pair in pairs if pair[0].number != pair[1].number]

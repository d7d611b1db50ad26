"""Closing a period: its counts frozen in a file, as of a day, named by their hash."""

import hashlib
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.db import transaction

from thuocdo.analytics.frozen import Frozen
from thuocdo.analytics.periods import Period as Days
from thuocdo.analytics.periods import read_period
from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.dossiers import selectors
from thuocdo.apps.dossiers.errors import CannotClose
from thuocdo.apps.dossiers.models import Period
from thuocdo.apps.units.models import Unit


class Closing(NamedTuple):
    """Which period, as of which day."""

    code: str  # as analytics.periods writes it
    as_of: date | None = None  # none: its last day
    reason: str = ""  # of closing it again


@transaction.atomic
def close_period(*, authority: Unit, closing: Closing, by: User, at: datetime) -> Period:
    """Freeze the counts of an authority's dossiers; what is imported later changes nothing of it.

    Raises:
        NotAllowed: the person closes no periods of the authority.
        InvalidPeriod: the code is none.
        CannotClose: the period is not over, the data does not reach its as-of day, it has no
            dossiers, or it is closed already and no reason is given.
    """
    Unit.objects.select_for_update().get(pk=authority.pk)
    require(by, Permission.CLOSE_PERIOD, authority)
    period = read_period(closing.code)
    as_of = closing.as_of or period.last
    refuse_unready(period, as_of)
    last = selectors.closed_periods(authority).filter(code=period.code).first()
    if last is not None and not closing.reason:
        raise CannotClose(
            f"Kỳ {period.code} đã chốt. Muốn chốt lại, nêu lý do.",
            f"The period {period.code} is closed. To close it again, give the reason.",
        )
    frozen = selectors.frozen_now(authority, period, as_of)
    row = Period(
        authority=authority,
        code=period.code,
        version=last.version + 1 if last else 1,
        first=period.first,
        last=period.last,
        as_of=as_of,
        dossiers=received_in(frozen),
        batch=frozen.batch,
        content_hash=kept(frozen),
        reason=closing.reason,
        closed_at=at,
        closed_by=by,
    )
    row.clean_fields(exclude=["authority", "closed_by"])
    row.save()
    details = {"period": row.code, "hash": row.content_hash, "version": row.version}
    audit.record("period.closed", subject=row, by=by, at=at, details=details)
    return row


def refuse_unready(period: Days, as_of: date) -> None:
    """Refuse a period that is not over by the as-of day, or an as-of day beyond the data.

    Raises:
        CannotClose: says which.
    """
    if as_of < period.last:
        raise CannotClose(
            f"Kỳ {period.code} kết thúc ngày {period.last:%d/%m/%Y}; ngày chốt phải từ ngày ấy.",
            f"The period {period.code} ends on {period.last:%d/%m/%Y}; close it as of then or "
            "later.",
        )
    newest = selectors.data_as_of()
    if newest is None or newest < as_of:
        until = f"{newest:%d/%m/%Y}" if newest else "–"
        raise CannotClose(
            f"Số liệu mới nhập đến {until}, chưa tới ngày chốt {as_of:%d/%m/%Y}. Nhập thêm hồ sơ.",
            f"The data reaches {until}, not the day {as_of:%d/%m/%Y}. Import more dossiers first.",
        )


def received_in(frozen: Frozen) -> int:
    """Dossiers received in the period.

    Raises:
        CannotClose: there are none.
    """
    cells = frozen.table("responsible").cells()
    total = sum(cell.number for cell in cells if cell.kpi.code == "received")
    if not total:
        raise CannotClose(
            f"Kỳ {frozen.period.code} không có hồ sơ nào nên không chốt.",
            f"The period {frozen.period.code} has no dossiers, so there is nothing to close.",
        )
    return total


def kept(frozen: Frozen) -> str:
    """Write the counts under their hash; the same counts have one file."""
    folder = selectors.folder()
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".closing-") as place:
        made = Path(place) / "counts.parquet"
        frozen.write(made)
        content_hash = hashlib.sha256(made.read_bytes()).hexdigest()
        target = selectors.period_path(content_hash)
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            made.chmod(0o444)
            made.rename(target)
    return content_hash

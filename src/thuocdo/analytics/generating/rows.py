"""Dossiers of one month as columns of numbers."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thuocdo.analytics.generating.days import WorkingDays, moments
from thuocdo.analytics.generating.fields import CAUSES
from thuocdo.analytics.generating.province import OFFICE_DAY, Province
from thuocdo.analytics.tables import DAY, SCHEMA, Channel, OnlineLevel, Payment, Status, last_minute

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Columns: TypeAlias = dict[str, Any]

NULL = -1  # in the arrays; becomes null in the table
ELSEWHERE = 0.12  # received by another unit than the responsible one
MASK = np.uint64(2**63 - 1)


@dataclass(frozen=True, slots=True)
class Month:
    """What a month's dossiers are made with."""

    days: Ints  # working days
    calendar: WorkingDays
    online: float  # share submitted online
    known_until: date  # what would happen later has not happened yet
    batch: int


def rows_of(serials: Ints, month: Month, place: Province, chance: np.random.Generator) -> pa.Table:
    """One row a serial number."""
    columns: Columns = {"dossier": scrambled(serials)}
    columns |= parties(serials.size, place, chance)
    columns |= intake(columns, month, place, chance)
    columns |= limits(columns, month, place)
    columns |= course(columns, month, place, chance)
    columns |= papers(columns, place, chance)
    columns |= letters(columns, month, chance)
    columns |= opinions(columns, chance)
    columns["batch"] = np.full(serials.size, month.batch)
    cut_off(columns, month)
    return pa.table(
        [pa.array(columns[f.name], f.type, mask=columns[f.name] == NULL) for f in SCHEMA],
        schema=SCHEMA,
    )


def scrambled(serials: Ints) -> Ints:
    """A number without pattern for each serial number, and never the same for two."""
    mixed = serials.astype(np.uint64)
    for factor, shift in ((0x5851F42D4C957F2D, 31), (0x14057B7EF767814F, 29)):
        mixed = (mixed * np.uint64(factor)) & MASK
        mixed ^= mixed >> np.uint64(shift)
    return mixed.astype(np.int64)


def parties(size: int, place: Province, chance: np.random.Generator) -> Columns:
    """Procedure, field, and the units that are responsible and that received it."""
    procedure = drawn(place.share, size, chance)
    in_commune = chance.random(size) < place.communal[procedure]
    commune = place.communes[drawn(place.size, size, chance)]
    responsible = np.where(in_commune, commune, place.department_of[place.field[procedure] - 1])
    moved = chance.random(size) < ELSEWHERE
    receiver = np.where(moved, place.communes[drawn(place.size, size, chance)], responsible)
    subject = 1 + (chance.random(size) < np.where(in_commune, 0.03, 0.35))
    return {
        "procedure": procedure + 1,
        "field": place.field[procedure],
        "responsible": responsible,
        "receiver": receiver,
        "subject": subject,
    }


def intake(columns: Columns, month: Month, place: Province, chance: np.random.Generator) -> Columns:
    """How and when it came in: online at any hour of any day, received at the next office hour."""
    procedure = columns["procedure"] - 1
    size, level = procedure.size, place.level[procedure]
    wish = month.online * np.array([0, 0.9, 1.45])[level] * place.diligence[columns["receiver"]]
    online = chance.random(size) < np.minimum(wish, 0.97)
    by_post = ~online & (chance.random(size) < 0.04)
    channel = np.where(online, Channel.ONLINE, np.where(by_post, Channel.POST, Channel.COUNTER))
    received = moments(month.days[drawn(weekly(month.days), size, chance)], chance)
    earlier = np.where(online, (chance.exponential(0.5, size) * DAY).astype(np.int64), 0)
    return {
        "channel": channel,
        "online_level": level,
        "received": received,
        "submitted": received - earlier,
        "intake_by_post": by_post.astype(np.int64),
    }


def weekly(days: Ints) -> Floats:
    """Mondays and the days after holidays are busier, Fridays quieter."""
    gap = np.diff(days, prepend=days[:1] - 1)
    weight: Floats = 1 + 0.12 * (gap > 1) + 0.25 * (gap > 4)
    weight -= 0.08 * (np.diff(days, append=days[-1:] + 1) > 1)
    weight /= weight.sum()
    return weight


def limits(columns: Columns, month: Month, place: Province) -> Columns:
    """The appointment by the promised limit, and the end of the legal one; both at closing time."""
    procedure, day = columns["procedure"] - 1, columns["received"] // DAY
    promised, legal = place.promised[procedure], place.legal[procedure]
    return {
        "due": month.calendar.after(day, promised) * DAY + 17 * 60,
        "legal_due": month.calendar.after(day, legal) * DAY + 17 * 60,
        "legal_limit": legal * OFFICE_DAY,
        "promised_limit": promised * OFFICE_DAY,
    }


def course(columns: Columns, month: Month, place: Province, chance: np.random.Generator) -> Columns:
    """Supplements, the end, and the status."""
    received, due, size = columns["received"], columns["due"], columns["due"].size
    asked = chance.random(size)
    supplements = (asked < 0.055).astype(np.int64) + (asked < 0.0006)
    unanswered = (supplements == 1) & (chance.random(size) < 0.03)
    waiting = (chance.exponential(3.0, size) * DAY).astype(np.int64) + DAY // 2
    waiting = np.where((supplements > 0) & ~unanswered, waiting, 0)
    risk = place.late[columns["procedure"] - 1] / place.diligence[columns["responsible"]] ** 2
    late = chance.random(size) < risk
    deadline = due + waiting
    overrun = (chance.exponential(4.0, size) * DAY).astype(np.int64) + 30
    early = received + 20 + (chance.beta(2.6, 1.7, size) * (deadline - received - 40)).astype(int)
    finished = np.where(late, in_office(deadline + overrun, month), in_office_before(early, month))
    finished = np.maximum(finished, received + 1)
    finished = np.where(late, finished, np.minimum(finished, deadline))
    returned = np.where(chance.random(size) < 0.9, finished + 45, NULL)
    kind = chance.random(size)
    status = np.where(returned == NULL, Status.PROCESSED, Status.RETURNED)
    status = np.where(kind < 0.012, Status.WITHDRAWN, status)
    status = np.where((kind > 0.99) | unanswered, Status.STOPPED, status)
    returned = np.where(status == Status.RETURNED, returned, NULL)
    asked_at = received + ((finished - received) * 0.4).astype(np.int64)
    return {
        "supplements": supplements,
        "waiting": waiting,
        "supplement_open": np.where(unanswered, asked_at, NULL),
        "finished": finished,
        "returned": returned,
        "status": status,
        "cause": np.where(late, 1 + drawn(shares_of_causes(), size, chance), NULL),
    }


def in_office(minutes: Ints, month: Month) -> Ints:
    """The same hour on the day itself, or on the next that is worked."""
    return month.calendar.on_or_after(minutes // DAY) * DAY + minutes % DAY


def in_office_before(minutes: Ints, month: Month) -> Ints:
    """The same hour on the day itself, or on the last one before that was worked."""
    return month.calendar.after(minutes // DAY, 0) * DAY + minutes % DAY


def papers(columns: Columns, place: Province, chance: np.random.Generator) -> Columns:
    """Fee and payment, components, results, post."""
    procedure, size = columns["procedure"] - 1, columns["procedure"].size
    fee, online = place.fee[procedure], columns["channel"] == Channel.ONLINE
    able = np.minimum(place.diligence[columns["responsible"]], 1.1) / 1.1
    paid = fee & (chance.random(size) < np.where(online, 0.85, 0.22) * able)
    gateway = np.where(chance.random(size) < 0.7, Payment.NATIONAL, Payment.LOCAL)
    components = 2 + chance.poisson(1.5, size)
    digitised = chance.binomial(components, np.minimum(0.98, able * np.where(online, 1, 0.9)))
    reused = chance.binomial(digitised, 0.3 * able)
    has_result = np.isin(columns["status"], [Status.PROCESSED, Status.RETURNED])
    electronic = chance.random(size) < np.where(
        place.level[procedure] == OnlineLevel.NONE, 0.4, able
    )
    return {
        "fee_due": fee.astype(np.int64),
        "paid_online": np.where(paid, gateway, Payment.NOT_ONLINE),
        "components": components,
        "digitised": digitised,
        "reused": reused,
        "from_store": chance.binomial(reused, 0.4),
        "result_electronic": np.where(has_result, electronic, NULL),
        "result_by_post": np.where(has_result, chance.random(size) < 0.11, NULL),
    }


def letters(columns: Columns, month: Month, chance: np.random.Generator) -> Columns:
    """A letter of apology is due on the working day after the deadline; most are sent."""
    last = (columns["due"] + columns["waiting"]) // DAY
    due, late = month.calendar.after(last, 1), columns["cause"] != NULL
    kind = chance.random(due.size)
    sent = np.where(kind < 0.7, due, month.calendar.after(due, 4))
    written = late & (kind < 0.86)
    return {
        "apology_due": due,
        "apology_sent": np.where(written, sent, NULL),
        "new_due": np.where(written, month.calendar.after(due, 5), NULL),
    }


def opinions(columns: Columns, chance: np.random.Generator) -> Columns:
    """Few people rate; those who waited too long are less content."""
    size, late = columns["due"].size, columns["cause"] != NULL
    grade = 5 - np.minimum(4, chance.poisson(np.where(late, 2.4, 0.45)))
    return {"rating": np.where(chance.random(size) < 0.07, grade, NULL)}


def cut_off(columns: Columns, month: Month) -> None:
    """Take away what has not happened by the last day known."""
    now = last_minute(month.known_until)
    is_open = columns["finished"] > now
    asked = is_open & (columns["supplement_open"] != NULL) & (columns["supplement_open"] <= now)
    columns["status"] = np.where(is_open, Status.IN_PROCESS, columns["status"])
    columns["status"] = np.where(asked, Status.SUPPLEMENT_ASKED, columns["status"])
    so_far = np.minimum(columns["waiting"], now - columns["received"])
    columns["waiting"] = np.where(is_open, so_far, columns["waiting"])
    for name in ("finished", "returned", "supplement_open"):
        columns[name] = np.where(columns[name] > now, NULL, columns[name])
    for name in ("result_electronic", "result_by_post", "rating"):
        columns[name] = np.where(is_open, NULL, columns[name])
    columns["apology_sent"] = np.where(
        columns["apology_sent"] > now // DAY, NULL, columns["apology_sent"]
    )
    columns["new_due"] = np.where(columns["apology_sent"] == NULL, NULL, columns["new_due"])
    not_late_yet = is_open & (columns["due"] + columns["waiting"] >= now)
    columns["cause"] = np.where(not_late_yet, NULL, columns["cause"])


def drawn(share: Floats, size: int, chance: np.random.Generator) -> Ints:
    """Places drawn by their shares."""
    edges = np.cumsum(share)
    found: Ints = np.searchsorted(edges, chance.random(size) * edges[-1])
    return np.minimum(found, share.size - 1)


def shares_of_causes() -> Floats:
    """How often each cause is named."""
    weight = np.array([weight for _, _, weight in CAUSES], np.float64)
    weight /= weight.sum()
    return weight

"""From the fields of a file to the columns of the lake."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.ingesting.codes import Codes
from thuocdo.analytics.ingesting.images import NULLS, RECORD, Records
from thuocdo.analytics.ingesting.parsed import ABSENT
from thuocdo.analytics.tables import DAY, EPOCH, Channel, day_of
from thuocdo.core.working_days.arrays import due_dates, working_days_between_arrays
from thuocdo.core.working_days.calendar import Calendar

Columns = Mapping[str, NDArray[Any]]

OFFICE_DAY = 8 * 60  # working minutes
CLOSING = 17 * 60  # minute of the day until which a limit counted in days runs
APOLOGY_DAYS = 1  # working days after the deadline within which a letter is due
SINCE_1970 = (EPOCH.date() - EPOCH.date().replace(year=1970)).days
AS_READ = (
    *("receiver", "responsible", "procedure", "channel", "subject", "status", "submitted"),
    *("received", "due", "returned", "supplement_open", "paid_online", "components", "digitised"),
    *("reused", "from_store", "result_electronic", "result_by_post", "cause", "rating"),
)
ZERO_IF_ABSENT = ("waiting", "supplements")


@dataclass(frozen=True)
class Terms:
    """What is known of procedures, and the calendar over which limits are counted."""

    calendar: Calendar
    field_of: NDArray[np.int64]  # by id of a procedure
    level_of: NDArray[np.int64]
    bounds: NDArray[np.int64]  # procedure and day from which a limit holds, ascending
    legal: NDArray[np.int64]  # working minutes, of each bound
    promised: NDArray[np.int64]

    @classmethod
    def of(
        cls, codes: Codes, dictionaries: Mapping[str, Dictionary], calendar: Calendar
    ) -> "Terms":
        """From the lists of codes."""
        procedures = dictionaries["procedures"]
        limits = sorted(
            ((procedures.ids[lim.procedure] << 32) + day_of(lim.from_on), lim.legal, lim.promised)
            for lim in codes.limits
        )
        table = np.array([(-1, 0, 0), *limits], np.int64)
        fields = [0, *(row["field"] or 0 for row in procedures.rows)]
        levels = [0, *(row["online_level"] or 0 for row in procedures.rows)]
        return cls(calendar, np.array(fields), np.array(levels), *table.T)

    def records(self, columns: Columns) -> Records:
        """Rows without faults as records; their ``batch`` is 0."""
        made = {name: columns[name] for name in AS_READ}
        made |= {name: np.maximum(columns[name], 0) for name in ZERO_IF_ABSENT}
        made |= self._of_procedure(columns)
        open_request = columns["supplement_open"] != ABSENT
        made["supplements"] = np.maximum(made["supplements"], open_request)
        made["finished"] = first_of(columns["processed"], columns["returned"], columns["ended"])
        made["fee_due"] = columns["fee"]
        by_post = (columns["channel"] == Channel.POST).astype(np.int64)
        made["intake_by_post"] = first_of(columns["intake_by_post"], by_post)
        made |= {name: days(columns[name]) for name in ("apology_sent", "new_due")}
        made["apology_due"] = self._apology_due(made)
        return as_records(made)

    def _of_procedure(self, columns: Columns) -> dict[str, NDArray[Any]]:
        procedure, received = columns["procedure"].astype(np.int64), columns["received"]
        place = np.searchsorted(self.bounds, (procedure << 32) + received // DAY, side="right") - 1
        known = self.bounds[place] >> 32 == procedure
        legal = np.where(known, self.legal[place], ABSENT)
        return {
            "field": first_of(columns["field"], self.field_of[procedure]),
            "online_level": first_of(columns["online_level"], self.level_of[procedure]),
            "legal_limit": legal,
            "promised_limit": np.where(known, self.promised[place], ABSENT),
            "legal_due": self._end_of(received, legal, known),
        }

    def _end_of(
        self, received: NDArray[Any], legal: NDArray[Any], known: NDArray[np.bool_]
    ) -> NDArray[Any]:
        worked = np.where(known, -(-legal // OFFICE_DAY), 0)
        last = self._after(received // DAY, worked, known)
        return np.where(last != ABSENT, last * DAY + CLOSING, ABSENT)

    def _apology_due(self, made: Columns) -> NDArray[Any]:
        appointed = first_of(made["due"], made["legal_due"])
        last = (appointed + made["waiting"]) // DAY
        return self._after(last, np.full(last.size, APOLOGY_DAYS), appointed != ABSENT)

    def _after(
        self, since: NDArray[Any], worked: NDArray[Any], known: NDArray[np.bool_]
    ) -> NDArray[Any]:
        """The day so many working days after a day; absent where the calendar does not reach."""
        first, last = (day_of(day) for day in (self.calendar.first_day, self.calendar.last_day))
        found = np.full(since.size, ABSENT, np.int64)
        chosen = np.flatnonzero(known & (since >= first) & (since <= last))
        starts = (since[chosen] + SINCE_1970).astype(np.int32)
        end = np.full(chosen.size, last + SINCE_1970, np.int32)
        reached = working_days_between_arrays(starts, end, self.calendar) >= worked[chosen]
        chosen, starts = chosen[reached], starts[reached]
        days_after = worked[chosen].astype(np.int64)
        found[chosen] = due_dates(starts, days_after, self.calendar) - SINCE_1970
        return found


def first_of(*columns: NDArray[Any]) -> NDArray[Any]:
    """The first value that is there."""
    found = columns[-1]
    for column in reversed(columns[:-1]):
        found = np.where(column != ABSENT, column, found)
    return found


def days(minutes: NDArray[Any]) -> NDArray[Any]:
    """Days of moments."""
    return np.where(minutes != ABSENT, minutes // DAY, ABSENT)


def as_records(made: Columns) -> Records:
    """Columns side by side in records."""
    records = np.zeros(made["received"].size, RECORD)
    for name, null in NULLS.items():
        if name != "batch":
            values = made[name]
            records[name] = values if null == ABSENT else np.where(values != ABSENT, values, null)
    return records

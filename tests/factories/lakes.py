"""Dossiers as rows of a lake, and lakes of them, for tests of analytics and of the apps above."""

from collections import defaultdict
from datetime import datetime
from itertools import count

import pyarrow as pa

from thuocdo.analytics.lake import Lake
from thuocdo.analytics.tables import SCHEMA, Status, minute_of, month_of

_numbers = count(1)
PLAIN = {
    "receiver": 1,
    "responsible": 1,
    "procedure": 1,
    "field": 1,
    "channel": 1,
    "online_level": 0,
    "status": Status.IN_PROCESS,
    "waiting": 0,
    "supplements": 0,
    "batch": 1,
}


def at(text):
    """Minutes of a moment written as ``2026-03-05 16:30`` or ``2026-03-05`` (its first minute)."""
    return minute_of(datetime.fromisoformat(text))


def dossier(received="2026-03-02 08:00", due=None, finished=None, **more):
    """One row; moments may be written as texts, what is not named is null or plain."""
    moments = {"received": received, "due": due, "finished": finished, **more}
    given = {k: at(v) if isinstance(v, str) else v for k, v in moments.items()}
    row = {**dict.fromkeys(SCHEMA.names), "dossier": next(_numbers), **PLAIN, **given}
    if row["finished"] is not None and "status" not in more:
        row["status"] = Status.RETURNED
    return row


def lake_of(rows, root):
    """A lake with these rows, each in the month of its receipt."""
    lake, months = Lake(root), defaultdict(list)
    for row in rows:
        months[month_of(row["received"])].append(row)
    for month, those in months.items():
        lake.write(month, pa.Table.from_pylist(those, schema=SCHEMA))
    return lake


def three_rates():
    """Scenario 33: 100 finished on time, 10 open and overdue, of which 3 had their letter.

    Sixty came in in January, forty in February; of the overdue four and six.
    """
    january = {"received": "2026-01-05 08:00", "due": "2026-01-16 17:00"}
    february = {"received": "2026-02-02 08:00", "due": "2026-02-13 17:00"}
    done = [dossier(**january, finished="2026-01-15 09:00") for _ in range(60)]
    done += [dossier(**february, finished="2026-02-13 17:00") for _ in range(40)]
    late = [dossier(**january) for _ in range(4)] + [dossier(**february) for _ in range(6)]
    for row in late:
        row["apology_due"] = row["due"] // 1440 + 3
    for row in late[:3]:
        row["apology_sent"] = row["due"] // 1440 + 1
    return done + late

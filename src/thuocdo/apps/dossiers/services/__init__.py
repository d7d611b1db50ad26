"""Writes of dossiers: imports, closed periods, letters of apology, code lists."""

from thuocdo.apps.dossiers.services.announcing import List, announce
from thuocdo.apps.dossiers.services.closing import Closing, close_period
from thuocdo.apps.dossiers.services.codes import Announced, load_procedures
from thuocdo.apps.dossiers.services.importing import (
    Staged,
    Wanted,
    add_source,
    drop_forgotten,
    hand_in,
    map_columns,
    read_batch,
    stage,
    take_over,
)
from thuocdo.apps.dossiers.services.letters import Draft, Sending, send_letter, write_letter
from thuocdo.apps.dossiers.services.totals import hand_in_totals

__all__ = [
    "Announced",
    "Closing",
    "Draft",
    "List",
    "Sending",
    "Staged",
    "Wanted",
    "add_source",
    "announce",
    "close_period",
    "drop_forgotten",
    "hand_in",
    "hand_in_totals",
    "load_procedures",
    "map_columns",
    "read_batch",
    "send_letter",
    "stage",
    "take_over",
    "write_letter",
]

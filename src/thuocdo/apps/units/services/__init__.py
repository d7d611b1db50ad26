"""Writes to the register."""

from thuocdo.apps.units.services.correcting import Correction, correct
from thuocdo.apps.units.services.decrees import record_event, record_events
from thuocdo.apps.units.services.loading import Loaded, load_register
from thuocdo.apps.units.services.uploading import (
    Checked,
    add_decrees,
    check_decrees,
    load_files,
    record_decrees,
)
from thuocdo.apps.units.services.uploads import MOST_BYTES, table_upload

__all__ = [
    "MOST_BYTES",
    "Checked",
    "Correction",
    "Loaded",
    "add_decrees",
    "check_decrees",
    "correct",
    "load_files",
    "load_register",
    "record_decrees",
    "record_event",
    "record_events",
    "table_upload",
]

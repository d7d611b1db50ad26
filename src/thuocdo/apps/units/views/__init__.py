"""Pages of the register under /quan-tri/don-vi."""

from thuocdo.apps.units.views.decrees import add_decree, list_events, show_event, upload_decrees
from thuocdo.apps.units.views.register import correct_unit, list_units, show_unit

__all__ = [
    "add_decree",
    "correct_unit",
    "list_events",
    "list_units",
    "show_event",
    "show_unit",
    "upload_decrees",
]

"""Writes of index sets: import, issue, retire."""

from thuocdo.apps.indexsets.services.drafting import Draft, draft_from_files
from thuocdo.apps.indexsets.services.importing import (
    Names,
    Outcome,
    Stored,
    import_folder,
    import_table,
    standing_of,
    store,
)
from thuocdo.apps.indexsets.services.issuing import Decision, issue, obstacles_to, retire
from thuocdo.apps.indexsets.services.naming import add_scheme
from thuocdo.apps.indexsets.services.uploading import Upload, draft_from_upload

__all__ = [
    "Decision",
    "Draft",
    "Names",
    "Outcome",
    "Stored",
    "Upload",
    "add_scheme",
    "draft_from_files",
    "draft_from_upload",
    "import_folder",
    "import_table",
    "issue",
    "obstacles_to",
    "retire",
    "standing_of",
    "store",
]

"""Writes of documents: register, versions, uploads, withdrawing."""

from thuocdo.apps.documents.services.keeping import most_megabytes
from thuocdo.apps.documents.services.registering import (
    Details,
    correct,
    register_document,
    supersede,
    withdraw,
)
from thuocdo.apps.documents.services.uploading import (
    MOST_PIECE,
    PIECE,
    append,
    begin_upload,
    drop_expired,
    finish,
    received,
    take_whole,
)
from thuocdo.apps.documents.services.versions import (
    add_version,
    guessed,
    register_upload,
)

__all__ = [
    "MOST_PIECE",
    "PIECE",
    "Details",
    "add_version",
    "append",
    "begin_upload",
    "correct",
    "drop_expired",
    "finish",
    "guessed",
    "most_megabytes",
    "received",
    "register_document",
    "register_upload",
    "supersede",
    "take_whole",
    "withdraw",
]

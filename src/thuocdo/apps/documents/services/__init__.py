"""Writes of documents: register, versions, uploads, withdrawing."""

from thuocdo.apps.documents.services.registering import (
    Details,
    correct,
    register_document,
    supersede,
    withdraw,
)
from thuocdo.apps.documents.services.uploading import (
    MOST_PIECE,
    append,
    begin_upload,
    drop_expired,
    finish,
    take_whole,
)
from thuocdo.apps.documents.services.versions import add_version

__all__ = [
    "MOST_PIECE",
    "Details",
    "add_version",
    "append",
    "begin_upload",
    "correct",
    "drop_expired",
    "finish",
    "register_document",
    "supersede",
    "take_whole",
    "withdraw",
]

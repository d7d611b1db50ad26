"""Pages of documents in the workspace."""

from thuocdo.apps.documents.views.listing import list_registers, show_register
from thuocdo.apps.documents.views.registering import (
    add_document,
    add_files,
    edit_document,
    replace_file,
    show_document,
    supersede_document,
    withdraw_document,
)
from thuocdo.apps.documents.views.sending import announce_file, finish_file, send_piece
from thuocdo.apps.documents.views.viewing import page_picture, save_file, view_document

__all__ = [
    "add_document",
    "add_files",
    "announce_file",
    "edit_document",
    "finish_file",
    "list_registers",
    "page_picture",
    "replace_file",
    "save_file",
    "send_piece",
    "show_document",
    "show_register",
    "supersede_document",
    "view_document",
    "withdraw_document",
]

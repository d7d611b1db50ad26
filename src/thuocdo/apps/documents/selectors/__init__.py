"""Reads of documents: registers, searches, uses, doubts, pages."""

from thuocdo.apps.documents.selectors import checks
from thuocdo.apps.documents.selectors.checks import Finding, findings, findings_of
from thuocdo.apps.documents.selectors.register import (
    containing,
    documents,
    documents_of,
    newest_first,
    same_file_elsewhere,
    search_documents,
)
from thuocdo.apps.documents.selectors.registers import registers_for
from thuocdo.apps.documents.selectors.using import Use, register_uses, uses, uses_of
from thuocdo.apps.documents.selectors.viewing import forget_oldest_pages, page_of, picture_of

__all__ = [
    "Finding",
    "Use",
    "checks",
    "containing",
    "documents",
    "documents_of",
    "findings",
    "findings_of",
    "forget_oldest_pages",
    "newest_first",
    "page_of",
    "picture_of",
    "register_uses",
    "registers_for",
    "same_file_elsewhere",
    "search_documents",
    "uses",
    "uses_of",
]

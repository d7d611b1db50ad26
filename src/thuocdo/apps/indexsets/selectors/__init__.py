"""Reads of index sets: editions, their files, and the core's own object of one."""

from thuocdo.apps.indexsets.selectors.editions import edition_called, edition_for, schemes
from thuocdo.apps.indexsets.selectors.loading import files_of, folder_of, index_set_of

__all__ = [
    "edition_called",
    "edition_for",
    "files_of",
    "folder_of",
    "index_set_of",
    "schemes",
]

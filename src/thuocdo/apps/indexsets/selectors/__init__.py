"""Reads of index sets: editions, their files, the core's own object of one, and their pages."""

from thuocdo.apps.indexsets.selectors.differences import DifferenceRow, difference_rows
from thuocdo.apps.indexsets.selectors.editions import edition_called, edition_for, schemes
from thuocdo.apps.indexsets.selectors.leaves import CaseRow, LeafPage, leaf_page
from thuocdo.apps.indexsets.selectors.loading import files_of, folder_of, index_set_of
from thuocdo.apps.indexsets.selectors.trees import Branch, TreeRow, tree_of
from thuocdo.apps.indexsets.selectors.trying import Tried, tried

__all__ = [
    "Branch",
    "CaseRow",
    "DifferenceRow",
    "LeafPage",
    "TreeRow",
    "Tried",
    "difference_rows",
    "edition_called",
    "edition_for",
    "files_of",
    "folder_of",
    "index_set_of",
    "leaf_page",
    "schemes",
    "tree_of",
    "tried",
]

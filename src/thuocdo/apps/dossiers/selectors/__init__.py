"""Reads of dossiers: the lake's counts and rows, imports, closed periods, letters."""

from thuocdo.apps.dossiers.selectors.asking import counted
from thuocdo.apps.dossiers.selectors.boards import Board, board_of, names_of
from thuocdo.apps.dossiers.selectors.codes import codes_below as codes_of
from thuocdo.apps.dossiers.selectors.frozen import changes, closed_table, frozen_now, frozen_of
from thuocdo.apps.dossiers.selectors.imports import (
    batches,
    data_as_of,
    job_key,
    progress,
    read_before,
    refused_lines,
    refused_path,
    sources,
)
from thuocdo.apps.dossiers.selectors.lakes import (
    folder,
    incoming,
    key,
    known,
    lake,
    last_import,
    period_path,
    staged_path,
)
from thuocdo.apps.dossiers.selectors.periods import (
    closed_periods,
    closings,
    newest_versions,
    periods_kept,
    short_title,
    title_of,
)
from thuocdo.apps.dossiers.selectors.reaching import beginning, places, relatives
from thuocdo.apps.dossiers.selectors.scopes import RECEIVER, RESPONSIBLE, Scope, codes_below

__all__ = [
    "RECEIVER",
    "RESPONSIBLE",
    "Board",
    "Scope",
    "batches",
    "beginning",
    "board_of",
    "changes",
    "closed_periods",
    "closed_table",
    "closings",
    "codes_below",
    "codes_of",
    "counted",
    "data_as_of",
    "folder",
    "frozen_now",
    "frozen_of",
    "incoming",
    "job_key",
    "key",
    "known",
    "lake",
    "last_import",
    "names_of",
    "newest_versions",
    "period_path",
    "periods_kept",
    "places",
    "progress",
    "read_before",
    "refused_lines",
    "refused_path",
    "relatives",
    "short_title",
    "sources",
    "staged_path",
    "title_of",
]

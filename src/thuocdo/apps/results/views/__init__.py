"""Pages of results in the workspace."""

from thuocdo.apps.results.views.correcting import correct_leaf
from thuocdo.apps.results.views.listing import list_runs, show_run
from thuocdo.apps.results.views.making import confirm_run, new_run
from thuocdo.apps.results.views.reading import show_leaf, show_unit
from thuocdo.apps.results.views.rehearsing import rehearse_edition

__all__ = [
    "confirm_run",
    "correct_leaf",
    "list_runs",
    "new_run",
    "rehearse_edition",
    "show_leaf",
    "show_run",
    "show_unit",
]

"""Reads of results: runs, their figures, their scores as the core gives them, and differences."""

from thuocdo.apps.results.selectors.differing import Change, Changes, changes_of, differs
from thuocdo.apps.results.selectors.hashing import inputs_hash
from thuocdo.apps.results.selectors.registering import registered
from thuocdo.apps.results.selectors.runs import (
    latest_run,
    leaf_lines,
    leaf_of,
    leaves_of,
    run_before,
    runs,
    unit_scores,
)
from thuocdo.apps.results.selectors.scores import figures_of, scored
from thuocdo.apps.results.selectors.steps import layers_of, steps_of

__all__ = [
    "Change",
    "Changes",
    "changes_of",
    "differs",
    "figures_of",
    "inputs_hash",
    "latest_run",
    "layers_of",
    "leaf_lines",
    "leaf_of",
    "leaves_of",
    "registered",
    "run_before",
    "runs",
    "scored",
    "steps_of",
    "unit_scores",
]

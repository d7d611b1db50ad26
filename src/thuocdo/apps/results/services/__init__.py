"""Writes of results: a run, and a run with corrected figures."""

from thuocdo.apps.results.services.correcting import Corrected, corrected
from thuocdo.apps.results.services.of_rounds import run_of_round
from thuocdo.apps.results.services.running import run
from thuocdo.apps.results.services.uploading import Upload, figures_in_upload, keep, kept

__all__ = [
    "Corrected",
    "Upload",
    "corrected",
    "figures_in_upload",
    "keep",
    "kept",
    "run",
    "run_of_round",
]

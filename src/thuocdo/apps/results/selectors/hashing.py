"""What went into a run as one hash: the same inputs give the same, in whatever order."""

import hashlib
import json

from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reporting.snapshots.cells import digits
from thuocdo.reporting.snapshots.figures import figure_rows


def inputs_hash(figures: FigureSet, *, survey_held: bool) -> str:
    """SHA-256 over units, figures with their documents, and whether there was a survey."""
    content = {
        "survey_held": survey_held,
        "units": sorted(
            [unit.code, unit.name, unit.block, unit.region, unit.is_ranked, digits(unit.size)]
            for unit in figures.units.values()
        ),
        "figures": sorted(figure_rows(figures)),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

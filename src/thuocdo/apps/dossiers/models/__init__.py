"""What the site keeps of dossiers beside the lake: imports, closed periods, letters, code lists."""

from thuocdo.apps.dossiers.models.codes import Field, Limit, Procedure
from thuocdo.apps.dossiers.models.imports import Batch, Format, Outcome, Source
from thuocdo.apps.dossiers.models.letters import ApologyLetter, Way
from thuocdo.apps.dossiers.models.periods import Period

__all__ = [
    "ApologyLetter",
    "Batch",
    "Field",
    "Format",
    "Limit",
    "Outcome",
    "Period",
    "Procedure",
    "Source",
    "Way",
]

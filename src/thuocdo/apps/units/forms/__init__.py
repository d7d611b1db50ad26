"""Forms of the register."""

from thuocdo.apps.units.forms.correcting import CorrectionForm
from thuocdo.apps.units.forms.decrees import DecreeForm, NewUnits, UploadForm
from thuocdo.apps.units.forms.listing import UnitFilter
from thuocdo.apps.units.forms.reporting import refusals_at

__all__ = ["CorrectionForm", "DecreeForm", "NewUnits", "UnitFilter", "UploadForm", "refusals_at"]

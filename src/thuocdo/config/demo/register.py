"""The units: the model province, and those of Viet Nam where the register is shipped."""

from dataclasses import replace

from thuocdo.apps.accounts.models import User
from thuocdo.apps.units import services
from thuocdo.apps.units.models import Unit
from thuocdo.reading.library import demo_lineage, demo_units, national_lineage, national_units
from thuocdo.reading.registers.changes import read_changes
from thuocdo.reading.registers.model import Register, RegisteredUnit, UnitKind
from thuocdo.reading.registers.units import read_units

PROVINCE = "TM"  # no real code looks so
SOURCE = "Dữ liệu trình diễn (demo/province)"
NATIONAL = "registers/vietnam"


def load_units(by: User | None) -> Unit:
    """Both registers; returns the model province."""
    if national_units().is_file():
        services.load_files(
            units=national_units(), lineage=national_lineage(), source=NATIONAL, by=by
        )
    register = model_register()
    changes = read_changes(str(demo_lineage()), register)
    services.load_register(register=register, changes=changes, source=SOURCE, by=by)
    return Unit.objects.get(code=PROVINCE)


def model_register() -> Register:
    """The units of the demonstration below a province of their own."""
    units = read_units(str(demo_units())).units
    first = min(unit.valid_from for unit in units if unit.valid_from)
    top = RegisteredUnit(
        PROVINCE,
        "Tỉnh mẫu (trình diễn)",
        UnitKind.PROVINCE,
        name_en="Model Province (demonstration)",
        valid_from=first,
    )
    below = (replace(unit, parent=unit.parent or PROVINCE) for unit in units)
    return Register([top, *below])

"""The code lists of this site as an import checks a file against them."""

from collections.abc import Iterable

from thuocdo.analytics.ingesting.codes import Code, Codes, Limit
from thuocdo.apps.dossiers.models import Field, Procedure
from thuocdo.apps.dossiers.models import Limit as KeptLimit
from thuocdo.apps.units.models import Kind, Unit

MINUTES = 60  # of a working hour
LEVELS = {
    Kind.COUNTRY: "ministry",
    Kind.PROVINCE: "province",
    Kind.DEPARTMENT: "province",
    Kind.DISTRICT: "district",
}
CAUSES = (  # of being overdue
    ("KQ", "Cơ quan phối hợp trả lời chậm"),
    ("NB", "Xử lý nội bộ chậm"),
    ("PM", "Lỗi phần mềm, chưa kết thúc trên hệ thống"),
    ("TC", "Tổ chức, cá nhân chậm thực hiện nghĩa vụ"),
    ("KH", "Nguyên nhân khác"),
)


def codes_below(unit: Unit) -> Codes:
    """What a file handed in for a unit may name: units at and below it, all procedures and fields.

    A row of another unit is so refused by itself. Four queries.
    """
    units = Unit.objects.filter(path__below=unit.path)
    return Codes(
        units=[unit_code(one) for one in units],
        procedures=[procedure_code(one) for one in Procedure.objects.all()],
        fields=[field_code(one) for one in Field.objects.all()],
        causes=[Code(code, name) for code, name in CAUSES],
        limits=list(limits()),
    )


def level_of(kind: str) -> str:
    """Ministry, province, district or commune."""
    return LEVELS.get(Kind(kind), "commune")


def unit_code(unit: Unit) -> Code:
    """A unit over its span of days."""
    entry = {"level": level_of(unit.kind)}
    return Code(unit.code, unit.name, unit.began_on, unit.valid_to, entry)


def field_code(field: Field) -> Code:
    """A field over its span of days."""
    return Code(field.code, field.name, field.valid_from, field.valid_to)


def procedure_code(procedure: Procedure) -> Code:
    """A procedure over its span of days."""
    entry = {
        "field": procedure.field_code,
        "group": procedure.group or None,
        "online_level": procedure.online_level,
    }
    return Code(procedure.code, procedure.name, procedure.valid_from, procedure.valid_to, entry)


def limits() -> Iterable[Limit]:
    """The time each procedure may take, in working minutes."""
    for row in KeptLimit.objects.select_related("procedure"):
        legal, promised = row.legal_hours * MINUTES, row.promised_hours * MINUTES
        yield Limit(row.procedure.code, row.from_on, legal, promised)

"""Dossiers of a small province: a lake, its imports, code lists, a letter, a closed period."""

import shutil
from datetime import date, datetime

import factory
from django.core import signing
from django.utils import timezone
from factory.django import DjangoModelFactory

from tests.factories.lakes import dossier, lake_of, three_rates
from tests.factories.units import ProvinceFactory, UnitFactory
from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.ingesting.locking import alone
from thuocdo.analytics.ingesting.mapping import Mapping
from thuocdo.analytics.ingesting.readying import ready
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.periods import read_period
from thuocdo.apps.dossiers import selectors, services
from thuocdo.apps.dossiers.models import ApologyLetter, Batch, Field, Outcome, Procedure, Source
from thuocdo.apps.dossiers.selectors.listing import hash_of
from thuocdo.apps.dossiers.views.imports import SALT

AS_OF = date(2026, 3, 31)
QUARTER = read_period("2026-Q1")
COLUMNS = ("MaHoSo", "ChuHoSo", "MaTTHC", "NoiNopHoSo", "DonViXuLy", "KenhThucHien",
           "TrangThaiHoSo", "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy")  # fmt: skip
NATIONAL = Mapping.national(COLUMNS).as_dict()


def now():
    return timezone.make_aware(datetime(2026, 4, 1, 8))  # noqa: DTZ001  (made so)


class SourceFactory(DjangoModelFactory):
    """A source with the names of the national exchange."""

    class Meta:
        model = Source

    unit = factory.SubFactory(ProvinceFactory)
    name = factory.Sequence(lambda number: f"Hệ thống {number}")
    mapping = NATIONAL
    created_at = factory.LazyFunction(now)


class BatchFactory(DjangoModelFactory):
    """A file that was handed in."""

    class Meta:
        model = Batch

    source = factory.SubFactory(SourceFactory)
    file_name = "ho-so.csv"
    sha256 = factory.Sequence(lambda number: f"{number:064x}")
    as_of = AS_OF
    mapping = NATIONAL
    at = factory.LazyFunction(now)


class OutcomeFactory(DjangoModelFactory):
    """All rows of a file are new."""

    class Meta:
        model = Outcome

    batch = factory.SubFactory(BatchFactory)
    number = 1
    rows_in = added = 110
    at = factory.LazyFunction(now)


class FieldFactory(DjangoModelFactory):
    """A field in use since 2020."""

    class Meta:
        model = Field

    code = "LV01"
    name = "Đất đai"
    valid_from = date(2020, 1, 1)


class ProcedureFactory(DjangoModelFactory):
    """A procedure of that field."""

    class Meta:
        model = Procedure

    code = "1.000001"
    name = "Cấp giấy chứng nhận"
    field_code = "LV01"
    group = "Cấp mới"
    valid_from = date(2020, 1, 1)


class LetterFactory(DjangoModelFactory):
    """A draft about a dossier of the first unit."""

    class Meta:
        model = ApologyLetter

    dossier = factory.Sequence(lambda number: 10**6 + number)
    unit = factory.SubFactory(UnitFactory)
    due_on = date(2026, 1, 16)
    new_due_on = date(2026, 4, 10)
    reason = "Cơ quan phối hợp trả lời chậm"
    written_at = factory.LazyFunction(now)


UNITS = (("X1", "Xã Một"), ("X2", "Xã Hai"))


def a_lake(root, units=UNITS):
    """Scenario 33 in the first unit, five dossiers of March 2026 in the second, with the cube.

    Returns:
        The rows, those of the first unit first.
    """
    lake = Lake(root)
    entries = {
        "units": [{"code": code, "name": name, "level": "commune"} for code, name in units],
        "fields": [{"code": "LV01", "name": "Đất đai"}],
        "procedures": [
            {"code": "1.000001", "name": "Cấp giấy chứng nhận", "field": 1, "group": "Cấp mới"}
        ],
        "causes": [{"code": "KQ", "name": "Cơ quan phối hợp trả lời chậm"}],
    }
    for name, rows in entries.items():
        lake.save(Dictionary.empty(name).extended(rows))
    few = [dossier("2026-03-02 08:00", due="2026-04-03 17:00", responsible=2) for _ in range(5)]
    written = [*three_rates(), *few]
    lake_of(written, root)
    with alone(lake):
        ready(lake)
    return written


def a_small_site(folder, rows):
    """A province with two communes, the import, and a copy of a lake made before."""
    province = ProvinceFactory(code="TS", name="Tỉnh Số")
    first = UnitFactory(code="X1", name="Xã Một", parent=province)
    second = UnitFactory(code="X2", name="Xã Hai", parent=province)
    shutil.copytree(folder, selectors.lake().root, dirs_exist_ok=True)
    FieldFactory()
    ProcedureFactory()
    outcome = OutcomeFactory(batch__source__unit=province)
    return {
        "province": province,
        "first": first,
        "second": second,
        "rows": rows,
        "batch": outcome.batch,
    }


def closed(province, by, code="2026-Q1"):
    """A closed quarter."""
    return services.close_period(
        authority=province, closing=services.Closing(code), by=by, at=now()
    )


def scope_over(unit, **more):
    """The first quarter of a unit and all below it."""
    return selectors.Scope(unit, selectors.codes_below(unit), QUARTER, AS_OF, **more)


def as_csv(*rows):
    """A file of the national exchange; each row is what differs from a plain dossier."""
    plain = {
        "MaHoSo": "H-0001",
        "ChuHoSo": "Nguyễn Thị Riêng Tư",
        "MaTTHC": "1.000001",
        "NoiNopHoSo": "X1",
        "DonViXuLy": "X1",
        "KenhThucHien": "1",
        "TrangThaiHoSo": "4",
        "NgayTiepNhan": "20260302080000",
        "NgayHenTra": "20260316170000",
        "NgayKetThucXuLy": "",
    }
    lines = [",".join(COLUMNS), *(",".join((plain | row)[c] for c in COLUMNS) for row in rows)]
    return ("\n".join(lines) + "\n").encode()


def a_waiting_upload(source):
    """The address part of a file whose columns are to be stated."""
    staged = services.stage("ho-so.csv", [as_csv({})])
    return signing.dumps((source.pk, staged.name, staged.sha256, "2026-03-31", False), salt=SALT)


def all_of_it(units, by):
    """One thing of each kind for the tests of rights; ``units`` are those of the lake, by name."""
    rows = a_lake(selectors.lake().root, [(unit.code, unit.name) for unit in units])
    FieldFactory()
    ProcedureFactory()
    batch = OutcomeFactory(batch__source__unit=units[0].parent).batch
    refused = selectors.refused_path(batch)
    refused.parent.mkdir(parents=True, exist_ok=True)
    refused.write_text("dong\n", encoding="utf-8")
    late = next(row for row in rows if row["finished"] is None)
    return {
        "batch": batch,
        "source": batch.source,
        "period": closed(units[0].parent, by),
        "letter": LetterFactory(unit=units[0], written_by=by),
        "late_dossier": hash_of(late["dossier"]),
        "waiting_upload": a_waiting_upload(batch.source),
    }

"""A year of invented dossiers of the model province, and a small unit that shows three rates."""

import csv
import io
import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from thuocdo.analytics.generating.province import COMMUNE, PROVINCE
from thuocdo.analytics.generating.province import Unit as Settling
from thuocdo.analytics.generating.writing import Plan, generate
from thuocdo.analytics.ingesting.mapping import Mapping
from thuocdo.analytics.periods import days
from thuocdo.apps.accounts.models import User
from thuocdo.apps.dossiers import selectors, services
from thuocdo.apps.dossiers.models import Batch, Period, Source
from thuocdo.apps.dossiers.services import Announced, Closing, Wanted
from thuocdo.apps.units.models import Kind, Unit
from thuocdo.config.demo.moments import at
from thuocdo.config.demo.people import Cast

VARIABLE = "THUOCDO_DEMO_DOSSIERS"
DOSSIERS = 1_000_000  # unless the variable or the command says otherwise
YEAR = days(date(2025, 11, 1), date(2026, 10, 31))
AS_OF = date(2026, 10, 31)
LOADED_AT = at(2026, 11, 1)
SMALL = "C065"  # the unit whose few dossiers are read from a file
CLOSED = ("2026-Q1", "2026-Q2", "2026-Q3")
MADE = "Hệ thống giải quyết thủ tục của tỉnh (số liệu sinh ra để trình diễn)"
OWN = "Sổ theo dõi của đặc khu (trình diễn)"
BEFORE, SINCE = date(2024, 1, 1), date(2025, 7, 1)
DECISIONS = ("112/QĐ-UBND (trình diễn)", "1450/QĐ-UBND (trình diễn)")
HOUR = 60  # working minutes
SETTLED, LATE, SENT = (60, 40), (4, 6), 3  # in January and February; letters sent


def dossiers_wanted(given: int | None) -> int:
    """How many to invent: as the command says, else the environment, else a million."""
    return given if given is not None else int(os.environ.get(VARIABLE, DOSSIERS))


def add_dossiers(province: Unit, cast: Cast, wanted: int) -> None:
    """The lake, its code lists, the small unit, closed quarters; what is there stays as it is."""
    by = cast["phuong-phap"]
    if wanted <= 0 or Source.objects.filter(unit=province, name=MADE).exists():
        return
    invent(province, wanted)
    services.load_procedures(announced=announced(), by=by, at=LOADED_AT)
    source = services.add_source(unit=province, name=MADE, form="parquet", by=by, at=LOADED_AT)
    services.take_over(
        source=source, name="ho-so-mau.parquet", wanted=Wanted(AS_OF), by=by, at=LOADED_AT
    )
    read_small_unit(by)
    for code in CLOSED:
        if not Period.objects.filter(authority=province, code=code).exists():
            services.close_period(authority=province, closing=Closing(code), by=by, at=LOADED_AT)


def invent(province: Unit, wanted: int) -> None:
    """Write the rows straight into the lake, unless it has some."""
    if not selectors.lake().months():
        generate(selectors.lake(), Plan(wanted, YEAR, AS_OF, units=list(settling(province))))


def settling(province: Unit) -> Iterator[Settling]:
    """The units that settle dossiers all year."""
    below = Unit.objects.filter(path__startswith=province.path, valid_to=None)
    for unit in below.exclude(pk=province.pk).exclude(code=SMALL).order_by("code"):
        level = PROVINCE if unit.kind == Kind.DEPARTMENT else COMMUNE
        yield Settling(unit.code, unit.name, level)


def announced() -> Iterator[Announced]:
    """The procedures that were invented; those that are faster today had the legal limit before."""
    fields = {row["id"]: row for row in selectors.known("fields").rows}
    for row in selectors.known("procedures").rows:
        field = fields[row["field"]]
        legal, promised = row["legal_limit"] // HOUR, row["promised_limit"] // HOUR
        limits = [(BEFORE, legal)] + ([(SINCE, promised)] if promised < legal else [])
        for (since, hours), document in zip(limits, DECISIONS, strict=False):
            yield Announced(
                row["code"],
                row["name"],
                field["code"],
                field["name"],
                row["group"] or "",
                row["online_level"] or 0,
                since,
                legal,
                hours,
                document,
            )


def read_small_unit(by: User) -> Batch:
    """A hundred dossiers in time, ten overdue and open, three letters: through the import."""
    unit = Unit.objects.get(code=SMALL)
    text = table(rows_of(unit.code)).encode()
    staged = services.stage("ho-so-hon-tra.csv", [text])
    source = services.add_source(unit=unit, name=OWN, form="csv", by=by, at=LOADED_AT)
    columns = next(csv.reader(io.StringIO(text.decode())))
    services.map_columns(
        source=source, mapping=Mapping.national(columns).as_dict(), by=by, at=LOADED_AT
    )
    batch = services.hand_in(source=source, file=staged, wanted=Wanted(AS_OF), by=by, at=LOADED_AT)
    services.read_batch(batch)
    return batch


def table(rows: Iterable[dict[str, str]]) -> str:
    """Rows as CSV."""
    listed = list(rows)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(listed[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    return text.getvalue()


def rows_of(unit: str) -> Iterator[dict[str, str]]:
    """The dossiers of the small unit, those of January first."""
    procedure = next(iter(selectors.known("procedures").rows))["code"]
    number = letters = 0
    for month, settled, late in zip((1, 2), SETTLED, LATE, strict=True):
        for place in range(settled + late):
            number += 1
            is_late = place >= settled
            letters += is_late
            yield {
                "MaHoSo": f"HT-2026-{number:04}",
                "ChuHoSo": f"Người nộp mẫu {number}",  # personal: never kept
                "MaTTHC": procedure,
                "NoiNopHoSo": unit,
                "DonViXuLy": unit,
                "KenhThucHien": "2" if place % 3 else "1",
                "TrangThaiHoSo": "4" if is_late else "10",
                "NgayTiepNhan": written(2026, month, 5 if month == 1 else 2, 8),
                "NgayHenTra": written(2026, month, 16 if month == 1 else 13, 17),
                "NgayKetThucXuLy": "" if is_late else written(2026, month, 13, 9),
                "NgayTra": "" if is_late else written(2026, month, 13, 10),
                "NgayGuiThuXinLoi": sent(month) if is_late and letters <= SENT else "",
                "NguyenNhanQuaHan": ("KQ" if place % 2 else "NB") if is_late else "",
            }


def sent(month: int) -> str:
    """The day after the due day on which a letter went out."""
    return written(2026, month, 19 if month == 1 else 16, 9)


def written(*moment: int) -> str:
    """A moment as the national exchange writes it."""
    return f"{datetime(*moment):%Y%m%d%H%M%S}"  # type: ignore[arg-type]  # noqa: DTZ001  (local)

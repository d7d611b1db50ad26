"""Snapshots of the shipped demonstration, computed once per process."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache

from thuocdo.cli.dataset import demo_scored
from thuocdo.core.comparing.lineage import Lineage
from thuocdo.reading.library import demo_lineage, demo_units, edition_folder
from thuocdo.reading.lineage_table import read_lineage
from thuocdo.reporting.scored import Scored
from thuocdo.reporting.snapshots.about import About, UnitFacts
from thuocdo.reporting.snapshots.building import computed_snapshot
from thuocdo.reporting.snapshots.model import Decision, Snapshot, UnitLine
from thuocdo.reporting.snapshots.stating import Stated, StatedPart, StatedUnit, stated_snapshot
from thuocdo.vietnamese.sentence import Sentence

COMMUNES, DEPARTMENTS = "demo-province-communes", "demo-province-departments"
SLUGS = {COMMUNES: "cap-xa", DEPARTMENTS: "so-nganh"}


@cache
def demo_years(scheme: str = COMMUNES, year: int = 2025) -> Scored:
    """The shipped figures of a scheme and year, scored."""
    return demo_scored(scheme, year)


def demo_about(scheme: str = COMMUNES, year: int = 2025, **changes) -> About:
    """What a publication of the demonstration says beside its figures."""
    about = About(
        slug=SLUGS[scheme],
        year=year,
        decision=Decision(
            f"{year}/QĐ-UBND (trình diễn)",
            date(year + 1, 3, 14),
            "Ủy ban nhân dân tỉnh (trình diễn)",
            is_demo=True,
        ),
        frozen_at=datetime(year + 1, 3, 10, 8, 30, tzinfo=UTC),
        lineage=read_lineage(str(demo_lineage())),
        units=demo_facts(),
    )
    return about._replace(**changes)


@cache
def demo_facts() -> dict[str, UnitFacts]:
    """Kind, English name and population of the units of the demonstration."""
    with demo_units().open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: UnitFacts(
                row["type"], row["name_en"], int(row["population"]) if row["population"] else None
            )
            for row in csv.DictReader(file)
        }


@cache
def demo_snapshot(scheme: str = COMMUNES, year: int = 2025) -> Snapshot:
    """The demonstration of a scheme and year as published."""
    return computed_snapshot(demo_years(scheme, year), demo_about(scheme, year))


@cache
def demo_edition_files(scheme: str = COMMUNES, year: int = 2025) -> dict[str, str]:
    """The text of each file of the edition, by path below its folder."""
    heading = demo_years(scheme, year).index_set
    root = edition_folder(heading.name)
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def stated_example(**changes) -> Snapshot:
    """The published table of Đồng Phú, 2022; its parts do not add up to its total."""
    rows = [
        ("XHH", "Điều tra xã hội học", "21.5", "23", "4"),
        ("I", "Chỉ đạo, điều hành", "14.24", "16.5", "1.06"),
        ("II", "Văn bản quy phạm pháp luật", "8.28", "8.5", "0.56"),
        ("III", "Thủ tục hành chính", "13.96", "14.50", "4.21"),
        ("IV", "Tổ chức bộ máy", "8.4", "9.5", "0.3"),
        ("V", "Cán bộ, công chức", "14.24", "14.5", "4.02"),
        ("VI", "Tài chính công", "9.51", "10", "1.19"),
        ("VII", "Chính quyền số", "16.29", "16.5", "1.98"),
    ]
    parts = tuple(
        StatedPart(code, Sentence(title, code), *map(Decimal, numbers))
        for code, title, *numbers in rows
    )
    line = UnitLine("691", "Huyện Đồng Phú", "Dong Phu", "district", "huyện", "", is_ranked=True)
    unit = StatedUnit(
        line,
        total=Decimal("93.91"),
        maximum=Decimal(100),
        rank=5,
        out_of=11,
        places_change=6,
        parts=parts,
        facts=(Sentence("Tăng 6 bậc.", "Up 6 places."),),
    )
    about = demo_about()._replace(slug="cchc-huyen", year=2022, lineage=Lineage(()), units={})
    stated = Stated("binhphuoc-district", Sentence("Chỉ số cấp huyện", "District index"), [unit],
                    Decimal(100))  # fmt: skip
    return stated_snapshot(stated, about._replace(**changes))

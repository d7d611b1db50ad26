"""What is public in the demonstration: communes, departments and two old cases."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache

from tests.factories.snapshots import (
    COMMUNES,
    DEPARTMENTS,
    SLUGS,
    demo_snapshot,
    demo_years,
)
from thuocdo.reading.library import demo_lineage
from thuocdo.reading.lineage_table import read_lineage
from thuocdo.reporting.snapshots.about import About
from thuocdo.reporting.snapshots.model import Accepted, Decision, Snapshot, UnitLine
from thuocdo.reporting.snapshots.stating import Stated, StatedPart, StatedUnit, stated_snapshot
from thuocdo.reporting.two_years import TwoYears
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal import shelving
from thuocdo.web.portal.ranking import changes as changes_of_years
from thuocdo.web.portal.shelf import Published, Shelf

SHORT = {
    "cap-xa": Sentence("CCHC cấp xã", "Commune index"),
    "so-nganh": Sentence("CCHC sở, ngành", "Department index"),
    "dong-phu": Sentence("CCHC huyện, Bình Phước", "District index, Binh Phuoc"),
    "par-index": Sentence("PAR INDEX các tỉnh", "PAR INDEX of provinces"),
}
PARTS = (
    ("XHH", "Điều tra xã hội học", "Survey of leaders", "21.5", "23", "4"),
    ("I", "Chỉ đạo, điều hành", "Steering", "14.24", "16.5", "1.06"),
    ("II", "Văn bản quy phạm pháp luật", "Legal documents", "8.28", "8.5", "0.56"),
    ("III", "Cải cách thủ tục hành chính", "Procedures", "13.96", "14.50", "4.21"),
    ("IV", "Tổ chức bộ máy", "Organisation", "8.4", "9.5", "0.3"),
    ("V", "Chế độ công vụ", "Civil service", "14.24", "14.5", "4.02"),
    ("VI", "Tài chính công", "Public finance", "9.51", "10", "1.19"),
    ("VII", "Chính quyền số", "Digital government", "16.29", "16.5", "1.98"),
)
MISMATCH = Accepted(
    "parts_total",
    "Huyện Đồng Phú",
    Sentence(
        "Tám phần cộng được 106,42/113, tổng công bố là 93,91/100.",
        "The eight parts add to 106.42/113; the published total is 93.91/100.",
    ),
    "Giữ nguyên số như văn bản công bố.",
)


def published(snapshot: Snapshot, order: int = 1, **changes) -> Published:
    """A snapshot as a valid publication; its hash follows from scheme, year and version."""
    digest = f"{snapshot.slug}-{snapshot.year}-{snapshot.version}".encode().hex().ljust(64, "0")
    one = Published(
        snapshot,
        digest,
        datetime(snapshot.year + 1, 3, 15, 1, 0, tzinfo=UTC),
        SHORT[snapshot.slug],
        Sentence("UBND tỉnh Mẫu", "People's Committee of the model province"),
        order,
        (),
    )
    return replace(one, **changes)


def stated_about(slug: str, year: int, **changes) -> About:
    """What is said of an old case."""
    decision = Decision(
        "Tin ngày 10/3/2023", date(2023, 3, 10), "UBND huyện Đồng Phú", is_demo=False
    )
    about = About(
        slug=slug,
        year=year,
        decision=decision,
        frozen_at=datetime(year + 1, 3, 10, tzinfo=UTC),
        source="Trang thông tin huyện Đồng Phú, 10/3/2023",
    )
    return about._replace(**changes)


@cache
def dong_phu() -> Snapshot:
    """The case whose parts do not add up to its total."""
    parts = tuple(
        StatedPart(code, Sentence(vi, en), Decimal(points), Decimal(maximum), Decimal(change))
        for code, vi, en, points, maximum, change in PARTS
    )
    line = UnitLine(
        "695",
        "Huyện Đồng Phú",
        "Dong Phu district",
        "district",
        "huyện, thị xã, thành phố",
        "",
        is_ranked=True,
    )
    unit = StatedUnit(
        line,
        Decimal("93.91"),
        Decimal(100),
        5,
        11,
        None,
        6,
        parts,
        (Sentence("Hồ sơ trễ hạn ở lĩnh vực đất đai.", "Late dossiers in land matters."),),
    )
    stated = Stated(
        "dong-phu", Sentence("Chỉ số CCHC huyện", "District index"), [unit], Decimal(100)
    )
    return stated_snapshot(stated, stated_about("dong-phu", 2022, accepted=(MISMATCH,)))


@cache
def kon_tum() -> Snapshot:
    """The case that states places and differences without a total."""
    line = UnitLine(
        "62",
        "Tỉnh Kon Tum",
        "Kon Tum province",
        "province",
        "tỉnh, thành phố",
        "Tây Nguyên",
        is_ranked=True,
    )
    unit = StatedUnit(line, None, None, 43, 63, Decimal("4.79"), 12)
    stated = Stated("par-index", Sentence("Chỉ số CCHC cấp tỉnh", "PAR INDEX"), [unit])
    return stated_snapshot(stated, stated_about("par-index", 2023))


@cache
def demo_shelf() -> Shelf:
    """Everything that is public."""
    communes = [published(demo_snapshot(COMMUNES, year), 1) for year in range(2022, 2026)]
    departments = [published(demo_snapshot(DEPARTMENTS, year), 2) for year in (2024, 2025)]
    cases = [published(dong_phu(), 3), published(kon_tum(), 4)]
    return Shelf("1", (*communes, *departments, *cases))


@cache
def demo_two_years(older: str, newer: str) -> TwoYears:
    """Two years by the hashes of ``published``, scored again without bundles."""
    (old_scheme, old), (_, new) = (told_by(digest) for digest in (older, newer))
    return TwoYears(
        (old, demo_years(old_scheme, old)),
        (new, demo_years(old_scheme, new)),
        read_lineage(str(demo_lineage())),
    )


def told_by(digest: str) -> tuple[str, int]:
    """Scheme and year of a hash."""
    said = bytes.fromhex(digest).rstrip(b"\0").decode()
    slug, year, _version = said.rsplit("-", 2)
    return {slug: scheme for scheme, slug in SLUGS.items()}[slug], int(year)


def stated_block(units, *, scale: int | None = 100, year: int = 2023, **changes) -> Snapshot:
    """A small block: (name, total, rank) or further fields of ``StatedUnit`` by name."""
    lines = [
        StatedUnit(
            UnitLine(
                each.pop("code", f"U{place}"),
                each.pop("name"),
                each.pop("name_en", ""),
                "commune",
                each.pop("block", "xã"),
                each.pop("region", ""),
                is_ranked=each.get("rank") is not None,
            ),
            total=None if (total := each.pop("total", None)) is None else Decimal(total),
            out_of=len(units) if each.get("rank") else None,
            **each,
        )
        for place, each in enumerate(map(dict, units), start=1)
    ]
    title = Sentence("Chỉ số thử", "Trial index")
    stated = Stated("dong-phu", title, lines, None if scale is None else Decimal(scale))
    snapshot = stated_snapshot(stated, stated_about("dong-phu", year))
    return replace(snapshot, **changes)


def make_public(monkeypatch, shelf: Shelf | None = None) -> Shelf:
    """Let the portal show this shelf, the demonstration if none is given."""
    shown = shelf or demo_shelf()
    monkeypatch.setattr(shelving, "shelf", lambda _at: shown)
    monkeypatch.setattr(changes_of_years, "from_bundles", demo_two_years)
    return shown

"""The list of everything that can be taken away."""

from collections.abc import Callable
from typing import NamedTuple

from thuocdo.reporting.sheets import Column, Sheet
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.open_data.tables import TABLES, Table
from thuocdo.web.portal.ranking.errata import Erratum, errata_of
from thuocdo.web.portal.shelf import Published, Shelf

COLUMNS = (
    Column("index", Sentence("Chỉ số", "Index")),
    Column("slug", Sentence("Mã chỉ số", "Index code")),
    Column("year", Sentence("Năm", "Year")),
    Column("version", Sentence("Phiên bản", "Version")),
    Column("published_at", Sentence("Công bố lúc", "Published at")),
    Column("decision", Sentence("Quyết định", "Decision")),
    Column("is_demo", Sentence("Minh họa", "Demonstration")),
    Column("units", Sentence("Số đơn vị", "Units"), 0),
    Column("sha256", Sentence("SHA-256 của gói", "SHA-256 of the bundle")),
    Column("bytes", Sentence("Dung lượng gói (byte)", "Size of the bundle (bytes)"), 0),
    Column("bundle", Sentence("Địa chỉ gói", "Address of the bundle")),
)
YES, NO = Sentence("có", "yes"), Sentence("không", "no")


class Entry(NamedTuple):
    """One index and year with its files."""

    published: Published
    tables: tuple[Table, ...]  # errata only where there are some
    errata: list[Erratum]
    size: int | None  # bytes of the bundle; none where the file cannot be seen

    @property
    def kilobytes(self) -> int | None:
        """The size as people read it."""
        return None if self.size is None else max(1, round(self.size / 1024))


def entries(shelf: Shelf, size_of: Callable[[str], int | None]) -> list[Entry]:
    """All of it, in the order of the menus, newest years first."""
    return [entry(one, size_of) for years in shelf.by_scheme.values() for one in years.values()]


def entry(one: Published, size_of: Callable[[str], int | None]) -> Entry:
    """One index and year."""
    told = errata_of(one, set(one.snapshot.units))
    tables = tuple(table for table in TABLES if table.slug != "dinh-chinh" or told)
    return Entry(one, tables, told, size_of(one.content_hash))


def catalogue_sheet(found: list[Entry], bundle: Callable[[Published], str]) -> Sheet:
    """The list as a table, with the address of each bundle."""
    title = Sentence("Danh mục dữ liệu mở của Thước Đo", "Catalogue of open data of Thước Đo")
    return Sheet(
        title,
        COLUMNS,
        [
            (
                one.published.snapshot.title,
                one.published.slug,
                one.published.year,
                one.published.snapshot.version,
                one.published.published_at.isoformat(timespec="seconds"),
                one.published.snapshot.decision.number,
                YES if one.published.snapshot.decision.is_demo else NO,
                len(one.published.snapshot.scores),
                one.published.content_hash,
                one.size,
                bundle(one.published),
            )
            for one in found
        ],
    )

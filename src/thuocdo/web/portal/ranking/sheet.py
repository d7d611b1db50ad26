"""A ranking page as a sheet: what its files hold, row by row as the page shows it."""

from collections.abc import Iterator
from decimal import Decimal

from thuocdo.core.comparing.comparability import Comparability
from thuocdo.core.ranking.places import Place
from thuocdo.core.rounding import to_published
from thuocdo.reporting.comparison_sheets import FLAGS
from thuocdo.reporting.sheets import Change, Column, Move, Sheet, Value
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.page import RankingPage
from thuocdo.web.portal.ranking.rows import Row
from thuocdo.web.portal.ranking.standing import PERCENT, full_scale

LICENCE = Sentence(
    "Giấy phép: CC BY 4.0; được dùng lại khi ghi nguồn.",
    "Licence: CC BY 4.0; free to use with attribution.",
)
MISSING = Sentence(
    "Ô trống là không có số liệu, không phải là 0.", "An empty cell is no figure, not zero."
)
DEFINITIONS = {
    True: Sentence(
        "Điểm: phần trăm điểm đạt được trên điểm tối đa áp dụng cho đơn vị; hạng trong khối.",
        "Points: percent of the maximum that applies to the unit; ranks are within the block.",
    ),
    False: Sentence(
        "Điểm: tổng điểm; hạng trong khối.", "Points: the total; ranks are within the block."
    ),
}


def ranking_sheet(page: RankingPage) -> Sheet:
    """The rows of a page, filtered and ordered as there, with what a reader must know."""
    return Sheet(
        table_title(page), columns(page), [cells(page, row) for row in page.rows], (*notes(page),)
    )


def table_title(page: RankingPage) -> Sentence:
    """Index, year, block and region; the finding is the page's."""
    snapshot, block, region = page.snapshot, page.block_title, page.state.region
    where = f", {region}" if region else ""
    return Sentence(
        f"{snapshot.title.vi} năm {snapshot.year}, {block.vi}{where}",
        f"{snapshot.title.en} {snapshot.year}, {block.en}{where}",
    )


def columns(page: RankingPage) -> tuple[Column, ...]:
    """The same columns for every ranking, so that files of several can be put together."""
    decimals, before = page.snapshot.decimals, page.snapshot.year - 1
    return (
        Column("rank", Sentence("Hạng", "Rank")),
        Column("out_of", Sentence("Trên số đơn vị", "Out of")),
        Column("tied", Sentence("Đồng hạng", "Tied")),
        Column("unit", Sentence("Mã đơn vị", "Unit code")),
        Column("name", Sentence("Đơn vị", "Unit")),
        Column("block", Sentence("Khối", "Block")),
        Column("region", Sentence("Vùng", "Region")),
        Column("year", Sentence("Năm", "Year")),
        Column("points", Sentence("Điểm", "Points"), decimals),
        Column("total", Sentence("Tổng điểm", "Total"), decimals),
        Column("maximum", Sentence("Điểm tối đa áp dụng", "Applicable maximum"), decimals),
        Column("before", Sentence(f"Điểm năm {before}", f"Points of {before}"), decimals),
        Column("change", Sentence(f"So với năm {before}", f"Against {before}"), decimals),
        Column("places", Sentence("Đổi hạng", "Places")),
        Column("comparability", Sentence("So sánh", "Comparability")),
        Column("caution", Sentence("Lưu ý khi so sánh", "Caution")),
        Column("rank_low", Sentence("Khoảng hạng, từ", "Rank interval, from")),
        Column("rank_high", Sentence("Khoảng hạng, đến", "Rank interval, to")),
        Column("band", Sentence("Xếp loại", "Band")),
        Column("remark", Sentence("Ghi chú", "Remark")),
    )


def cells(page: RankingPage, row: Row) -> tuple[Value, ...]:
    """One unit; nothing is written where nothing is known."""
    decimals = page.snapshot.decimals
    tied = Sentence("có", "yes") if row.is_tied else Sentence("không", "no")
    return (
        Place(row.rank, row.out_of, row.is_tied) if row.rank and row.out_of else None,
        row.out_of,
        tied if row.rank else None,
        row.unit.code,
        row.unit.title,
        row.unit.block or None,
        row.unit.region or None,
        page.snapshot.year,
        shown(row.value, decimals),
        None if row.score.missing else shown(row.score.total, decimals),
        shown(row.score.maximum, decimals),
        *change_cells(row, decimals),
        row.interval.low if row.interval else None,
        row.interval.high if row.interval else None,
        row.band.code if row.band else None,
        row.remark,
    )


def shown(value: Decimal | None, decimals: int) -> Decimal | None:
    """The number that the page shows."""
    return None if value is None else to_published(value, decimals)


def change_cells(row: Row, decimals: int) -> tuple[Value, ...]:
    """The year before, the differences, and how far they may be read."""
    change = row.change
    if change is None:
        return (None,) * 5
    return (
        shown(change.before, decimals),
        None if change.points is None else Change(to_published(change.points, decimals)),
        None if change.places is None else Move(change.places),
        FLAGS[Comparability(change.flag)],
        change.caution if change.caution.vi else None,
    )


def notes(page: RankingPage) -> Iterator[Sentence]:
    """Unit of measurement, definition, source, licence, version, and all reservations."""
    yield unit_note(page)
    yield definition(page)
    yield source_line(page)
    yield LICENCE
    yield MISSING
    yield from (note for note in (page.note, page.snapshot.caveat) if note.vi)
    yield from (erratum.sentence for erratum in page.errata)
    yield from (finding.sentence for finding in page.accepted)


def definition(page: RankingPage) -> Sentence:
    """What points and ranks are."""
    return DEFINITIONS[page.snapshot.standing == PERCENT]


def unit_note(page: RankingPage) -> Sentence:
    """The unit of measurement with its scale."""
    whole = full_scale(page.snapshot)
    if whole is None:
        return Sentence("Đơn vị tính: điểm.", "Unit of measurement: points.")
    return Sentence(
        f"Đơn vị tính: điểm trên thang {whole:f}.", f"Unit of measurement: points of {whole:f}."
    )


def source_line(page: RankingPage) -> Sentence:
    """The decision, its day, the authority, the version and its whole hash."""
    decision, one = page.snapshot.decision, page.published
    day, number = write_date(decision.decided_on), page.snapshot.version
    return Sentence(
        f"Nguồn: {one.authority.vi}, {decision.number} ngày {day}, phiên bản {number}, SHA-256 "
        f"{one.content_hash}.",
        f"Source: {one.authority.en}, {decision.number} of {day}, version {number}, SHA-256 "
        f"{one.content_hash}.",
    )

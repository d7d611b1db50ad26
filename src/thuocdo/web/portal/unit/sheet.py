"""A unit's page as a sheet: the whole, its domains and items, as the page shows them."""

from collections.abc import Iterator
from decimal import Decimal

from thuocdo.core.rounding import to_published
from thuocdo.reporting.sheets import Change, Column, Sheet, Value
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.sheet import LICENCE, MISSING
from thuocdo.web.portal.unit.page import UnitPage
from thuocdo.web.portal.unit.parts import Domain, Item

DEFINITION = Sentence(
    "Điểm đạt được trên điểm tối đa áp dụng cho đơn vị; trung vị tính trong khối xếp hạng.",
    "Points earned of the maximum that applies to the unit; medians are within the ranked block.",
)
COLUMNS = (
    Column("unit", Sentence("Mã đơn vị", "Unit code")),
    Column("year", Sentence("Năm", "Year")),
    Column("level", Sentence("Cấp", "Level")),
    Column("code", Sentence("Mã mục", "Item code")),
    Column("title", Sentence("Nội dung", "Item")),
    Column("points", Sentence("Điểm", "Points"), 2),
    Column("maximum", Sentence("Điểm tối đa", "Maximum"), 2),
    Column("percent", Sentence("Tỷ lệ đạt (%)", "Share (%)"), 2),
    Column("median", Sentence("Trung vị khối (%)", "Median of the block (%)"), 2),
    Column("change", Sentence("So với năm trước", "Against the year before"), 2),
    Column("explanation", Sentence("Diễn giải", "Explanation")),
    Column("gap", Sentence("Cần làm gì để thêm điểm", "What would win points")),
)
WHOLE = Sentence("tổng", "whole")
DOMAIN = Sentence("lĩnh vực", "domain")
ITEM = Sentence("tiêu chí", "item")


def unit_sheet(page: UnitPage) -> Sheet:
    """One row for the whole, one a domain, one an item."""
    notes = [DEFINITION, LICENCE, MISSING, page.snapshot.caveat]
    return Sheet(
        sheet_title(page), COLUMNS, [*rows(page)], tuple(note for note in notes if note.vi)
    )


def sheet_title(page: UnitPage) -> Sentence:
    """Unit, index and year."""
    name, index, year = page.unit.title, page.snapshot.title, page.year_text
    return Sentence(f"{name.vi}: {index.vi} năm {year}", f"{name.en}: {index.en} {year}")


def rows(page: UnitPage) -> Iterator[tuple[Value, ...]]:
    """Everything of the page, from the whole down."""
    yield whole_row(page)
    for domain in page.domains:
        yield domain_row(page, domain)
        yield from (item_row(page, item) for item in domain.items)


def whole_row(page: UnitPage) -> tuple[Value, ...]:
    """The total, or what is known of it."""
    score, change = page.score, page.change
    is_known = not score.missing
    moved = change.points if change else None
    return (
        *head(page, WHOLE, "total", page.snapshot.title),
        shown(score.total) if is_known else None,
        shown(score.maximum),
        shown(score.percent),
        None,
        None if moved is None else Change(to_published(moved)),
        page.row.remark,
        None,
    )


def domain_row(page: UnitPage, domain: Domain) -> tuple[Value, ...]:
    """One domain."""
    return (
        *head(page, DOMAIN, domain.node.code, domain.node.title),
        shown(domain.points),
        shown(domain.maximum),
        shown(domain.percent),
        shown(domain.median),
        None if domain.change is None else Change(to_published(domain.change)),
        None,
        None,
    )


def item_row(page: UnitPage, item: Item) -> tuple[Value, ...]:
    """One scored item with its explanation."""
    line = item.line
    return (
        *head(page, ITEM, item.node.code, item.node.title),
        shown(line.points),
        shown(line.maximum),
        shown(item.percent),
        shown(item.median),
        None,
        line.explanation,
        line.gap if line.gap.vi else None,
    )


def head(page: UnitPage, level: Sentence, code: str, title: Sentence) -> tuple[Value, ...]:
    """What names a row."""
    return page.unit.code, page.snapshot.year, level, code, title


def shown(value: Decimal | None) -> Decimal | None:
    """The number that the page shows."""
    return None if value is None else to_published(value)

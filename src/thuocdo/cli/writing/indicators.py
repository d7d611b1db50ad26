"""The table of indicators as a sheet."""

from decimal import Decimal

from thuocdo.analytics.question import GROUPINGS
from thuocdo.analytics.table import Cell, KpiTable
from thuocdo.reporting.sheets import Column, Sheet, Value
from thuocdo.vietnamese.sentence import Sentence

COLUMNS = (
    Column("period", Sentence("Kỳ", "Period"), is_unbroken=True),
    Column("kpi", Sentence("Mã", "Code"), is_detail=True),
    Column("title", Sentence("Chỉ tiêu", "Indicator")),
    Column("count", Sentence("Số", "Number"), 0),
    Column("population", Sentence("Trên", "Of"), 0),
    Column("percent", Sentence("Tỷ lệ %", "Rate %"), 2),
    Column("low", Sentence("Từ", "From"), 2),
    Column("high", Sentence("Đến", "To"), 2),
    Column("note", Sentence("Ghi chú", "Note")),
)
OFFICIAL = Sentence("cách tính chính thức", "the official definition")


def sheet_of(table: KpiTable) -> Sheet:
    """A row an indicator, group and part that has cases; n and interval beside every rate."""
    question = table.question
    keys = tuple(Column(key, GROUPINGS[key].title) for key in question.by)
    day = f"{question.as_of:%d/%m/%Y}"
    return Sheet(
        Sentence(
            f"Chỉ tiêu hồ sơ kỳ {question.period.code}, chốt ngày {day}",
            f"Indicators of dossiers, {question.period.code}, as of {day}",
        ),
        (*keys, *COLUMNS),
        [row_of(cell) for cell in table.cells() if cell.has_cases],
        (
            Sentence(
                "Từ, Đến: khoảng tin cậy 95%. Tỷ lệ ghi «chưa đủ dữ liệu» không dùng để kết luận.",
                "From, To: 95% interval. A rate marked “not enough data” is no finding.",
            ),
        ),
    )


def row_of(cell: Cell) -> tuple[Value, ...]:
    """One row of the sheet."""
    kpi, rate = cell.kpi, cell.rate
    head: tuple[Value, ...] = (*cell.group, cell.part.code, kpi.code, kpi.title)
    if rate is None:
        return (*head, Decimal(cell.number), None, None, None, None, None)
    low, high = rate.interval or (None, None)
    note = rate.lack or (OFFICIAL if kpi.is_official else None)
    counts = (Decimal(cell.number), Decimal(rate.population))
    return (*head, *counts, *(shortened(v) for v in (rate.percent, low, high)), note)


def shortened(percent: Decimal | None) -> Decimal | None:
    """Percent with four decimals, for files; people read two."""
    return None if percent is None else percent.quantize(Decimal("0.0001"))

"""The whole of one index and year as tables: results, every item, units, errata."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from thuocdo.core.ranking.places import Place
from thuocdo.reporting.sheets import Column, Sheet, Value
from thuocdo.reporting.snapshots.model import Node, UnitLine, UnitScore
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.errata import errata_of
from thuocdo.web.portal.shelf import Published
from thuocdo.web.portal.tracing import words
from thuocdo.web.portal.tracing.sheets import figures_told
from thuocdo.web.portal.tracing.subject import Subject, has_number

UNIT = (
    Column("unit", Sentence("Mã đơn vị", "Unit code")),
    Column("name", Sentence("Đơn vị", "Unit")),
    Column("block", Sentence("Khối", "Block")),
    Column("year", Sentence("Năm", "Year")),
)
RESULTS = (
    *UNIT,
    Column("rank", Sentence("Hạng", "Rank")),
    Column("out_of", Sentence("Số đơn vị xếp hạng", "Units ranked")),
    Column("total", Sentence("Tổng điểm", "Total"), 2),
    Column("maximum", Sentence("Điểm tối đa áp dụng", "Applicable maximum"), 2),
    Column("percent", Sentence("Chỉ số (%)", "Index (%)"), 2),
    Column("band", Sentence("Xếp loại", "Band")),
    Column("rank_low", Sentence("Khoảng hạng, từ", "Rank interval, from")),
    Column("rank_high", Sentence("Khoảng hạng, đến", "Rank interval, to")),
    Column("missing", Sentence("Mục thiếu số liệu", "Items without figures")),
    Column("region", Sentence("Vùng", "Region")),
)
ITEMS = (
    *UNIT,
    Column("number", Sentence("Mã trích dẫn", "Number")),
    Column("code", Sentence("Mã mục", "Item code")),
    Column("title", Sentence("Nội dung", "Item")),
    Column("level", Sentence("Tầng", "Level")),
    Column("method", Sentence("Cách chấm", "Method")),
    Column("points", Sentence("Điểm", "Points"), 2),
    Column("maximum", Sentence("Tối đa", "Maximum"), 2),
    Column("state", Sentence("Trạng thái", "State")),
    Column("figures", Sentence("Số liệu", "Figures")),
    Column("document", Sentence("Văn bản", "Document")),
    Column("page", Sentence("Trang", "Page")),
    Column("layer", Sentence("Lớp", "Layer")),
)
REGISTER = (
    Column("unit", Sentence("Mã đơn vị", "Unit code")),
    Column("name", Sentence("Tên", "Name")),
    Column("name_en", Sentence("Tên tiếng Anh", "English name")),
    Column("kind", Sentence("Loại", "Kind")),
    Column("block", Sentence("Khối", "Block")),
    Column("region", Sentence("Vùng", "Region")),
    Column("is_ranked", Sentence("Có xếp hạng", "Ranked")),
    Column("population", Sentence("Dân số", "Population"), 0),
)
ERRATA = (
    Column("unit", Sentence("Mã đơn vị", "Unit code")),
    Column("name", Sentence("Đơn vị", "Unit")),
    Column("what", Sentence("Con số", "Number")),
    Column("old", Sentence("Trước", "Before")),
    Column("new", Sentence("Nay", "Now")),
    Column("on", Sentence("Ngày", "Day")),
    Column("reason", Sentence("Lý do", "Reason")),
    Column("version", Sentence("Phiên bản", "Version")),
)
YES, NO = Sentence("có", "yes"), Sentence("không", "no")


class Table(NamedTuple):
    """One dataset of an index and year."""

    slug: str  # in its address
    title: Sentence
    definition: Sentence
    columns: tuple[Column, ...]
    rows: Callable[[Published], Iterator[tuple[Value, ...]]]

    def of(self, one: Published) -> Sheet:
        """Its rows, under a title that names index and year."""
        snapshot = one.snapshot
        title = Sentence(
            f"{self.title.vi}, {snapshot.title.vi} năm {one.year}",
            f"{self.title.en}, {snapshot.title.en} {one.year}",
        )
        return Sheet(title, self.columns, list(self.rows(one)))


def results(one: Published) -> Iterator[tuple[Value, ...]]:
    """One row a unit."""
    for code, score in one.snapshot.scores.items():
        yield result_row(one.snapshot.units[code], score, one.year)


def unit_cells(unit: UnitLine, year: int) -> tuple[Value, ...]:
    """Whose row it is."""
    return unit.code, unit.title, unit.block or None, year


def result_row(unit: UnitLine, score: UnitScore, year: int) -> tuple[Value, ...]:
    """What one unit came to; nothing where nothing is known."""
    place = (
        Place(score.rank, score.out_of, score.is_tied)
        if score.rank is not None and score.out_of is not None
        else None
    )
    return (
        *unit_cells(unit, year),
        place,
        score.out_of,
        None if score.missing else score.total,
        score.maximum,
        score.percent,
        score.band or None,
        score.interval.low if score.interval else None,
        score.interval.high if score.interval else None,
        " ".join(score.missing) or None,
        unit.region or None,
    )


def items(one: Published) -> Iterator[tuple[Value, ...]]:
    """One row a unit and node of the tree."""
    snapshot = one.snapshot
    for code, score in snapshot.scores.items():
        for node in snapshot.nodes.values():
            if has_number(score, node):
                yield item_row(Subject(one, snapshot.units[code], score, node), node)


def item_row(subject: Subject, node: Node) -> tuple[Value, ...]:
    """One number with where its figures were read."""
    leaf = subject.leaf
    return (
        *unit_cells(subject.unit, subject.published.year),
        subject.id,
        node.code,
        node.title,
        LEVELS[(bool(node.parent), node.is_leaf)],
        words.method_of(subject) if node.is_leaf else None,
        subject.value,
        subject.maximum,
        words.state_of(subject),
        figures_told(subject),
        (leaf.document or None) if leaf else None,
        (leaf.page or None) if leaf else None,
        words.layer_of(subject) if leaf else None,
    )


LEVELS = {
    (False, False): Sentence("lĩnh vực", "domain"),
    (False, True): Sentence("lĩnh vực", "domain"),
    (True, False): Sentence("tiêu chí", "criterion"),
    (True, True): Sentence("tiêu chí thành phần", "sub-criterion"),
}


def register(one: Published) -> Iterator[tuple[Value, ...]]:
    """The units as they were registered for that year."""
    for unit in one.snapshot.units.values():
        yield (
            unit.code,
            unit.name,
            unit.name_en or None,
            unit.kind,
            unit.block or None,
            unit.region or None,
            YES if unit.is_ranked else NO,
            unit.population,
        )


def errata(one: Published) -> Iterator[tuple[Value, ...]]:
    """Every value that the valid version corrected."""
    for each in errata_of(one, set(one.snapshot.units)):
        yield (
            each.change.unit,
            each.name,
            each.what,
            each.change.old or None,
            each.change.new or None,
            each.on.isoformat() if each.on else None,
            each.reason,
            one.snapshot.version,
        )


TABLES = (
    Table(
        "ket-qua",
        Sentence("Kết quả và xếp hạng", "Results and ranks"),
        Sentence(
            "Mỗi dòng một đơn vị: tổng điểm, chỉ số % trên điểm tối đa áp dụng, hạng trong khối",
            "A row a unit: total, percent of the applicable maximum, rank in the block",
        ),
        RESULTS,
        results,
    ),
    Table(
        "tung-muc",
        Sentence("Điểm từng mục", "Points of every item"),
        Sentence(
            "Mỗi dòng một đơn vị và một mục của cây tiêu chí; ô điểm trống là không có điểm, "
            "không phải 0",
            "A row a unit and item of the tree; empty points are no points, which is not zero",
        ),
        ITEMS,
        items,
    ),
    Table(
        "don-vi",
        Sentence("Danh mục đơn vị", "Units"),
        Sentence(
            "Đơn vị như đã đăng ký cho năm đánh giá", "Units as registered for the year assessed"
        ),
        REGISTER,
        register,
    ),
    Table(
        "dinh-chinh",
        Sentence("Đính chính", "Errata"),
        Sentence(
            "Mỗi dòng một giá trị đã sửa sau công bố: trước, nay, ngày, lý do",
            "A row a value that was corrected after publication: before, now, day, reason",
        ),
        ERRATA,
        errata,
    ),
)
BY_SLUG = {table.slug: table for table in TABLES}

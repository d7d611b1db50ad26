"""The page that compares units and years."""

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from thuocdo.core.errors import CoreRefusal
from thuocdo.lib.language import language
from thuocdo.lib.pages import public_page
from thuocdo.reporting.two_years import TwoYears
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.compare.asked import MOST_UNITS, asked, units_of
from thuocdo.web.portal.compare.bridged import NARROW, WIDE, Bridged, bridged, picture
from thuocdo.web.portal.compare.finding import finding
from thuocdo.web.portal.compare.sheets import comparison_sheet
from thuocdo.web.portal.compare.side_by_side import (
    Between,
    SideBySide,
    change_between,
    side_by_side,
)
from thuocdo.web.portal.files.about import about
from thuocdo.web.portal.files.answering import file_response, picture_response
from thuocdo.web.portal.files.forms import TABLES, Form
from thuocdo.web.portal.present import present_shelf
from thuocdo.web.portal.ranking.changes import from_bundles
from thuocdo.web.portal.shelf import Published, Shelf
from thuocdo.web.portal.showing import address, shown

CAUSES = "nguyen-nhan"  # ?bang=nguyen-nhan: the file holds the causes, not the values
FIELDS = 3  # for names, when few are chosen
DEFINITION = Sentence(
    "Chỉ số theo giá trị dùng để xếp hạng của phiên bản (% hoặc tổng điểm); thay đổi chỉ nêu khi "
    "so sánh được hoặc có điều kiện, ô trống là không có giá trị",
    "The value by which the edition ranks (percent or total); changes are stated where comparable "
    "or conditional, empty means no value",
)


@require_safe
@public_page
def show_comparison(request: HttpRequest, *, form: Form | None = None) -> HttpResponse:
    """Units × years, and for one unit over years the waterfall."""
    return comparison_page(request, present_shelf(), from_published, form)


def from_published(older: Published, newer: Published) -> TwoYears | None:
    """Both years computed again from their bundles; none where nothing maps their editions."""
    try:
        return from_bundles(older.content_hash, newer.content_hash)
    except CoreRefusal:
        return None


def comparison_page(
    request: HttpRequest, shelf: Shelf, between: Between, form: Form | None
) -> HttpResponse:
    """The comparison that an address asks for."""
    query = request.GET
    chosen = asked(shelf, query.get("chi-so", ""), query.getlist("dv"), query.getlist("nam"))
    table = side_by_side(shelf, chosen, between)
    alone = len(table.rows) == 1 and len(table.years) > 1
    one = bridged(change_between(table.rows[0], between)) if alone else None
    if form is not None and table.years:
        return as_file(request, table, one, form)
    return shown(request, "portal/compare.html", context(request, shelf, table, one))


def as_file(
    request: HttpRequest, table: SideBySide, one: Bridged | None, form: Form
) -> HttpResponse:
    """The table, the causes, or the waterfall as a file."""
    name = f"so-sanh-{table.asked.slug}-{language()}"
    if form is Form.SVG and one:
        return picture_response(picture(one, table.rows[0].unit.title, standalone=True), name)
    sheet = comparison_sheet(table, finding(table, one))
    if one and request.GET.get("bang") == CAUSES:
        sheet = one.sheet
    here = address(request, "compare") + table.asked.query
    form = Form.CSV if form is Form.SVG else form
    return file_response(sheet, form, name, about(table.years[-1], sheet.title, DEFINITION, here))


def context(
    request: HttpRequest, shelf: Shelf, table: SideBySide, one: Bridged | None
) -> dict[str, object]:
    """What the page shows."""
    chosen = table.asked
    empty = max(1, min(FIELDS, MOST_UNITS) - len(chosen.units))
    return {
        "section": "compare",
        "table": table,
        "asked": chosen,
        "finding": finding(table, one),
        "bridged": one,
        "pictures": [] if one is None else pictures(one, table),
        "indices": [next(iter(years.values())) for years in shelf.by_scheme.values()],
        "known": units_of(shelf, chosen.slug).values(),
        "published": shelf.years(chosen.slug),
        "empty": range(empty if len(chosen.units) < MOST_UNITS else 0),
        "here": address(request, "compare"),
        "query": chosen.query,
        "causes_query": f"{chosen.query}&bang={CAUSES}",
        "forms": TABLES,
        "chart_forms": (*TABLES, Form.SVG),
        "columns": [(row, cell) for row in table.rows for cell in row.cells],
    }


def pictures(one: Bridged, table: SideBySide) -> list[tuple[str, str]]:
    """The waterfall for wide screens and for phones."""
    name = table.rows[0].unit.title
    return [
        (kind, mark_safe(picture(one, name, width=width)))  # noqa: S308  (drawn here, escaped)
        for kind, width in (("wide-only", WIDE), ("narrow-only", NARROW))
    ]

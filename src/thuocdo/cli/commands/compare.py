"""Command ``compare``: two years side by side, and why a total changed."""

import argparse
from datetime import date

from thuocdo.cli.arguments import YEAR, add_decimal, add_output, format_of, put, say
from thuocdo.cli.dataset import DEMO_SCHEME, demo_note, demo_scored, open_set
from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands, Parser
from thuocdo.core.comparing.lineage import Lineage
from thuocdo.core.comparing.series import (
    SeriesPoint,
    Snapshot,
    as_it_was,
    todays_units,
    unchanged_units_only,
)
from thuocdo.core.errors import InvalidRequest
from thuocdo.reading.figures.reading import read_figures
from thuocdo.reading.figures.register import with_register
from thuocdo.reading.library import demo_lineage
from thuocdo.reading.lineage_table import read_lineage
from thuocdo.reporting.comparison_sheets import block_sheet, series_sheet, unit_sheet
from thuocdo.reporting.exact_json import json_text
from thuocdo.reporting.scored import Scored, score_figures
from thuocdo.reporting.sheets import Sheet, rows_json
from thuocdo.reporting.two_years import TwoYears
from thuocdo.vietnamese.sentence import Sentence

WAYS = ("as-it-was", "todays-units", "unchanged")


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo compare YEAR YEAR``."""
    parser = commands.add_parser("compare")
    year = Sentence("NĂM", "YEAR")
    parser.add_argument("old", type=YEAR, metavar=year, help=Sentence("năm trước", "older year"))
    parser.add_argument("new", type=YEAR, metavar=year, help=Sentence("năm sau", "newer year"))
    parser.add_argument(
        "--unit",
        metavar="UNIT",
        help=Sentence(
            "một đơn vị: kết quả thật, quy tắc, trọng số, đơn vị",
            "one unit: real result, rule, weight, unit",
        ),
    )
    parser.add_argument(
        "--domains",
        action="store_true",
        help=Sentence(
            "với --unit: theo lĩnh vực thay cho theo mục", "with --unit: by domain, not by item"
        ),
    )
    parser.add_argument(
        "--series",
        choices=WAYS,
        help=Sentence(
            "chuỗi các năm: như đã có, đơn vị hiện nay, đơn vị không đổi",
            "series of years: as it was, today's units, unchanged units",
        ),
    )
    parser.add_argument(
        "--set",
        metavar="SET",
        default=DEMO_SCHEME,
        help=Sentence(
            "tên bộ không kèm phiên bản, hoặc thư mục, bảng tiêu chí dùng cho cả hai năm",
            "scheme without edition, or a folder or criteria table for both years",
        ),
    )
    add_tables(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def add_tables(parser: Parser) -> None:
    """Declare the tables that the comparison reads."""
    file = Sentence("TỆP", "FILE")
    parser.add_argument(
        "--figures",
        nargs=2,
        metavar=("OLD", "NEW"),
        help=Sentence("số liệu hai năm", "figures of the two years"),
    )
    parser.add_argument("--units", metavar=file, help=Sentence("danh mục đơn vị", "units"))
    parser.add_argument(
        "--lineage",
        metavar=file,
        help=Sentence(
            "sự kiện sáp nhập, chia tách, đổi tên", "events: merged, split, renamed units"
        ),
    )
    add_decimal(parser)


def run(args: argparse.Namespace) -> Exit:
    """Compare and write."""
    if args.old >= args.new:
        raise InvalidRequest(
            f"năm trước ({args.old}) phải nhỏ hơn năm sau ({args.new}). Đổi thứ tự hai năm.",
            f"the first year ({args.old}) must be before the second ({args.new}). Swap them.",
        )
    lineage = lineage_of(args)
    sheet = series_of(args, lineage) if args.series else changes_of(args, lineage)
    if args.series and format_of(args.format, args.out) != "table":
        say(sheet.notes, args.lang)  # a table has them below its rows
    put(args, sheet, lambda: json_text(rows_json(sheet, args.lang)))
    return Exit.DONE


def lineage_of(args: argparse.Namespace) -> Lineage:
    """The named events, those of the demonstration, or none for figures of one's own."""
    if args.lineage:
        return read_lineage(args.lineage)
    return Lineage(()) if args.figures else read_lineage(str(demo_lineage()))


def changes_of(args: argparse.Namespace, lineage: Lineage) -> Sheet:
    """All units of the newer year, or one in depth."""
    old, new = scored_years(args, [args.old, args.new])
    years = TwoYears((args.old, old), (args.new, new), lineage)
    if args.unit is None:
        return block_sheet(years)
    return unit_sheet(years, new.unit(args.unit), by_domain=args.domains)


def scored_years(args: argparse.Namespace, years: list[int]) -> list[Scored]:
    """Each year scored with the edition that assesses it."""
    if args.figures is None:
        found = [demo_scored(args.set, year) for year in years]
        say([demo_note(found[-1])], args.lang)
        return found
    found = []
    for year, source in zip([args.old, args.new], args.figures, strict=True):
        index_set = open_set(args.set, year, args.decimal)
        figures = read_figures(source, index_set, decimal=args.decimal)
        found.append(
            score_figures(index_set, with_register(figures, args.units) if args.units else figures)
        )
    return found


def series_of(args: argparse.Namespace, lineage: Lineage) -> Sheet:
    """The percent of every year between the two, in one of the three ways."""
    years = [args.old, args.new] if args.figures else list(range(args.old, args.new + 1))
    found = scored_years(args, years)
    snapshots = [snapshot(year, scored) for year, scored in zip(years, found, strict=True)]
    newest, today = found[-1], date(args.new, 12, 31)
    units = [newest.unit(args.unit)] if args.unit else [r.unit for r in newest.in_order()]
    points: list[SeriesPoint]
    changed: list[str] = []
    if args.series == "as-it-was":
        points = [p for unit in units for p in as_it_was(lineage, unit, today, snapshots)]
    elif args.series == "todays-units":
        points = list(todays_units(lineage, units, today, snapshots))
    else:
        points = unchanged_units_only(lineage, units, today, snapshots)
        kept = {point.unit for point in points}
        changed = [unit for unit in units if unit not in kept]
    return series_sheet(newest, found, points, changed)


def snapshot(year: int, scored: Scored) -> Snapshot:
    """The percent of all units of a year, with their sizes where they are known."""
    units = scored.figures.units
    sizes = {code: unit.size for code, unit in units.items() if unit.size is not None}
    values = {unit: result.percent for unit, result in scored.results.items()}
    return Snapshot(year, date(year, 12, 31), values, sizes or None)

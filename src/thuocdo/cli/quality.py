"""``thuocdo dossiers qd766 LAKE``: Decision 766 as far as a lake of dossiers tells."""

import argparse
import sys
from pathlib import Path

from thuocdo.analytics.feeding.figures import Origin, Place, absence, absent_of, figures_of
from thuocdo.analytics.feeding.mapping import Feeding, feedings
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.measuring import kpi_table
from thuocdo.analytics.periods import Period
from thuocdo.analytics.question import Question
from thuocdo.cli.arguments import add_output, put
from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands, Parser
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.reading.figures.figure_set import FigureSet, Unit
from thuocdo.reading.library import edition_folder
from thuocdo.reporting.exact_json import json_text
from thuocdo.reporting.scored import score_figures
from thuocdo.reporting.sheets import Column, Sheet, Value, rows_json
from thuocdo.vietnamese.sentence import Sentence

SET = "qd766"
TITLE = Sentence("Quyết định 766/QĐ-TTg, các mục tính từ hồ sơ", "Decision 766, items of dossiers")
LAKE = Sentence("thư mục kho hồ sơ", "folder of the lake")
UNIT, NAME = Sentence("Mã", "Code"), Sentence("Đơn vị", "Unit")
MISSING = Sentence("Mục thiếu số liệu", "Missing items")


def add_quality(actions: Commands, language: str) -> Parser:
    """Declare the action; the caller adds the period."""
    text = Sentence(
        "điểm các mục của Quyết định 766/QĐ-TTg tính được từ hồ sơ; mục khác ghi là thiếu",
        "points of the items of Decision 766 that dossiers give; the others are named as missing",
    ).in_language(language)
    parser: Parser = actions.add_parser(SET, help=text, description=text)
    parser.add_argument("lake", type=Path, metavar="LAKE", help=LAKE)
    add_output(parser)
    parser.set_defaults(run=run_quality)
    return parser


def run_quality(args: argparse.Namespace) -> Exit:
    """Print points by unit; what is missing, and why, on standard error."""
    lake, period = Lake(args.lake), args.period
    lake.check()
    feeding, index_set = feedings()[SET], load_index_set(edition_folder(SET))
    sheet = sheet_of(figures(lake, feeding, period, args.as_of or period.last), feeding, index_set)
    put(args, sheet, lambda: json_text(rows_json(sheet, args.lang)))
    for codes, why in absent_of(feeding):
        sys.stderr.write(f"{absence(codes, why).in_language(args.lang)}\n")
    return Exit.DONE


def figures(lake: Lake, feeding: Feeding, period: Period, as_of: object) -> FigureSet:
    """The figures of all units that have dossiers."""
    kpis = tuple(dict.fromkeys(fed.kpi for fed in feeding.leaves))
    question = Question(period, as_of, (feeding.side,), None, kpis)  # type: ignore[arg-type]
    table = kpi_table(lake, question)
    units = {row["code"]: row for row in lake.dictionary("units").rows}
    codes = dict.fromkeys(row[feeding.side] for row in table.counts.to_pylist())
    places = [
        Place(Unit(code, units[code]["name"]), units[code]["level"] or "")
        for code in codes
        if code in units
    ]
    return figures_of(feeding, table, places, Origin(f"{period.code}, {as_of}", ""))


def sheet_of(given: FigureSet, feeding: Feeding, index_set: IndexSet) -> Sheet:
    """A row a unit, a column an item; empty where the item is missing."""
    codes = [fed.code for fed in feeding.leaves if not fed.is_partial]
    columns = (
        Column("unit", UNIT),
        Column("name", NAME),
        *(Column(code, Sentence(code, code), 2) for code in codes),
        Column("missing", MISSING, 0),
    )
    scored = score_figures(index_set, given)
    rows: list[tuple[Value, ...]] = []
    for code, unit in given.units.items():
        result = scored.results[code]
        points = (result.leaves[leaf].points for leaf in codes)
        rows.append((code, unit.name, *points, len(result.missing)))
    return Sheet(TITLE, columns, rows)

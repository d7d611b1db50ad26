"""Command ``dossiers``: indicators of a lake, and invented dossiers to try them with."""

import argparse
import csv
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from thuocdo.analytics.catalogue import BY_CODE, KPIS, named
from thuocdo.analytics.engines.duckdb import DuckDB
from thuocdo.analytics.engines.spark import Spark
from thuocdo.analytics.generating.exchange import Form, write_exchange
from thuocdo.analytics.generating.province import COMMUNE, PROVINCE, UNITS, Unit
from thuocdo.analytics.generating.writing import Plan, generate
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.measuring import kpi_table
from thuocdo.analytics.periods import Every, Period, read_period
from thuocdo.analytics.question import GROUPINGS, Question
from thuocdo.cli.arguments import add_language, add_output, put, whole_number
from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands, Parser
from thuocdo.cli.quality import add_quality
from thuocdo.cli.writing.indicators import sheet_of
from thuocdo.reading.tables.sources import read_source
from thuocdo.reporting.exact_json import json_text
from thuocdo.reporting.sheets import rows_json
from thuocdo.vietnamese.sentence import Refusal, Sentence

Read = TypeVar("Read")

LAKE = Sentence("thư mục kho hồ sơ", "folder of the lake")
PERIOD = Sentence(
    "2026, 2026-R (năm báo cáo), 2026-Q1, 2026-03 hoặc 2026-01-05..2026-02-07",
    "2026, 2026-R (the reporting year), 2026-Q1, 2026-03 or 2026-01-05..2026-02-07",
)
AS_OF = Sentence("ngày chốt; mặc định: ngày cuối kỳ", "as-of day; the last of the period")
DAY = Sentence("NGÀY", "DAY")
WHEN = Sentence("KỲ", "PERIOD")
COMMUNAL = ("commune", "ward", "special_zone")  # types of units in a register


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo dossiers kpi|generate|qd766``."""
    group = commands.add_parser("dossiers")
    actions = group.add_commands(Sentence("VIỆC", "ACTION"))
    add_kpi(actions, group.language)
    add_generate(actions, group.language)
    add_span(add_quality(actions, group.language))


def add_kpi(actions: Commands, language: str) -> None:
    """Declare ``thuocdo dossiers kpi LAKE``."""
    text = Sentence("tính chỉ tiêu của một kho hồ sơ", "indicators of a lake").in_language(language)
    parser: Parser = actions.add_parser("kpi", help=text, description=text)
    parser.add_argument("lake", type=Path, metavar="LAKE", help=LAKE)
    add_span(parser)
    parser.add_argument(
        "--by",
        nargs="+",
        default=[],
        choices=GROUPINGS,
        help=Sentence("phân nhóm theo", "group by"),
    )
    parser.add_argument(
        "--every",
        type=Every,
        choices=list(Every),
        help=Sentence("chia kỳ theo", "divide the period"),
    )
    parser.add_argument(
        "--kpi",
        nargs="+",
        default=list(BY_CODE),
        choices=BY_CODE,
        help=Sentence("chỉ các chỉ tiêu này", "these indicators only"),
    )
    parser.add_argument(
        "--spark",
        metavar="MASTER",
        help=Sentence(
            "tính bằng Spark, ví dụ spark://host:7077; mặc định DuckDB",
            "compute on Spark, for example spark://host:7077; DuckDB if not given",
        ),
    )
    parser.add_argument(
        "--memory",
        default="2GB",
        help=Sentence("giới hạn bộ nhớ của DuckDB", "memory limit of DuckDB"),
    )
    add_output(parser)
    parser.set_defaults(run=run_kpi)


def add_generate(actions: Commands, language: str) -> None:
    """Declare ``thuocdo dossiers generate FOLDER``."""
    text = Sentence(
        "sinh hồ sơ hư cấu để trình diễn, đo tốc độ", "invent dossiers to show and to measure with"
    ).in_language(language)
    parser: Parser = actions.add_parser("generate", help=text, description=text)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=LAKE)
    add_span(parser)
    parser.add_argument(
        "--rows",
        type=whole_number(1, 10**10),
        default=100_000,
        metavar="N",
        help=Sentence("số hồ sơ", "number of dossiers"),
    )
    parser.add_argument("--seed", type=whole_number(0, 10**6), default=1, metavar="N")
    parser.add_argument(
        "--units",
        type=Path,
        metavar=Sentence("TỆP", "FILE"),
        help=Sentence("bảng đơn vị: code, name, type", "table of units: code, name, type"),
    )
    parser.add_argument(
        "--exchange",
        type=Form,
        choices=list(Form),
        help=Sentence(
            "ghi tệp trao đổi thay vì kho hồ sơ", "write files of the exchange, not a lake"
        ),
    )
    add_language(parser)
    parser.set_defaults(run=run_generate)


def add_span(parser: Parser) -> None:
    """Period and as-of day."""
    parser.add_argument(
        "--period", type=asked(read_period), required=True, metavar=WHEN, help=PERIOD
    )
    parser.add_argument("--as-of", type=date.fromisoformat, metavar=DAY, help=AS_OF)


def asked(reader: Callable[[str], Read]) -> Callable[[str], Read]:
    """A type for argparse out of a reader that refuses."""

    def read(text: str) -> Read:
        try:
            return reader(text)
        except Refusal as refusal:
            raise ValueError(text) from refusal

    read.__name__ = "period"
    return read


def run_kpi(args: argparse.Namespace) -> Exit:
    """Print the table of indicators."""
    lake = Lake(args.lake)
    lake.check()
    question = Question(
        args.period, last_day(args), tuple(args.by), args.every, named(args.kpi) or KPIS
    )
    engine = Spark(args.spark) if args.spark else DuckDB(memory=args.memory)
    sheet = sheet_of(kpi_table(lake, question, engine))
    put(args, sheet, lambda: json_text(rows_json(sheet, args.lang)))
    return Exit.DONE


def run_generate(args: argparse.Namespace) -> Exit:
    """Write the dossiers, and say where they are."""
    units = units_of(args.units) if args.units else UNITS
    plan = Plan(args.rows, args.period, last_day(args), args.seed, units)
    if args.exchange:
        for path in write_exchange(args.folder, plan, args.exchange):
            sys.stdout.write(f"{path}\n")
        return Exit.DONE
    generate(Lake(args.folder), plan)
    said = Sentence(
        f"{args.rows} hồ sơ hư cấu trong {args.folder}",
        f"{args.rows} invented dossiers in {args.folder}",
    )
    sys.stdout.write(f"{said.in_language(args.lang)}\n")
    return Exit.DONE


def last_day(args: argparse.Namespace) -> date:
    """The as-of day; that of the period's end where none is given."""
    period: Period = args.period
    day: date | None = args.as_of
    return day or period.last


def units_of(path: Path) -> list[Unit]:
    """The departments and communes of a table with code, name and type.

    Raises:
        Refusal: the file cannot be read, or a column is missing.
    """
    text = read_source(str(path)).content.decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    lacking = {"code", "name", "type"} - set(rows[0] if rows else ())
    if lacking:
        names = ", ".join(sorted(lacking))
        raise Refusal(
            f"{path}: thiếu cột {names}. Thêm các cột này.",
            f"{path}: the columns {names} are missing. Add them.",
        )
    levels = {"department": PROVINCE, **dict.fromkeys(COMMUNAL, COMMUNE)}
    today = [row for row in rows if row["type"] in levels and not row.get("valid_to")]
    return [Unit(row["code"], row["name"], levels[row["type"]]) for row in today]

"""Command ``gaps``: the points that a unit could still win, the largest step first."""

import argparse

from thuocdo.cli.arguments import add_output, put, whole_number
from thuocdo.cli.dataset import add_dataset, scored_from
from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands
from thuocdo.core.tracing.gaps import Gap, gaps_of
from thuocdo.reporting.exact_json import json_text
from thuocdo.reporting.sheets import Column, Sheet
from thuocdo.vietnamese.sentence import Sentence

COLUMNS = (
    Column("code", Sentence("Mã", "Code")),
    Column("title", Sentence("Tiêu chí thành phần", "Item")),
    Column("gain", Sentence("Được thêm", "Gain"), 2),
    Column("lost", Sentence("Còn thiếu", "Lost"), 2),
    Column("advice", Sentence("Cần làm gì", "What it takes")),
)


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo gaps UNIT``."""
    parser = commands.add_parser("gaps")
    parser.add_argument(
        "unit",
        metavar="UNIT",
        help=Sentence(
            "mã hoặc tên đơn vị, không cần dấu", "code or name of a unit, with or without marks"
        ),
    )
    parser.add_argument(
        "--limit",
        type=whole_number(1, 10**6),
        metavar="N",
        help=Sentence("chỉ N mục đầu", "the first N items only"),
    )
    add_dataset(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """List the gaps."""
    scored = scored_from(args)
    unit = scored.unit(args.unit)
    every = gaps_of(scored.results[unit])
    gaps, name = every[: args.limit], scored.figures.units[unit].name
    sheet = Sheet(
        Sentence(
            f"{name}: {len(every)} mục có thể lấy lại điểm",
            f"{name}: {len(every)} items with points to win",
        ),
        COLUMNS,
        [(g.code, g.title, g.gain, g.lost, g.sentence) for g in gaps],
    )
    put(args, sheet, lambda: json_text([gap_json(gap, args.lang) for gap in gaps]))
    return Exit.DONE


def gap_json(gap: Gap, language: str) -> dict[str, object]:
    """One gap as data; the advice in both languages."""
    return {
        "code": gap.code,
        "title": gap.title.in_language(language),
        "gain": gap.gain,
        "lost": gap.lost,
        "advice": gap.sentence.vi,
        "advice_en": gap.sentence.en,
    }

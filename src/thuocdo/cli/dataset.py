"""Which index set and figures a command works on, and saying so when they are the shipped ones."""

import argparse
from pathlib import Path

from thuocdo.cli.arguments import YEAR, add_decimal, say
from thuocdo.cli.parser import Parser
from thuocdo.cli.writing.progress import counted
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.reading.figures.reading import read_figures
from thuocdo.reading.figures.register import with_register
from thuocdo.reading.library import (
    HEADING,
    demo_figures,
    demo_units,
    edition_folder,
    edition_for,
    is_folder,
)
from thuocdo.reporting.scored import Scored, score_figures
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence

DEMO_SCHEME, DEMO_YEAR = "demo-province-communes", 2025
SCORING = Sentence("Đang chấm điểm…", "Scoring…")
DRAFT_YEAR = 2026  # stands in a set made on the fly from a table; nothing shows it


def add_dataset(parser: Parser, *, positional: bool = False) -> None:
    """Declare where the set and the figures come from."""
    if positional:
        add_required(parser)
    else:
        add_optional(parser)
    parser.add_argument(
        "--year",
        type=YEAR,
        metavar=Sentence("NĂM", "YEAR"),
        help=Sentence("năm đánh giá, để chọn phiên bản", "year assessed, to choose the edition"),
    )
    parser.add_argument(
        "--units",
        metavar=Sentence("TỆP", "FILE"),
        help=Sentence(
            "danh mục đơn vị: code, name, block, region, population, is_ranked",
            "table of units: code, name, block, region, population, is_ranked",
        ),
    )
    parser.add_argument(
        "--no-survey",
        action="store_true",
        help=Sentence(
            "không điều tra xã hội học: chấm theo chính sách của bộ",
            "no survey was held: score by the policy of the set",
        ),
    )
    add_decimal(parser)


def add_required(parser: Parser) -> None:
    """Declare a set and figures that must be named."""
    parser.add_argument(
        "set",
        metavar="SET",
        help=Sentence(
            "bộ chỉ số: tên/phiên bản, thư mục, hoặc bảng tiêu chí CSV, XLSX",
            "index set: scheme/edition, a folder, or a criteria table CSV, XLSX",
        ),
    )
    parser.add_argument(
        "figures",
        metavar="FIGURES",
        help=Sentence(
            "số liệu: CSV, XLSX, JSON; - đọc đầu vào chuẩn",
            "figures: CSV, XLSX, JSON; - reads standard input",
        ),
    )


def add_optional(parser: Parser) -> None:
    """Declare a set and figures; those of the demonstration stand in."""
    parser.add_argument(
        "--set",
        metavar="SET",
        help=Sentence(
            "bộ chỉ số; mặc định bộ minh họa cấp xã",
            "index set; the demonstration set of communes if not named",
        ),
    )
    parser.add_argument(
        "--figures",
        metavar=Sentence("TỆP", "FILE"),
        help=Sentence("số liệu; mặc định số liệu minh họa", "figures; those of the demonstration"),
    )


def scored_from(args: argparse.Namespace) -> Scored:
    """Read, score and rank what the arguments name; notes go to standard error."""
    if args.figures is None:
        scored = demo_scored(args.set or DEMO_SCHEME, args.year, no_survey=args.no_survey)
        say([demo_note(scored)], args.lang)
    else:
        index_set = open_set(args.set or DEMO_SCHEME, args.year, args.decimal)
        figures = read_figures(args.figures, index_set, decimal=args.decimal)
        if args.units:
            figures = with_register(figures, args.units)
        units = counted(figures.units, SCORING, args.lang)
        scored = score_figures(index_set, figures, survey_held=not args.no_survey, units=units)
    say(scored.notes(), args.lang)
    return scored


def demo_scored(scheme: str, year: int | None, *, no_survey: bool = False) -> Scored:
    """The shipped figures of a demonstration scheme, scored with the edition of their year."""
    name, _, edition = scheme.partition("/")
    chosen = year or (int(edition) if edition.isdigit() else DEMO_YEAR)
    index_set = edition_for(name, chosen)
    path = demo_figures(name, chosen)
    figures = with_register(
        read_figures(str(path), index_set, decimal=DecimalMark.POINT), str(demo_units())
    )
    return score_figures(index_set, figures, survey_held=not no_survey)


def demo_note(scored: Scored) -> Sentence:
    """Say that nothing here is anybody's decision."""
    name = scored.index_set.name
    return Sentence(
        f"số liệu minh họa của bộ {name}, không phải kết quả của cơ quan nào.",
        f"demonstration figures of {name}, not the result of any authority.",
    )


def open_set(name: str, year: int | None = None, decimal: DecimalMark | None = None) -> IndexSet:
    """The index set that a name, folder or criteria table means."""
    path = Path(name)
    if path.is_file() and path.name != HEADING:
        return set_of_table(path, year, decimal)
    if year is not None and "/" not in name and not is_folder(path):
        return edition_for(name, year)
    return load_index_set(edition_folder(name))


def set_of_table(path: Path, year: int | None, decimal: DecimalMark | None) -> IndexSet:
    """A criteria table as an index set that is written nowhere."""
    from thuocdo.reading.importing.documents import About, slug  # noqa: PLC0415  (seldom needed)
    from thuocdo.reading.importing.importing import import_table  # noqa: PLC0415

    about = About(slug(path.stem), str(year or "draft"), "", year or DRAFT_YEAR, "")
    return import_table(str(path), about, decimal=decimal).index_set

"""Which index set and figures a command works on, and saying so when they are the shipped ones."""

import argparse
from pathlib import Path

from thuocdo.cli.arguments import add_decimal, say
from thuocdo.cli.figures.reading import read_figures, with_register
from thuocdo.cli.importing.documents import About
from thuocdo.cli.importing.importing import import_table
from thuocdo.cli.library import (
    demo_figures,
    demo_units,
    edition_folder,
    edition_for,
)
from thuocdo.cli.scored import Scored, score_figures
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence

DEMO_SCHEME, DEMO_YEAR = "demo-province-communes", 2025
TABLES = {".csv", ".xlsx", ".xls", ".ods", ".tsv"}


def add_dataset(parser: argparse.ArgumentParser, *, positional: bool = False) -> None:
    """Declare where the set and the figures come from."""
    if positional:
        parser.add_argument(
            "set", metavar="SET", help="bộ chỉ số: scheme/edition, thư mục hoặc bảng CSV, XLSX"
        )
        parser.add_argument(
            "figures", metavar="FIGURES", help="số liệu: CSV, XLSX, JSON; - đọc đầu vào chuẩn"
        )
    else:
        parser.add_argument("--set", metavar="SET", help="bộ chỉ số; mặc định bộ minh họa cấp xã")
        parser.add_argument("--figures", metavar="FILE", help="số liệu; mặc định số liệu minh họa")
    parser.add_argument("--year", type=int, metavar="NĂM", help="năm của số liệu minh họa")
    parser.add_argument(
        "--units", metavar="FILE", help="danh mục đơn vị: code, name, block, region, is_ranked"
    )
    parser.add_argument(
        "--no-survey",
        action="store_true",
        help="không điều tra xã hội học: chấm theo chính sách của bộ",
    )
    add_decimal(parser)


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
        scored = score_figures(index_set, figures, survey_held=not args.no_survey)
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
    if path.suffix.lower() in TABLES and path.is_file():
        about = About(path.stem, str(year or "draft"), "", year or 2026, "")
        return import_table(name, about, None, decimal=decimal, prose=False)
    if year is not None and "/" not in name and not path.is_dir():
        return edition_for(name, year)
    return load_index_set(edition_folder(name))

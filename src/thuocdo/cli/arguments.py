"""Arguments that commands share, and how a result is put where it was asked for."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from thuocdo.cli.parser import LANGUAGE, LANGUAGES, Parser
from thuocdo.reading.tables.written import write_bytes, write_whole
from thuocdo.reporting.sheets import Sheet, as_csv, as_xlsx
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Refusal, Sentence

FORMATS = ("table", "json", "csv")
ENDINGS = {".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".txt": "table"}


class Contradiction(Refusal):
    """Two options do not fit together."""


def add_language(parser: Parser) -> None:
    """``--lang``, whose default the parser was made for."""
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=parser.language,
        help=LANGUAGE,
    )


def add_output(parser: Parser) -> None:
    """Language, format, file to write."""
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=Sentence(
            "mặc định: bảng, hoặc theo đuôi tệp --out", "a table, or by the ending of --out"
        ),
    )
    parser.add_argument(
        "--out",
        "-o",
        type=Path,
        metavar=Sentence("TỆP", "FILE"),
        help=Sentence(
            "ghi vào tệp .json, .csv, .xlsx, .txt", "write a file .json, .csv, .xlsx, .txt"
        ),
    )


def add_decimal(parser: Parser) -> None:
    """The decimal mark of a file, where its own cells leave it open."""
    parser.add_argument(
        "--decimal",
        type=DecimalMark,
        choices=list(DecimalMark),
        help=Sentence("dấu thập phân trong tệp số liệu", "decimal mark in the file"),
    )


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """A type for argparse: a whole number within bounds."""

    def number(text: str) -> int:
        value = int(text)
        if not low <= value <= high:
            raise ValueError(text)
        return value

    return number


YEAR = whole_number(1900, 2200)


def say(notes: Iterable[Sentence], language: str) -> None:
    """Notes go to standard error, so that the output stays clean."""
    for note in notes:
        sys.stderr.write(f"thuocdo: {note.in_language(language)}\n")


def put(args: argparse.Namespace, sheet: Sheet, json_of: Callable[[], str]) -> None:
    """Write a sheet in the asked format; an .xlsx file is a workbook.

    Raises:
        Contradiction: the file's ending says another format than ``--format``, or none.
    """
    chosen = format_of(args.format, args.out)
    if chosen == "xlsx":
        write_bytes(as_xlsx(sheet, args.lang), args.out)
    elif chosen == "json":
        write_whole(json_of(), args.out)
    elif chosen == "csv":
        write_whole(as_csv(sheet, args.lang), args.out)
    else:
        from thuocdo.cli.writing.tables import as_table  # noqa: PLC0415  (rich takes time to load)

        write_whole(as_table(sheet, args.lang), args.out)


def format_of(asked: str | None, out: Path | None) -> str:
    """The format by the option and by the file's ending.

    Raises:
        Contradiction: they disagree, or neither says one.
    """
    if out is None:
        return asked or "table"
    refuse_folder(out)
    by_ending = ENDINGS.get(out.suffix.lower())
    if asked and by_ending and asked != by_ending:
        raise Contradiction(
            f"--format {asked} không khớp với đuôi tệp {out}. Bỏ một trong hai.",
            f"--format {asked} does not fit the file {out}. Drop one of them.",
        )
    chosen = asked or by_ending
    if chosen is None:
        raise Contradiction(
            f"đuôi tệp {out} không cho biết dạng ghi. Dùng {', '.join(ENDINGS)}, "
            "hoặc thêm --format.",
            f"the ending of {out} names no format. Use {', '.join(ENDINGS)}, or add --format.",
        )
    return chosen


def refuse_folder(out: Path) -> None:
    """Refuse a folder where a file should be written."""
    if not out.name or out.is_dir():
        raise Contradiction(
            f"{out} là thư mục. Nêu tên tệp sau --out.",
            f"{out} is a folder. Name a file after --out.",
        )

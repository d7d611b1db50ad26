"""Arguments that commands share, and how a result is put where it was asked for."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from thuocdo.cli.tables.written import write_bytes, write_whole
from thuocdo.cli.writing.sheets import Sheet, as_csv, as_table, as_xlsx
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Refusal, Sentence

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  (argparse gives it no public name)
LANGUAGE_VARIABLE = "THUOCDO_LANG"
FORMATS = ("table", "json", "csv")


class Contradiction(Refusal):
    """Two options do not fit together."""


def shared(*, formats: tuple[str, ...] = FORMATS) -> argparse.ArgumentParser:
    """The parent of subparsers: language, format, file to write."""
    parent = argparse.ArgumentParser(add_help=False)
    language = os.environ.get(LANGUAGE_VARIABLE, "vi")
    parent.add_argument(
        "--lang", choices=("vi", "en"), default=language if language in {"vi", "en"} else "vi"
    )
    if formats:
        parent.add_argument(
            "--format", choices=formats, help="mặc định: bảng, hoặc theo đuôi tệp --out"
        )
        parent.add_argument(
            "--out", type=Path, metavar="FILE", help="ghi vào tệp .json, .csv, .xlsx, .txt"
        )
    return parent


def add_decimal(parser: argparse.ArgumentParser) -> None:
    """The decimal mark of a file, where its own cells leave it open."""
    parser.add_argument(
        "--decimal",
        type=DecimalMark,
        choices=list(DecimalMark),
        help="dấu thập phân trong tệp số liệu",
    )


def say(notes: Iterable[Sentence], language: str) -> None:
    """Notes go to standard error, so that the output stays clean."""
    for note in notes:
        sys.stderr.write(f"thuocdo: {note.in_language(language)}\n")


def put(args: argparse.Namespace, sheet: Sheet, json_of: Callable[[], str]) -> None:
    """Write a sheet in the asked format; an .xlsx file is a workbook.

    Raises:
        Contradiction: the file's ending and ``--format`` disagree.
    """
    suffix = args.out.suffix.lower() if args.out else ""
    by_suffix = {".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".txt": "table"}.get(suffix)
    if args.format and by_suffix and args.format != by_suffix:
        raise Contradiction(
            f"--format {args.format} không khớp với đuôi tệp {args.out}. Bỏ một trong hai.",
            f"--format {args.format} does not fit the file {args.out}. Drop one of them.",
        )
    chosen = args.format or by_suffix or "table"
    if chosen == "xlsx":
        write_bytes(as_xlsx(sheet, args.lang), args.out)
    elif chosen == "json":
        write_whole(json_of(), args.out)
    else:
        write_whole(
            as_csv(sheet, args.lang) if chosen == "csv" else as_table(sheet, args.lang), args.out
        )

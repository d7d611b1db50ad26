"""Command ``check-numbers``: do the figures of a published table agree with each other."""

import argparse
from pathlib import Path

from thuocdo.cli.arguments import add_decimal, add_language, say
from thuocdo.cli.exits import Exit
from thuocdo.cli.findings import WRITERS
from thuocdo.cli.parser import Commands
from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.finding import Severity
from thuocdo.core.checking.published import PublishedTable
from thuocdo.reading.tables.published_records import published_records
from thuocdo.reading.tables.published_rows import KNOWN, published_table
from thuocdo.reading.tables.reading import table_in
from thuocdo.reading.tables.records import read_records
from thuocdo.reading.tables.sources import Kind, Source, read_source
from thuocdo.reading.tables.written import write_whole
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo check-numbers TABLE``."""
    parser = commands.add_parser("check-numbers")
    parser.add_argument(
        "table",
        metavar=Sentence("BẢNG", "TABLE"),
        help=Sentence(
            "CSV, XLSX, JSON; - đọc từ đầu vào chuẩn", "CSV, XLSX, JSON; - is standard input"
        ),
    )
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=sorted(WRITERS),
        default="table",
        help=Sentence("mặc định: bảng", "a table unless given"),
    )
    add_decimal(parser)
    parser.add_argument(
        "--out",
        type=Path,
        metavar=Sentence("TỆP", "FILE"),
        help=Sentence("ghi vào tệp này", "write this file"),
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Read, check, write; the code says whether anything is beyond rounding."""
    table, notes = _published(read_source(args.table), args.decimal)
    findings = number_checks(table)
    say(notes, args.lang)
    text = WRITERS[args.format](table, findings, args.lang)
    write_whole(text, args.out)
    is_wrong = any(finding.severity is Severity.ERROR for finding in findings)
    return Exit.FOUND if is_wrong else Exit.DONE


def _published(
    source: Source, decimal: DecimalMark | None
) -> tuple[PublishedTable, tuple[Sentence, ...]]:
    """The statements, and what the user should know about how they were read."""
    if source.kind is Kind.RECORDS:
        read = published_records(read_records(source), source.name, decimal)
        return read.table, _ignored("khóa", "keys", read.unknown_keys)
    table = table_in(source, decimal)
    others = tuple(table.unknown_headers(KNOWN))
    return published_table(table), (*table.notes, *_ignored("cột", "columns", others))


def _ignored(vi: str, en: str, names: tuple[str, ...]) -> tuple[Sentence, ...]:
    if not names:
        return ()
    listed = ", ".join(f"`{name}`" for name in names)
    return (Sentence(f"không dùng đến {vi}: {listed}.", f"{en} not used: {listed}."),)

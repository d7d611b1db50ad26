"""Entry point of the command line; needs no database and no web server."""

import argparse
import sys
from collections.abc import Sequence
from typing import Protocol

from thuocdo import __version__
from thuocdo.cli.commands import (
    bench,
    check_numbers,
    compare,
    explain,
    gaps,
    index_sets,
    intervals,
    rank,
    score,
)
from thuocdo.cli.exits import Exit
from thuocdo.vietnamese.sentence import Refusal


class Command(Protocol):
    """What each module of ``cli.commands`` offers."""

    def add_to(self, commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
        """Declare the subcommand and set ``run``, a function of the parsed arguments."""
        ...


COMMANDS: tuple[Command, ...] = (
    index_sets,
    score,
    rank,
    explain,
    gaps,
    compare,
    intervals,
    check_numbers,
    bench,
)


def run(argv: Sequence[str] | None = None) -> int:
    """Parse, run, and turn a refusal into one sentence and an exit code."""
    args = build_parser().parse_args(argv)
    try:
        return int(args.run(args))
    except Refusal as refusal:
        sys.stderr.write(f"thuocdo: {refusal.sentence.in_language(args.lang)}\n")
        return Exit.REFUSED


def build_parser() -> argparse.ArgumentParser:
    """The whole command line, one subparser a command."""
    parser = argparse.ArgumentParser(
        prog="thuocdo", description="Thước Đo: chấm điểm, xếp hạng, so sánh, soát số."
    )
    parser.add_argument("--version", action="version", version=f"thuocdo {__version__}")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    for command in COMMANDS:
        command.add_to(commands)
    return parser

"""Command ``bundle``: is a publication what its edition and figures give."""

import argparse

from thuocdo.cli.arguments import add_language
from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands
from thuocdo.reading.tables.sources import read_source
from thuocdo.reading.tables.written import write_whole
from thuocdo.reporting.snapshots.archive import unverified
from thuocdo.reporting.snapshots.checking import verdict
from thuocdo.vietnamese.sentence import Sentence


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo bundle check FILE``."""
    actions = commands.add_parser("bundle").add_commands(Sentence("VIỆC", "ACTION"))
    text = Sentence(
        "kiểm tra mã băm, tính lại tất cả và so với bản công bố",
        "verify checksums, compute everything again and compare with what was published",
    ).in_language(commands.choices["bundle"].language)
    parser = actions.add_parser("check", help=text, description=text)
    parser.add_argument(
        "file",
        metavar=Sentence("TỆP", "FILE"),
        help=Sentence("gói tái lập (.zip)", "the bundle (.zip)"),
    )
    add_language(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Check with the engine that is installed; no code out of the file is run."""
    found = verdict(unverified(read_source(args.file).content))
    write_whole("\n".join(found.lines(args.lang)) + "\n", None)
    return Exit.DONE if found.is_passed else Exit.FOUND

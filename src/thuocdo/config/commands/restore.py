"""Command ``restore``: a backup into an empty place, every checksum verified."""

from pathlib import Path

from thuocdo.cli.arguments import add_language
from thuocdo.cli.parser import Commands
from thuocdo.config.commands.later import later
from thuocdo.vietnamese.sentence import Sentence


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo restore FILE``."""
    parser = commands.add_parser("restore")
    parser.add_argument(
        "file",
        type=Path,
        metavar=Sentence("TỆP", "FILE"),
        help=Sentence("tệp do `thuocdo backup` ghi", "a file that `thuocdo backup` wrote"),
    )
    add_language(parser)
    parser.set_defaults(run=later("thuocdo.config.backup.restoring:restore"))
